namespace Herberge.Spaces.Moderation.Held;

/// <summary>Why something written waits for a moderator.</summary>
public enum HeldWhy : byte
{
    /// <summary>A guest's first words in a space.</summary>
    FirstOfGuest = 1,

    /// <summary>Many links by somebody new.</summary>
    Links = 2,

    /// <summary>The same text a second time.</summary>
    Same = 3,

    /// <summary>Very much within a minute by somebody new.</summary>
    Flood = 4,
}

/// <summary>
/// Something written that waits for approval. It is no post and no thread yet: search, feeds, exports, notifications,
/// counters and the ledger can't show it, because for them it doesn't exist. Approved, it is written as if just sent.
/// </summary>
public sealed class HeldPost
{
    private HeldPost() { }

    public HeldPost(Guid id, Guid spaceId, Guid? threadId, Guid authorId, string body, HeldWhy why, DateTimeOffset at)
    {
        Id = id;
        SpaceId = spaceId;
        ThreadId = threadId;
        AuthorId = authorId;
        Body = body;
        Why = why;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; set; }

    /// <summary>The thread answered; null for one to be opened.</summary>
    public Guid? ThreadId { get; set; }

    public Guid AuthorId { get; private set; }

    public ThreadKind Kind { get; init; }

    /// <summary>Null for an answer.</summary>
    public string? Title { get; set; }

    public string Body { get; set; } = "";

    public Guid? ReplyToId { get; set; }

    /// <summary>Ids of files, separated by commas.</summary>
    public string Files { get; init; } = "";

    public string? ClientKey { get; init; }

    /// <summary>JSON of the room that opens such threads: what it needs beside the post. Null where a thread is all.</summary>
    public string? Beside { get; init; }

    public HeldWhy Why { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>A moderator changed the words before approval; the author is told.</summary>
    public Guid? EditedBy { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    public Guid? SettledBy { get; set; }

    /// <summary>What it became; null when it was declined.</summary>
    public Guid? PostId { get; set; }

    /// <summary>Why it was declined, as its author reads it.</summary>
    public string? Answer { get; set; }

    public IReadOnlyList<Guid> FileIds => [.. Files.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}
