namespace Herberge.Channels.Listening;

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
