using Herberge.Foundation.Access;

namespace Herberge.Spaces;

public enum SpaceKind : byte
{
    /// <summary>Everyone inside may read, join and write.</summary>
    Open = 0,

    /// <summary>Everyone inside sees that it exists and may ask to join; members read and write.</summary>
    Restricted = 1,

    /// <summary>Invisible to all but its members.</summary>
    Private = 2,
}

/// <summary>A place where people talk. Partners' people come in by membership only, whatever the kind.</summary>
public sealed class Space
{
    private Space() { }

    public Space(Guid id, string slug, string name, string purpose, SpaceKind kind, int hue, Guid createdBy, DateTimeOffset at)
    {
        Id = id;
        Slug = slug;
        Name = name;
        Purpose = purpose;
        Kind = kind;
        Hue = hue;
        CreatedBy = createdBy;
        CreatedAt = at;
        LastActivityAt = at;
    }

    public Guid Id { get; private set; }

    /// <summary>Unique, in addresses: <c>ersatzteile-lieferzeiten</c>.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; set; } = "";

    public string Purpose { get; set; } = "";

    public SpaceKind Kind { get; set; }

    public int Hue { get; set; }

    /// <summary>Partners' people may be members.</summary>
    public bool WithPartners { get; set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public int MemberCount { get; set; }

    public int ThreadCount { get; set; }

    public DateTimeOffset LastActivityAt { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public ICollection<SpaceMember> Memberships { get; } = [];
}

public enum SpaceRole : byte
{
    Member = 0,

    /// <summary>Runs the space: settings, requests, pins, moderation.</summary>
    Host = 1,
}

/// <summary>What receiving a role for a space made of somebody there, and what taking the last one back undoes.</summary>
public enum RoleGave : byte
{
    /// <summary>Nothing: who holds no role, or hosted the space before.</summary>
    Nothing = 0,

    /// <summary>A member became a host.</summary>
    Hosting = 1,

    /// <summary>Somebody who wasn't in the space came in as a host.</summary>
    Membership = 2,
}

public sealed class SpaceMember
{
    private SpaceMember() { }

    public SpaceMember(Guid spaceId, Guid memberId, SpaceRole role, DateTimeOffset at)
    {
        SpaceId = spaceId;
        MemberId = memberId;
        Role = role;
        JoinedAt = at;
    }

    public Guid SpaceId { get; private set; }

    public Guid MemberId { get; private set; }

    public SpaceRole Role { get; set; }

    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>From this moment on the membership lets nobody in, whether or not somebody took the row away; null: no end.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>The host somebody stands in for, and the days; within them the membership is a host's (<see cref="SpaceStanding"/>, <see cref="Moderation.Moderators"/>).</summary>
    public Guid? DeputyOf { get; set; }

    public DateTimeOffset? DeputyFrom { get; set; }

    /// <summary>The first moment after the last day.</summary>
    public DateTimeOffset? DeputyUntil { get; set; }

    /// <summary>Roles of the profession held for this space alone (<see cref="Viewer.Team"/>).</summary>
    public HouseRoles TeamRoles { get; set; }

    public RoleGave RoleGave { get; set; }

    /// <summary>When the member put the space's welcome away; null: not yet.</summary>
    public DateTimeOffset? WelcomedAt { get; set; }

    /// <summary>When the member last said “Alles gelesen” here; null: never, and what is older than joining isn't new.</summary>
    public DateTimeOffset? AllReadAt { get; set; }
}

/// <summary>Somebody asks to be let into a restricted space.</summary>
public sealed class JoinRequest
{
    private JoinRequest() { }

    public JoinRequest(Guid spaceId, Guid memberId, string text, DateTimeOffset at)
    {
        SpaceId = spaceId;
        MemberId = memberId;
        Text = text;
        At = at;
    }

    public Guid SpaceId { get; private set; }

    public Guid MemberId { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
