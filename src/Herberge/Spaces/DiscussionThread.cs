namespace Herberge.Spaces;

public enum ThreadKind : byte
{
    Discussion = 0,
    Question = 1,
    Announcement = 2,

    /// <summary>Talk about an idea; opened by the room Ideas alone, which keeps what becomes of it.</summary>
    Idea = 3,

    /// <summary>A vote; opened by <c>StartPoll</c>, which knows what can be chosen.</summary>
    Poll = 4,

    /// <summary>Knowledge of the space; opened by <c>StartPage</c>. Its opening post is the page, the others talk about it.</summary>
    Page = 5,
}

/// <summary>A conversation in a space. Its first post is number 1; counters are kept at write time.</summary>
public sealed class DiscussionThread
{
    private DiscussionThread() { }

    public DiscussionThread(Guid id, Guid spaceId, ThreadKind kind, string title, Guid authorId, DateTimeOffset at)
    {
        Id = id;
        SpaceId = spaceId;
        Kind = kind;
        Title = title;
        AuthorId = authorId;
        CreatedAt = at;
        LastPostAt = at;
        LastPosterId = authorId;
        Version = 1;
    }

    public Guid Id { get; private set; }

    /// <summary>Changes when moderators move it.</summary>
    public Guid SpaceId { get; private set; }

    public Space? Space { get; private set; }

    public ThreadKind Kind { get; set; }

    public string Title { get; set; } = "";

    public Guid AuthorId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastPostAt { get; set; }

    public Guid LastPosterId { get; set; }

    /// <summary>All posts ever written, the first included; also the number of the newest post.</summary>
    public int PostCount { get; set; }

    /// <summary>Posts that stand, without the first.</summary>
    public int ReplyCount { get; set; }

    /// <summary>How often it was opened; a plain count, nobody knows by whom.</summary>
    public int ViewCount { get; set; }

    public Guid? AcceptedPostId { get; set; }

    /// <summary>The thread of another space this one points to. Whoever may not read that one learns nothing of it.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>A second space the conversation stands in: whoever may read either may read and write.</summary>
    public Guid? AlsoInId { get; set; }

    public Space? AlsoIn { get; private set; }

    public DateTimeOffset? PinnedAt { get; set; }

    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>Put away: still there to read, not in the lists and closed for answers.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The thread its posts went into; its address leads there.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>Grows with every change a reader could see.</summary>
    public long Version { get; set; }

    public bool IsAnswered => AcceptedPostId is not null;
}
