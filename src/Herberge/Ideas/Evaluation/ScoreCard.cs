namespace Herberge.Ideas.Evaluation;

/// <summary>One juror's view of an idea, hidden from the others until they have given theirs.</summary>
public sealed class ScoreCard
{
    public const int LongestNote = 1000;
    public const int Highest = 5;

    private ScoreCard() { }

    public ScoreCard(Guid ideaId, Guid jurorId) => (IdeaId, JurorId) = (ideaId, jurorId);

    public Guid IdeaId { get; private set; }

    public Guid JurorId { get; private set; }

    /// <summary>Too close to it to judge; such a card has no scores and counts nowhere.</summary>
    public bool IsConflicted { get; set; }

    /// <summary>For the juror and those who decide.</summary>
    public string? Note { get; set; }

    public DateTimeOffset GivenAt { get; set; }

    public ICollection<Score> Scores { get; } = [];
}

public sealed class Score
{
    public required Guid IdeaId { get; init; }

    public required Guid JurorId { get; init; }

    public required Guid CriterionId { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Value { get; set; }
}
