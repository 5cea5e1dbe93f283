namespace Herberge.Foundation.Mail;

/// <summary>One mail to one person; sent as text, and as HTML beside it if there is any.</summary>
public sealed record MailMessage(string To, string ToName, string Subject, string Text, string? Html = null)
{
    /// <summary>Address that ends mails like this with one request (RFC 8058).</summary>
    public string? OneClick { get; init; }

    /// <summary>Where an answer goes; null for the house's own address.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Where it comes back to when it can't be delivered; null for the house's own address.</summary>
    public string? ReturnPath { get; init; }

    /// <summary>What it is about, in letters and digits: mail programs show mails about the same together.</summary>
    public string? About { get; init; }

    /// <summary>Whose name stands before the house's address; null for the house's own.</summary>
    public string? FromName { get; init; }

    /// <summary>The list it is of, as <c>post.example.org</c> (RFC 2919); null for none.</summary>
    public string? ListId { get; init; }

    /// <summary>Pictures its HTML shows by <c>cid:</c>; they are in the mail, so that nobody learns who looked at them.</summary>
    public IReadOnlyList<MailPicture>? Pictures { get; init; }

    /// <summary>What calendars do about it; null for nothing.</summary>
    public MailCalendar? Calendar { get; init; }
}

/// <param name="ContentId">Without angle brackets (RFC 2392).</param>
public sealed record MailPicture(string ContentId, string Name, string ContentType, byte[] Content);

/// <summary>The part of a mail calendars read (RFC 6047).</summary>
/// <param name="Method">REQUEST or CANCEL (RFC 5546).</param>
/// <param name="Text">An iCalendar object.</param>
public sealed record MailCalendar(string Method, string Text);
