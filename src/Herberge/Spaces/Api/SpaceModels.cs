using System.Text.Json.Serialization;

namespace Herberge.Spaces.Api;

/// <summary>A space in a list.</summary>
/// <param name="Unread">Threads with something new for the token's member.</param>
/// <param name="IsMember">Whether the token's member belongs to it.</param>
/// <param name="Asked">Whether their request to join waits for an answer.</param>
public sealed record SpaceItem(
    Guid Id, string Slug, string Name, string Purpose, SpaceKind Kind, bool WithPartners, bool IsArchived, int MemberCount, int ThreadCount,
    DateTimeOffset LastActivityAt, bool IsMember, bool Asked, int Unread)
{
    public static SpaceItem Of(SpaceRow row) => new(row.Id, row.Slug, row.Name, row.Purpose, row.Kind, row.WithPartners, row.IsArchived,
        row.MemberCount, row.ThreadCount, row.LastActivityAt, row.IsMember, row.Asked, row.Unread);
}

/// <summary>A space and what the token's member is in it.</summary>
/// <param name="Role">Null for somebody who is not a member.</param>
public sealed record SpaceView(
    Guid Id, string Slug, string Name, string Purpose, SpaceKind Kind, bool WithPartners, bool IsArchived, int MemberCount, int ThreadCount,
    DateTimeOffset CreatedAt, DateTimeOffset LastActivityAt, SpaceRole? Role, bool Asked, bool MayRead, bool MayRun, IReadOnlyList<PersonName> Hosts)
{
    internal static SpaceView Of(SpaceReading reading)
    {
        var (standing, space) = (reading.Standing, reading.Standing.Space);
        return new SpaceView(space.Id, space.Slug, space.Name, space.Purpose, space.Kind, space.WithPartners, space.ArchivedAt is not null,
            space.MemberCount, space.ThreadCount, space.CreatedAt, space.LastActivityAt, standing.Role, standing.Asked, standing.MayRead, standing.MayRun,
            [.. reading.Hosts.Select(h => new PersonName(h.Id, h.Handle, h.Name))]);
    }
}

public sealed record PersonName(Guid Id, string Handle, string Name);

/// <summary>The space that was made or changed.</summary>
public sealed record SpaceKept(Guid Id, string Slug, string Name, string Purpose, SpaceKind Kind, bool WithPartners)
{
    public static SpaceKept Of(Space space) => new(space.Id, space.Slug, space.Name, space.Purpose, space.Kind, space.WithPartners);
}

/// <param name="Purpose">One sentence: what the space is for.</param>
/// <param name="Kind">Who gets in; open when left out.</param>
/// <param name="WithPartners">Whether partners' people may be members.</param>
public sealed record SpaceBody(string? Name, string? Purpose, SpaceKind Kind = SpaceKind.Open, bool WithPartners = false);

/// <param name="Text">A sentence for the hosts.</param>
/// <param name="Answers">To the questions of the space, in their order.</param>
public sealed record RequestBody(string? Text, IReadOnlyList<string>? Answers = null);

public sealed record RequestItem(Guid MemberId, string Handle, string Name, string? Unit, string Text, DateTimeOffset At)
{
    public static RequestItem Of(WaitingAtTheDoor waiting) => new(waiting.MemberId, waiting.Handle, waiting.Name, waiting.Unit, waiting.Text, waiting.At);
}

public sealed record MemberItem(Guid Id, string Handle, string Name, string? Title, string? Unit, string? Partner, SpaceRole Role, DateTimeOffset JoinedAt)
{
    public static MemberItem Of(SpaceMemberRow row) => new(row.Id, row.Handle, row.Name, row.Title, row.Unit, row.Partner, row.Role, row.JoinedAt);
}

/// <param name="Who">Handles, mail addresses or full names; all are added or nobody.</param>
public sealed record InviteBody(IReadOnlyList<string>? Who);

/// <param name="Added">How many are new.</param>
public sealed record Invited(int Added);

public sealed record RoleBody([property: JsonRequired] SpaceRole Role);
