namespace Herberge.Spaces.Discovery;

/// <summary>A post somebody keeps for themselves. Nobody else learns of it.</summary>
public sealed class Bookmark
{
    public const int LongestNote = 500;

    /// <summary>Of each person.</summary>
    public const int Most = 1000;

    private Bookmark() { }

    public Bookmark(Guid memberId, Guid postId, Guid threadId, DateTimeOffset at) => (MemberId, PostId, ThreadId, At) = (memberId, postId, threadId, at);

    public Guid MemberId { get; private set; }

    public Guid PostId { get; private set; }

    public Guid ThreadId { get; private set; }

    public string Note { get; set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>When to remind; null once it was done, or when not wanted.</summary>
    public DateTimeOffset? RemindAt { get; set; }
}
