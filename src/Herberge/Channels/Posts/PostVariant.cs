using Herberge.Channels.Accounts;

namespace Herberge.Channels.Posts;

public enum VariantState : byte
{
    /// <summary>Its time hasn't come.</summary>
    Waiting = 0,
    Sending = 1,

    /// <summary>Somebody has to copy it and say where it stands.</summary>
    ToCopy = 2,
    Published = 3,
    Failed = 4,

    /// <summary>It is being taken back.</summary>
    Removing = 5,
    Withdrawn = 6,
}

/// <summary>A post as one channel gets it, in one language.</summary>
public sealed class PostVariant
{
    /// <summary>Somebody has to take it out there by hand.</summary>
    public const string ByHand = "channel-by-hand";

    private PostVariant() { }

    public PostVariant(Guid id, Guid postId, ChannelAccount account, string language)
    {
        Id = id;
        (PostId, AccountId, Account, Language) = (postId, account.Id, account, language);
    }

    public Guid Id { get; private set; }

    public Guid PostId { get; private set; }

    public Guid AccountId { get; private set; }

    public ChannelAccount? Account { get; private set; }

    public string Language { get; private set; } = "";

    /// <summary>Other words than the post's own; null for none.</summary>
    public string? Text { get; set; }

    public VariantState State { get; private set; }

    /// <summary>Grows whenever it is sent anew, so that the other side tells a repetition from a new post.</summary>
    public int Round { get; private set; }

    /// <summary>When it was first handed over without an answer that we know of.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What the other side calls it; of a space the thread.</summary>
    public string? RemoteId { get; private set; }

    public string? Link { get; private set; }

    /// <summary>Code of what stood in the way.</summary>
    public string? FailedWith { get; private set; }

    public int Replies { get; set; }

    public int Boosts { get; set; }

    public int Favourites { get; set; }

    /// <summary>When the three were last asked for.</summary>
    public DateTimeOffset? CountedAt { get; set; }

    public void Start()
    {
        Round++;
        (FailedWith, SentAt) = (null, null);
        State = Account!.Kind == ChannelKind.Copy ? VariantState.ToCopy : VariantState.Sending;
    }

    public void Publish(string? remoteId, string? link, DateTimeOffset now)
    {
        (State, RemoteId, Link, PublishedAt, FailedWith) = (VariantState.Published, remoteId, link, now, null);
    }

    public void Fail(string code)
    {
        (State, FailedWith) = (VariantState.Failed, code);
    }

    public void Withdraw()
    {
        if (State == VariantState.Published && RemoteId is null && Link is not null) FailedWith = ByHand;
        State = State == VariantState.Published && RemoteId is not null ? VariantState.Removing : VariantState.Withdrawn;
    }

    public void Removed() => State = VariantState.Withdrawn;

    /// <summary>It is still there, and somebody has to take it out by hand.</summary>
    public void NotRemoved(string code) => (State, FailedWith) = (VariantState.Withdrawn, code);
}
