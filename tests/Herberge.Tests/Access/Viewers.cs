using Herberge.Spaces;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Access;

public enum ViewerKind
{
    Nobody,

    /// <summary>A partner's person who was let into no space.</summary>
    GuestOutside,

    /// <summary>A partner's person with a membership in every space, as left over where the space isn't open to partners.</summary>
    GuestInside,

    InsiderOutside,
    InsiderMember,
    SpaceHost,

    /// <summary>A host of the house who is in none of the spaces.</summary>
    HouseHost,

    /// <summary>Runs the installation, hosts nothing, is in none of the spaces.</summary>
    Administrator,
}

public enum SpotKind
{
    Open,
    Restricted,
    Private,
    Partners,
}

/// <summary>How far somebody gets into a space.</summary>
public enum Reach
{
    /// <summary>Doesn't learn that it exists.</summary>
    Hidden,

    /// <summary>Sees name and purpose, reads nothing.</summary>
    Door,

    Reads,
    Member,
}

/// <summary>A space with a thread, a post and a file, each with a word that must reach nobody who may not read them.</summary>
internal sealed record Spot(SpotKind Kind, string Slug, Guid SpaceId, Guid ThreadId, Guid PostId, Guid FileId)
{
    /// <summary>In title, text and file name.</summary>
    public string Secret => $"zitronenfalter{Kind}".ToLowerInvariant();

    /// <summary>In the space's name.</summary>
    public string Name => $"Kammer{Kind}";
}

/// <summary>
/// The access rule written a second time, as a table: what the house should do, from the plan and not from its code.
/// </summary>
internal static class AccessPlan
{
    public static Reach Of(ViewerKind viewer, SpotKind spot) => (viewer, spot) switch
    {
        (ViewerKind.Nobody or ViewerKind.GuestOutside, _) => Reach.Hidden,
        (ViewerKind.GuestInside, SpotKind.Partners) => Reach.Member,
        (ViewerKind.GuestInside, _) => Reach.Hidden,
        (ViewerKind.InsiderMember or ViewerKind.SpaceHost, _) => Reach.Member,
        (_, SpotKind.Private) => Reach.Hidden,
        (_, SpotKind.Restricted) => Reach.Door,
        _ => Reach.Reads,
    };

    public static bool Runs(ViewerKind viewer, SpotKind spot) => viewer == ViewerKind.SpaceHost || (viewer == ViewerKind.HouseHost && spot != SpotKind.Private);

    public static bool IsGuest(ViewerKind viewer) => viewer is ViewerKind.GuestInside or ViewerKind.GuestOutside;

    public static (SpaceKind Kind, bool WithPartners) Space(SpotKind spot) => spot switch
    {
        SpotKind.Open => (SpaceKind.Open, false),
        SpotKind.Restricted => (SpaceKind.Restricted, false),
        SpotKind.Private => (SpaceKind.Private, false),
        _ => (SpaceKind.Open, true),
    };
}
