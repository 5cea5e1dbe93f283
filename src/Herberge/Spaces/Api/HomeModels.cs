namespace Herberge.Spaces.Api;

public sealed record HomeItem(
    Guid Id, ThreadKind Kind, string Title, string Author, string? Unit, string SpaceSlug, string SpaceName, DateTimeOffset CreatedAt,
    DateTimeOffset LastPostAt, int ReplyCount, bool Answered, bool IsNew)
{
    public static HomeItem Of(HomeThread thread) => new(thread.Id, thread.Kind, thread.Title, thread.AuthorName, thread.Unit, thread.SpaceSlug, thread.SpaceName,
        thread.CreatedAt, thread.LastPostAt, thread.Replies, thread.Answered, thread.New);
}

/// <param name="Reason">Why it is shown: <c>topic</c>, <c>colleagues</c>, <c>unanswered</c>, <c>lively</c> or <c>new</c>.</param>
public sealed record SuggestedItem(HomeItem Thread, string Reason);

/// <summary>A question whose answer would cross the border between two units.</summary>
public sealed record BridgeItem(HomeItem Thread, string Excerpt, string OwnUnit, string OtherUnit);

public sealed record NewcomerItem(Guid Id, string Handle, string Name, string? Title, string? Unit);

/// <summary>What is new for you, as on the start page.</summary>
public sealed record HomeAnswer(
    IReadOnlyList<HomeItem> InMySpaces, BridgeItem? Bridge, IReadOnlyList<SuggestedItem> ForYou, IReadOnlyList<HomeItem> Unanswered, int UnansweredCount,
    IReadOnlyList<NewcomerItem> Newcomers)
{
    private const string ReasonMark = "why-";

    public static HomeAnswer Of(HomeView view) => new(
        [.. view.InMySpaces.Select(HomeItem.Of)],
        view.Bridge is { } bridge ? new BridgeItem(HomeItem.Of(bridge.Thread), bridge.Excerpt, bridge.OwnUnit, bridge.OtherUnit) : null,
        [.. view.ForYou.Select(s => new SuggestedItem(HomeItem.Of(s.Thread), s.Why[ReasonMark.Length..]))],
        [.. view.Unanswered.Select(HomeItem.Of)], view.UnansweredCount,
        [.. view.Newcomers.Select(n => new NewcomerItem(n.Id, n.Handle, n.Name, n.Title, n.Unit))]);
}

/// <summary>A line behind the bell.</summary>
/// <param name="Actor">Who did it; null where the house itself tells.</param>
/// <param name="SpaceSlug">Null for what happens in no space.</param>
public sealed record BellItem(
    Guid Id, NotificationKind Kind, DateTimeOffset At, bool Unseen, Guid? ActorId, string? Actor, string? SpaceSlug, string? SpaceName,
    Guid? ThreadId, string? ThreadTitle, Guid? PostId)
{
    public static BellItem Of(BellLine line) => new(line.Id, line.Kind, line.At, line.Unseen, line.ActorId, line.ActorName, line.SpaceSlug, line.SpaceName,
        line.ThreadId, line.ThreadTitle, line.PostId);
}

/// <param name="ThreadId">Only the lines about this thread; all of them when left out.</param>
public sealed record SeenBody(Guid? ThreadId);

public sealed record UnreadSpace(string Slug, string Name, int Unread);

/// <summary>What waits for you; nobody else sees it.</summary>
/// <param name="Bell">Lines behind the bell you haven't looked at.</param>
/// <param name="Waiting">People at the doors of spaces you host.</param>
public sealed record UnreadAnswer(IReadOnlyList<UnreadSpace> Spaces, int Unread, int Bell, int Waiting)
{
    public static UnreadAnswer Of(MyRoomsView rooms) =>
        new([.. rooms.Rooms.Select(r => new UnreadSpace(r.Slug, r.Name, r.Unread))], rooms.Unread, rooms.Unseen, rooms.Waiting);
}
