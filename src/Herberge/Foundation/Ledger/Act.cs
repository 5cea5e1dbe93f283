namespace Herberge.Foundation.Ledger;

public enum ActKind : byte
{
    SignedIn = 1,
    StartedThread = 2,
    Posted = 3,
    Reacted = 4,
    AcceptedAnswer = 5,
    AnswerAccepted = 6,
    JoinedSpace = 7,
    SubmittedIdea = 8,
    MovedIdea = 9,
    JoinedIdea = 10,

    /// <summary>Supported ideas of a campaign, which is the subject: which idea is the person's own secret.</summary>
    SupportedIdea = 11,

    /// <summary>Judged an idea as a juror.</summary>
    EvaluatedIdea = 12,
    DecidedIdea = 13,

    /// <summary>Voted in a poll, which is the subject; what was chosen is nowhere in the ledger.</summary>
    Voted = 20,

    /// <summary>Rewrote a knowledge page, or put threads into one.</summary>
    WrotePage = 21,

    /// <summary>Planned a gathering others can come to.</summary>
    PlannedGathering = 30,

    /// <summary>Said that they come to a gathering, or may.</summary>
    RegisteredForGathering = 31,

    /// <summary>Came to a gathering.</summary>
    CheckedIn = 32,

    /// <summary>Was a host of a gathering people came to.</summary>
    HostedGathering = 33,

    /// <summary>Gave a session of a gathering people came to; the gathering is the subject.</summary>
    GaveSession = 34,

    /// <summary>Met others in a round; the group is the subject.</summary>
    MetInRound = 40,
}

/// <summary>Something a member did. Append-only; reading is never an act.</summary>
public sealed class Act
{
    private Act() { }

    public Act(Guid memberId, ActKind kind, DateTimeOffset at, Guid? spaceId, Guid subjectId)
    {
        MemberId = memberId;
        Kind = kind;
        At = at;
        SpaceId = spaceId;
        SubjectId = subjectId;
    }

    public long Id { get; private set; }

    public Guid MemberId { get; private set; }

    public ActKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid? SpaceId { get; private set; }

    public Guid SubjectId { get; private set; }
}
