namespace Herberge.Spaces.Moderation.Measures;

public enum MeasureKind : byte
{
    /// <summary>A post of theirs was changed or taken out.</summary>
    PostChanged = 0,

    Warning = 1,

    /// <summary>No writing in the space until a moment.</summary>
    TimeOut = 2,

    /// <summary>No member of the space any more, and no writing there.</summary>
    Removal = 3,
}

/// <summary>What moderators decided about a person in one space: told to them with its reason, and open to an appeal that somebody else decides.</summary>
public sealed class Measure
{
    private Measure() { }

    public Measure(Guid spaceId, Guid memberId, MeasureKind kind, Reason reason, string words, Guid by, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        SpaceId = spaceId;
        MemberId = memberId;
        Kind = kind;
        Reason = reason;
        Words = words;
        By = by;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; private set; }

    public Guid MemberId { get; private set; }

    public MeasureKind Kind { get; private set; }

    public Reason Reason { get; private set; }

    /// <summary>Why, as the person reads it.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Known to moderators; the person is told by the house.</summary>
    public Guid By { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The end of a time-out.</summary>
    public DateTimeOffset? Until { get; init; }

    public Guid? PostId { get; init; }

    /// <summary>A removal ended a membership, which lifting it gives back.</summary>
    public bool WasMember { get; init; }

    public DateTimeOffset? LiftedAt { get; set; }

    public Guid? LiftedBy { get; set; }

    public string? Appeal { get; set; }

    public DateTimeOffset? AppealedAt { get; set; }

    public DateTimeOffset? AppealSettledAt { get; set; }

    public Guid? AppealSettledBy { get; set; }

    /// <summary>What the other moderator answered.</summary>
    public string? AppealAnswer { get; set; }

    public bool AppealWaits => AppealedAt is not null && AppealSettledAt is null;
}

/// <summary>What moderators remember about a person in a space. Seen by its moderators, and by the person in their own data.</summary>
public sealed class ModeratorNote
{
    private ModeratorNote() { }

    public ModeratorNote(Guid spaceId, Guid memberId, Guid by, string text, DateTimeOffset at, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7(at);
        SpaceId = spaceId;
        MemberId = memberId;
        By = by;
        Text = text;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid SpaceId { get; private set; }

    public Guid MemberId { get; private set; }

    public Guid By { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
