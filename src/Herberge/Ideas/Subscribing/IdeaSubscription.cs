namespace Herberge.Ideas.Subscribing;

public enum SubscriptionPace : byte
{
    /// <summary>A line behind the bell for each new idea and each decision, and a mail by the wish for such lines.</summary>
    AtOnce = 0,

    /// <summary>One mail on Mondays.</summary>
    Weekly = 1,
}

/// <summary>Somebody follows a campaign, or has what a filter of theirs finds sent to them. Nobody else learns of it.</summary>
public sealed class IdeaSubscription
{
    private IdeaSubscription() { }

    public IdeaSubscription(Guid id, Guid memberId, Guid? campaignId, Guid? filterId, SubscriptionPace pace, DateTimeOffset at)
    {
        Id = id;
        (MemberId, CampaignId, FilterId, Pace, CreatedAt, ToldUntil) = (memberId, campaignId, filterId, pace, at, at);
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Either this or <see cref="FilterId"/>.</summary>
    public Guid? CampaignId { get; private set; }

    public Guid? FilterId { get; private set; }

    public SubscriptionPace Pace { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What happened before was in an earlier mail, or before they followed.</summary>
    public DateTimeOffset ToldUntil { get; set; }
}
