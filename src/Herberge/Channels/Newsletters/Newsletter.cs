namespace Herberge.Channels.Newsletters;

/// <summary>A letter the house writes to whoever asked for it. It is one of the house's channels; what it says there goes out as an <see cref="Issue"/>.</summary>
public sealed class Newsletter
{
    public const int LongestSlug = 40;
    public const int LongestName = 80;
    public const int LongestDescription = 600;
    public const int LongestSender = 80;

    private Newsletter() { }

    public Newsletter(Guid id, Guid accountId, string slug, string language, DateTimeOffset createdAt)
    {
        Id = id;
        (AccountId, Slug, Language, CreatedAt) = (accountId, slug, language, createdAt);
    }

    public Guid Id { get; private set; }

    /// <summary>The channel it is.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>In its address, which stands in mails and never changes.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; set; } = "";

    /// <summary>What comes and how often, for those who think about it.</summary>
    public string Description { get; set; } = "";

    public string Language { get; private set; } = "de";

    /// <summary>Whose name stands before the house's mail address.</summary>
    public string SenderName { get; set; } = "";

    /// <summary>Anybody may ask for it and read its archive; else only colleagues.</summary>
    public bool IsPublic { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }
}

/// <summary>One letter, as it went out and stands in the archive.</summary>
public sealed class Issue
{
    private Issue() { }

    public Issue(Guid id, Guid newsletterId, string key, string title, string text, string html, DateTimeOffset publishedAt)
    {
        Id = id;
        (NewsletterId, Key, Title, Text, Html, PublishedAt) = (newsletterId, key, title, text, html, publishedAt);
    }

    public Guid Id { get; private set; }

    public Guid NewsletterId { get; private set; }

    /// <summary>Variant and round it is of, so that it is made once.</summary>
    public string Key { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Markdown; also what programs without HTML show.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Sanitised.</summary>
    public string Html { get; private set; } = "";

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Since then it is in no archive, and what wasn't sent stays here.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>What is left of the deliveries once they are forgotten: how many got it.</summary>
    public int? SentCount { get; set; }

    /// <summary>How many may or may not have got it, because the house stopped at that very moment.</summary>
    public int? UncertainCount { get; set; }
}

/// <summary>A picture of an issue. The file is the one of the post it was written as.</summary>
public sealed class IssuePicture
{
    private IssuePicture() { }

    public IssuePicture(Guid issueId, int number, Guid fileId, string alt) => (IssueId, Number, FileId, Alt) = (issueId, number, fileId, alt);

    public Guid IssueId { get; private set; }

    public int Number { get; private set; }

    public Guid FileId { get; private set; }

    public string Alt { get; private set; } = "";
}

public enum DeliveryState : byte
{
    Waiting = 0,
    Sent = 1,

    /// <summary>Its receiver left, or the issue was taken back, before it went.</summary>
    Skipped = 2,

    /// <summary>The house stopped between sending it and noting so. It is not sent again: nobody gets a letter twice.</summary>
    Uncertain = 3,
}

/// <summary>One issue on its way to one subscriber. Whether they open it nobody asks.</summary>
public sealed class IssueDelivery
{
    private IssueDelivery() { }

    public IssueDelivery(Guid id, Guid issueId, Guid subscriberId)
    {
        Id = id;
        (IssueId, SubscriberId) = (issueId, subscriberId);
    }

    public Guid Id { get; private set; }

    public Guid IssueId { get; private set; }

    public Guid SubscriberId { get; private set; }

    /// <summary>When it was laid into the outbox.</summary>
    public DateTimeOffset? HandedAt { get; private set; }

    /// <summary>Who laid it there, so that of two nodes one does.</summary>
    public Guid? Batch { get; private set; }

    /// <summary>When the mail server was called for it.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public DeliveryState State { get; private set; }
}
