namespace Herberge.Channels.Listening;

/// <summary>What the house listens for outside: words, in what the sources of customer voices bring.</summary>
public sealed class ListeningRule
{
    public const int LongestName = 80;
    public const int LongestWords = 1000;
    public const int LongestSources = 1000;
    public const int Most = 40;

    private ListeningRule() { }

    public ListeningRule(Guid id, Guid createdBy, DateTimeOffset at)
    {
        Id = id;
        (CreatedBy, CreatedAt, SeenUntil) = (createdBy, at, at);
    }

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>One a line.</summary>
    public string Words { get; set; } = "";

    /// <summary>Ids of sources, separated by blanks; empty for everything that stands publicly on the net.</summary>
    public string Sources { get; set; } = "";

    /// <summary>Only sources that stand publicly on the net; what others bring is read by those who hear customers.</summary>
    public bool IsPublic { get; set; } = true;

    /// <summary>Every hit is a reason to look.</summary>
    public bool TellsHits { get; set; }

    /// <summary>More than usual is one.</summary>
    public bool TellsSpikes { get; set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What came in until then was looked at.</summary>
    public DateTimeOffset SeenUntil { get; set; }

    /// <summary>The first day its counts are of.</summary>
    public DateOnly CountsSince { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public IReadOnlyList<Guid> SourceIds => [.. Sources.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}

/// <summary>How often a rule's words were said on a day. It stays when the voices go: it tells of nobody.</summary>
public sealed class ListeningDay
{
    private ListeningDay() { }

    public ListeningDay(Guid ruleId, DateOnly day, int count) => (RuleId, Day, Count) = (ruleId, day, count);

    public Guid RuleId { get; private set; }

    public DateOnly Day { get; private set; }

    public int Count { get; set; }
}

public enum ListeningAlertKind : byte
{
    /// <summary>The words were said.</summary>
    Hits = 1,

    /// <summary>They were said more often than chance and the usual ups and downs explain.</summary>
    Spike = 2,
}

/// <summary>A rule struck on a day: one of each kind and day, which grows while the day lasts.</summary>
public sealed class ListeningAlert
{
    private ListeningAlert() { }

    public ListeningAlert(Guid id, Guid ruleId, ListeningAlertKind kind, DateOnly day, bool isPublic, DateTimeOffset at)
    {
        Id = id;
        (RuleId, Kind, Day, IsPublic, At) = (ruleId, kind, day, isPublic, at);
    }

    public Guid Id { get; private set; }

    public Guid RuleId { get; private set; }

    public ListeningAlertKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public bool IsPublic { get; private set; }

    public DateTimeOffset At { get; private set; }

    public int Count { get; set; }

    /// <summary>Of a spike: how many a day are usual.</summary>
    public double Usual { get; set; }

    /// <summary>Of a spike: over how many days before.</summary>
    public int Days { get; set; }

    /// <summary>Of a spike: how likely so many or more would be if nothing had changed.</summary>
    public double Chance { get; set; }
}

/// <summary>An observation an alert is about.</summary>
public sealed class ListeningHit
{
    private ListeningHit() { }

    public ListeningHit(Guid alertId, Guid observationId) => (AlertId, ObservationId) = (alertId, observationId);

    public Guid AlertId { get; private set; }

    public Guid ObservationId { get; private set; }
}

public enum ReplyState : byte
{
    Sending = 1,
    Published = 2,
    Failed = 3,

    /// <summary>Somebody has to copy it and say where it stands.</summary>
    ToCopy = 4,
}

/// <summary>What the house answered to somebody outside; kept at what they said, and gone with it.</summary>
public sealed class MentionReply
{
    public const int LongestText = 2000;

    private MentionReply() { }

    public MentionReply(Guid id, Guid observationId, Guid? accountId, string text, Guid byId, DateTimeOffset at)
    {
        Id = id;
        (ObservationId, AccountId, Text, ById, At, State) = (observationId, accountId, text, byId, at, accountId is null ? ReplyState.ToCopy : ReplyState.Sending);
    }

    public Guid Id { get; private set; }

    public Guid ObservationId { get; private set; }

    /// <summary>Null where a person copies it.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>Without the name of whom it answers.</summary>
    public string Text { get; private set; } = "";

    public Guid ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    public ReplyState State { get; private set; }

    /// <summary>When it was first handed over without an answer that we know of.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public string? RemoteId { get; private set; }

    public string? Link { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public string? FailedWith { get; private set; }

    /// <summary>When answers to it were last asked for.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    public void Publish(string? remoteId, string? link, DateTimeOffset now) => (State, RemoteId, Link, PublishedAt, FailedWith) = (ReplyState.Published, remoteId, link, now, null);

    public void Fail(string code) => (State, FailedWith) = (ReplyState.Failed, code);
}

/// <summary>What was said to the house's answer, masked, without who said it.</summary>
public sealed class MentionAnswer
{
    private MentionAnswer() { }

    public MentionAnswer(Guid id, Guid replyId, string externalKey, string text, string? link, DateTimeOffset saidAt)
    {
        Id = id;
        (ReplyId, ExternalKey, Text, Link, SaidAt) = (replyId, externalKey, text, link, saidAt);
    }

    public Guid Id { get; private set; }

    public Guid ReplyId { get; private set; }

    /// <summary>What its server calls it, hashed.</summary>
    public string ExternalKey { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string? Link { get; private set; }

    public DateTimeOffset SaidAt { get; private set; }
}
