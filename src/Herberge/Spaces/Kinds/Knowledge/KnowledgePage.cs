namespace Herberge.Spaces.Kinds.Knowledge;

/// <summary>What makes a thread a page: somebody answers for it, and it is looked through from time to time.</summary>
public sealed class KnowledgePage
{
    private KnowledgePage() { }

    public KnowledgePage(Guid threadId, Guid ownerId, int reviewMonths, DateOnly reviewOn, bool isOpen) =>
        (ThreadId, OwnerId, ReviewMonths, ReviewOn, IsOpen) = (threadId, ownerId, reviewMonths, reviewOn, isOpen);

    public Guid ThreadId { get; private set; }

    public Guid OwnerId { get; set; }

    public int ReviewMonths { get; set; }

    public DateOnly ReviewOn { get; set; }

    /// <summary>The day of review the owner was last reminded of.</summary>
    public DateOnly? RemindedOf { get; set; }

    /// <summary>All members of the space may change it; otherwise its owner and the hosts.</summary>
    public bool IsOpen { get; set; }
}

/// <summary>A thread whose talk went into a page.</summary>
public sealed class PageSource
{
    private PageSource() { }

    public PageSource(Guid pageId, Guid threadId, DateTimeOffset at) => (PageId, ThreadId, At) = (pageId, threadId, at);

    public Guid PageId { get; private set; }

    public Guid ThreadId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
