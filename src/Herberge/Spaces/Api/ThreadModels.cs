namespace Herberge.Spaces.Api;

/// <summary>Who wrote something.</summary>
/// <param name="Unit">Null for guests and for those without a unit.</param>
public sealed record ThreadAuthor(Guid Id, string Name, string? Unit, bool IsGuest);

/// <summary>A thread in a list.</summary>
/// <param name="ReplyCount">Posts that stand, without the first.</param>
/// <param name="Answered">Whether a question has an accepted answer.</param>
public sealed record ThreadSummary(
    Guid Id, ThreadKind Kind, string Title, ThreadAuthor Author, DateTimeOffset CreatedAt, DateTimeOffset LastPostAt, int ReplyCount,
    bool Answered, bool Pinned, bool Locked, bool Unread)
{
    public static ThreadSummary Of(ThreadItem item) => new(item.Id, item.Kind, item.Title,
        new ThreadAuthor(item.AuthorId, item.Author, item.Guest ? null : item.Unit, item.Guest), item.CreatedAt, item.LastPostAt, item.ReplyCount,
        item.Answered, item.Pinned, item.Locked, item.Unread);
}

/// <summary>A thread without its posts.</summary>
/// <param name="PostCount">Number of its newest post.</param>
/// <param name="Follow">What you chose: following, muted, or null for neither.</param>
/// <param name="LastRead">Number of the last post you read; nobody else sees it.</param>
public sealed record ThreadView(
    Guid Id, ThreadKind Kind, string Title, Guid AuthorId, string SpaceSlug, string SpaceName, int PostCount, int ReplyCount,
    Guid? AcceptedPostId, bool Pinned, bool Locked, bool IsArchived, FollowState? Follow, int? LastRead)
{
    public static ThreadView Of(ThreadHead head) => new(head.Id, head.Kind, head.Title, head.AuthorId, head.SpaceSlug, head.SpaceName,
        head.PostCount, head.ReplyCount, head.AcceptedPostId, head.Pinned, head.Locked, head.Archived, head.Follow, head.LastRead);
}

/// <param name="Body">Markdown.</param>
/// <param name="Files">Ids of files you uploaded, beside those the text links.</param>
/// <param name="ClientKey">What your program calls this post; sending it again makes no second one.</param>
public sealed record ThreadBody(string? Title, string? Body, ThreadKind Kind = ThreadKind.Discussion, IReadOnlyList<Guid>? Files = null, string? ClientKey = null);

/// <param name="PostId">The opening post.</param>
public sealed record ThreadMade(Guid Id, Guid PostId);

public sealed record FollowBody(FollowState? State);

/// <param name="Number">Number of the last post you read; all of them when left out.</param>
public sealed record ReadBody(int? Number);
