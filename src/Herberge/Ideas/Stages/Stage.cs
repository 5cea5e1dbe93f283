namespace Herberge.Ideas.Stages;

/// <summary>What a stage means to the house, whatever people call it; in the order of an idea's path.</summary>
public enum StageKind : byte
{
    Submitted = 0,
    Discussed = 1,
    Evaluated = 2,
    Decided = 3,
    Underway = 4,

    /// <summary>Done, and what it brought can be seen.</summary>
    Outcome = 5,
    Parked = 6,
    Declined = 7,
}

/// <summary>Who may move an idea into a stage.</summary>
[Flags]
public enum StageMovers : byte
{
    None = 0,
    Authors = 1,
    Jurors = 2,

    /// <summary>Those who run the campaign.</summary>
    Leads = 4,
    Deciders = 8,

    /// <summary>Who runs the room: community managers and hosts of the house.</summary>
    Innkeepers = 16,
}

/// <summary>What has to be there before an idea enters a stage.</summary>
[Flags]
public enum StageNeeds : byte
{
    None = 0,

    /// <summary>A published reason. Parked and declined ideas have one whatever is set here.</summary>
    Reason = 1,
    FirstAnswer = 2,

    /// <summary>At least one score card.</summary>
    Evaluation = 4,

    /// <summary>A decision that stands.</summary>
    Decision = 8,

    /// <summary>Somebody who carries it out.</summary>
    Owner = 16,

    /// <summary>An expected benefit.</summary>
    ExpectedBenefit = 32,

    /// <summary>A measured benefit.</summary>
    MeasuredBenefit = 64,
}

/// <summary>A step on the path of ideas, as the house edits it.</summary>
public sealed class Stage
{
    public const int LongestName = 40;
    public const int LongestWords = 500;

    private Stage() { }

    public Stage(Guid id, StageKind kind, int position) => (Id, Kind, Position) = (id, kind, position);

    public Guid Id { get; private set; }

    public StageKind Kind { get; private set; }

    public int Position { get; set; }

    public string NameDe { get; set; } = "";

    public string NameEn { get; set; } = "";

    public StageMovers Movers { get; set; }

    public StageNeeds Needs { get; set; }

    /// <summary>What the authors are told when their idea arrives here.</summary>
    public string TellDe { get; set; } = "";

    public string TellEn { get; set; } = "";

    /// <summary>No more used for new moves; ideas that stand here stay.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Whether ideas only come here with a reason everybody can read.</summary>
    public bool WantsReason => Needs.HasFlag(StageNeeds.Reason) || Kind is StageKind.Parked or StageKind.Declined;

    public string NameIn(string language) => language == "en" ? NameEn : NameDe;

    public string TellIn(string language) => language == "en" ? TellEn : TellDe;
}

/// <summary>One step of an idea's history. Append-only.</summary>
public sealed class StageMove
{
    public const int LongestReason = 2000;

    private StageMove() { }

    public StageMove(Guid id, Guid ideaId, Guid? fromId, Guid toId, Guid movedBy, DateTimeOffset at, string? reason) =>
        (Id, IdeaId, FromId, ToId, MovedBy, At, Reason) = (id, ideaId, fromId, toId, movedBy, at, reason);

    public Guid Id { get; private set; }

    public Guid IdeaId { get; private set; }

    /// <summary>Null for the first step, which submitting is.</summary>
    public Guid? FromId { get; private set; }

    public Guid ToId { get; private set; }

    public Guid MovedBy { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>In public, word for word.</summary>
    public string? Reason { get; private set; }
}
