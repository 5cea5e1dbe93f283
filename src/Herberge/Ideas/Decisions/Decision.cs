namespace Herberge.Ideas.Decisions;

public enum Verdict : byte
{
    Yes = 0,

    /// <summary>Yes, tried in a small place first.</summary>
    Pilot = 1,
    Parked = 2,
    No = 3,
}

/// <summary>What was decided about an idea, by whom and why, for everybody to read. A reopened one stays in the history.</summary>
public sealed class Decision
{
    public const int LongestHeadline = 160;
    public const int LongestReason = 4000;
    public const int LongestFact = 300;

    private Decision() { }

    public Decision(Guid id, Guid ideaId, Verdict verdict, string headline, string reason, Guid decidedBy, DateTimeOffset at)
    {
        Id = id;
        (IdeaId, Verdict, Headline, Reason, DecidedBy, At) = (ideaId, verdict, headline, reason, decidedBy, at);
    }

    public Guid Id { get; private set; }

    public Guid IdeaId { get; private set; }

    public Verdict Verdict { get; private set; }

    public string Headline { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public Guid DecidedBy { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>For whom they spoke: “für den Ideenkreis, 5 von 5 dafür”.</summary>
    public string? OnBehalfOf { get; set; }

    public string? Conditions { get; set; }

    public string? Budget { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>When it is stopped.</summary>
    public string? StopCriterion { get; set; }

    /// <summary>The day from which it may be taken up again without something new.</summary>
    public DateOnly? ReviewOn { get; set; }

    public DateTimeOffset? ReopenedAt { get; private set; }

    public Guid? ReopenedBy { get; private set; }

    public string? ReopenReason { get; private set; }

    public bool Stands => ReopenedAt is null;

    public void Reopen(Guid by, string reason, DateTimeOffset at) => (ReopenedBy, ReopenReason, ReopenedAt) = (by, reason, at);
}
