namespace Herberge.Spaces.Moderation.Threads;

public enum RearrangementKind : byte
{
    /// <summary>A thread went to another space.</summary>
    Move = 1,

    /// <summary>Some of its posts became a thread of their own.</summary>
    Split = 2,

    /// <summary>Its posts went into another thread.</summary>
    Merge = 3,
}

/// <summary>What moderators did with whole threads, kept so that it can be undone.</summary>
public sealed class Rearrangement
{
    private Rearrangement() { }

    public Rearrangement(RearrangementKind kind, Guid threadId, Guid otherId, Guid fromSpaceId, Guid toSpaceId, Guid by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        Kind = kind;
        ThreadId = threadId;
        OtherId = otherId;
        FromSpaceId = fromSpaceId;
        ToSpaceId = toSpaceId;
        By = by;
        At = at;
    }

    public Guid Id { get; private set; }

    public RearrangementKind Kind { get; private set; }

    /// <summary>Moved, split, or merged into the other.</summary>
    public Guid ThreadId { get; private set; }

    /// <summary>The new thread of a split, what a merge led to; the thread itself for a move.</summary>
    public Guid OtherId { get; private set; }

    public Guid FromSpaceId { get; private set; }

    public Guid ToSpaceId { get; private set; }

    public Guid By { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The accepted answer the thread lost by it.</summary>
    public Guid? AcceptedPostId { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>A post that changed its thread in a rearrangement, and the place it had.</summary>
public sealed class RearrangedPost
{
    private RearrangedPost() { }

    public RearrangedPost(Guid rearrangementId, Guid postId, int number, Guid? after)
    {
        RearrangementId = rearrangementId;
        PostId = postId;
        Number = number;
        AfterId = after;
    }

    public Guid RearrangementId { get; private set; }

    public Guid PostId { get; private set; }

    public int Number { get; private set; }

    /// <summary>The post before it that stayed; its place when it comes back.</summary>
    public Guid? AfterId { get; private set; }
}
