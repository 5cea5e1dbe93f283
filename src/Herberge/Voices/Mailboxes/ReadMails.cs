using System.Globalization;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Mail;
using Herberge.Voices.Feeds;
using Herberge.Voices.Importing;
using Herberge.Voices.Sources;
using MailKit;
using MailKit.Search;
using MimeKit;

namespace Herberge.Voices.Mailboxes;

/// <param name="Rows">In the columns voices have.</param>
/// <param name="LeftOut">Automatic answers, bounces, lists, empty ones and ones too long to be a word of somebody's own.</param>
/// <param name="Validity">What the server says its numbers belong to.</param>
/// <param name="Last">Highest number that was looked at.</param>
/// <param name="More">There are more above it.</param>
internal sealed record ReadMail(IReadOnlyList<MailRow> Rows, int LeftOut, long Validity, long Last, bool More);

/// <param name="From">Who sent it, to be compared with our own people; never stored.</param>
internal sealed record MailRow(CsvRow Row, string From);

/// <summary>Reads the next mails of a folder: their envelopes, and of each only the part that is text.</summary>
internal static class ReadMails
{
    private const int AtOnce = 200;
    private const uint LongestText = 512 * 1024;
    private const int LongestAuthor = 200;

    public static async Task<ReadMail> FromAsync(IMailFolder folder, MailboxAccount account, Source source, DateTimeOffset now, CancellationToken ct)
    {
        // Other numbers than last time: read again from the start, what is known stays out by its message id.
        var last = account.UidValidity == folder.UidValidity ? (uint)account.LastUid : 0;
        if (last == uint.MaxValue) return new ReadMail([], 0, folder.UidValidity, last, More: false);
        var found = await folder.SearchAsync(SearchQuery.Uids(new UniqueIdRange(folder.UidValidity, last + 1, uint.MaxValue)), ct);
        // A server answers a range without mails with the last one there is.
        var next = found.Where(uid => uid.Id > last).OrderBy(uid => uid.Id).Take(AtOnce + 1).ToList();
        var more = next.Count > AtOnce;
        if (more) next.RemoveAt(AtOnce);
        if (next.Count == 0) return new ReadMail([], 0, folder.UidValidity, last, More: false);
        var request = new FetchRequest(MessageSummaryItems.UniqueId | MessageSummaryItems.Envelope | MessageSummaryItems.BodyStructure | MessageSummaryItems.InternalDate, AutomaticMail.Telling);
        var (rows, leftOut) = (new List<MailRow>(), 0);
        foreach (var mail in await folder.FetchAsync(next, request, ct))
        {
            if (!AutomaticMail.Is(mail.Headers, (mail.Body as BodyPartMultipart)?.ContentType, FromOf(mail)) && await TextAsync(folder, mail, ct) is { Length: > 0 } text) rows.Add(Row(mail, text, source, now));
            else leftOut++;
        }

        return new ReadMail(rows, leftOut, folder.UidValidity, next[^1].Id, more);
    }

    /// <summary>Null for a mail without text, or with more of it than anybody writes.</summary>
    private static async Task<string?> TextAsync(IMailFolder folder, IMessageSummary mail, CancellationToken ct)
    {
        var part = mail.TextBody ?? mail.HtmlBody;
        if (part is null || part.Octets > LongestText) return null;
        if (await folder.GetBodyPartAsync(mail.UniqueId, part, ct) is not TextPart { Text: { } written } entity) return null;
        var text = MailText.Own(entity.IsHtml ? MailText.OfHtml(written) : written);
        return text.Length > Observation.LongestQuote ? text[..Observation.LongestQuote] : text;
    }

    private static MailRow Row(IMessageSummary mail, string text, Source source, DateTimeOffset now)
    {
        var from = FromOf(mail);
        var at = mail.Envelope?.Date ?? mail.InternalDate ?? now;
        if (at > now) at = mail.InternalDate is { } arrived && arrived <= now ? arrived : now;
        var id = mail.Envelope?.MessageId is { Length: > 0 } named ? named : string.Create(CultureInfo.InvariantCulture, $"{mail.UniqueId.Validity}/{mail.UniqueId.Id}");
        return new MailRow(new CsvRow((int)mail.UniqueId.Id, [.. Enum.GetValues<VoiceField>().Select(field => field switch
        {
            VoiceField.Quote => text,
            VoiceField.Date => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            VoiceField.Channel => "mail",
            VoiceField.Segment => source.Segment ?? "",
            VoiceField.Author => from.Length <= LongestAuthor ? from : "",
            VoiceField.Id => ExternalKeys.Of(id),
            VoiceField.Context => Subject(mail.Envelope?.Subject ?? ""),
            _ => "",
        })]), from);
    }

    private static string FromOf(IMessageSummary mail) => mail.Envelope?.From.Mailboxes.FirstOrDefault()?.Address?.Trim().ToLowerInvariant() ?? "";

    private static string Subject(string subject)
    {
        var plain = string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        while (plain.Split(' ', 2) is [var first, var rest] && first.ToUpperInvariant() is "RE:" or "AW:" or "WG:" or "FW:" or "FWD:") plain = rest;
        return plain.Length > Observation.LongestContext ? plain[..Observation.LongestContext] : plain;
    }
}
