namespace Herberge.Foundation.Access;

/// <summary>What somebody may do in the whole house, beside what spaces grant.</summary>
[Flags]
public enum HouseRoles
{
    None = 0,

    /// <summary>Runs the installation: people, import, settings.</summary>
    Administrator = 1,

    /// <summary>Corporate community manager: opens spaces, moderates, reads the silo page.</summary>
    Host = 2,

    /// <summary>Works council: reads the silo page, who looked at it, and countersigns its settings.</summary>
    WorksCouncil = 4,

    /// <summary>Community manager, the customers' advocate: works with what customers say.</summary>
    CommunityManager = 8,

    /// <summary>Social media manager: speaks for the house on networks outside and listens there.</summary>
    SocialMediaManager = 16,
}

/// <summary>
/// Who asks. Every handler and every query receives one; nothing reads the HTTP context for it.
/// </summary>
/// <param name="MemberId">The asking member; <see cref="Guid.Empty"/> for nobody signed in.</param>
/// <param name="IsGuest">True for a partner's person, who sees only spaces they were let into.</param>
/// <param name="Roles">House-wide roles.</param>
/// <param name="Language">Two-letter language of the interface, <c>de</c> or <c>en</c>.</param>
public sealed record Viewer(Guid MemberId, bool IsGuest, HouseRoles Roles, string Language)
{
    /// <summary>Any of these makes somebody one of the community team.</summary>
    public const HouseRoles Team = HouseRoles.Host | HouseRoles.CommunityManager | HouseRoles.SocialMediaManager;

    public static Viewer Nobody { get; } = new(Guid.Empty, IsGuest: true, HouseRoles.None, "de");

    /// <summary>
    /// When they ask: what ended before isn't theirs any more. The house sets it where it finds out who asks; without it every
    /// membership that has an end counts as ended.
    /// </summary>
    public DateTimeOffset AsOf { get; init; } = DateTimeOffset.MaxValue;

    public bool IsSignedIn => MemberId != Guid.Empty;

    /// <summary>Signed in and employed by the house, not a partner's person.</summary>
    public bool IsInside => IsSignedIn && !IsGuest;

    public bool IsAdministrator => IsSignedIn && Roles.HasFlag(HouseRoles.Administrator);

    public bool IsHost => IsSignedIn && Roles.HasFlag(HouseRoles.Host);

    public bool IsWorksCouncil => IsSignedIn && Roles.HasFlag(HouseRoles.WorksCouncil);

    public bool IsCommunityManager => IsSignedIn && Roles.HasFlag(HouseRoles.CommunityManager);

    public bool IsSocialMediaManager => IsSignedIn && Roles.HasFlag(HouseRoles.SocialMediaManager);

    public bool IsOfTeam => IsInside && (Roles & Team) != 0;

    /// <summary>
    /// Roles held for chosen spaces alone. They open a desk and nothing else of the house: which spaces, the queries ask, and of the
    /// community team is only who holds a role for the whole house.
    /// </summary>
    public HouseRoles SpaceRoles { get; init; }

    /// <summary>Works at a desk, for the whole house or for chosen spaces.</summary>
    public bool HasDesk => IsInside && ((Roles | SpaceRoles) & Team) != 0;
}
