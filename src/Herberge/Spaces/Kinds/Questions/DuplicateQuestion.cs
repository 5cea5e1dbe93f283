namespace Herberge.Spaces.Kinds.Questions;

/// <summary>A question that was asked before. A link, nothing is moved: taking it back restores everything.</summary>
public sealed class DuplicateQuestion
{
    private DuplicateQuestion() { }

    public DuplicateQuestion(Guid threadId, Guid ofId, Guid byId, DateTimeOffset at) => (ThreadId, OfId, ById, At) = (threadId, ofId, byId, at);

    public Guid ThreadId { get; private set; }

    /// <summary>Where the answers are gathered.</summary>
    public Guid OfId { get; private set; }

    public Guid ById { get; private set; }

    public DateTimeOffset At { get; private set; }
}
