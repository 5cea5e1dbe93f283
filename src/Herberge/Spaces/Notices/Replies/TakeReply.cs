using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Herberge.Spaces.Notices.Replies;

internal enum ReplyOutcome
{
    /// <summary>Of a machine, to nobody, or known already.</summary>
    Ignored,
    Posted,

    /// <summary>A calendar's answer to an invitation was taken.</summary>
    Answered,
    Bounced,

    /// <summary>Its sender was told why, or had been told something today.</summary>
    Refused,
}

/// <summary>
/// Makes a post of a mail that answers one of ours. The address it went to says who may write where; it must come from that
/// person's own address, and everything else is decided as if they had written on the page.
/// </summary>
internal sealed class TakeReply(
    HouseDb db, ReplyAddresses addresses, IViewerSource viewers, AddPost addPost, FileStore files, TakeBounce bounces, RefuseReply refuse, IEnumerable<ICalendarReplies> calendars, IEnumerable<IReturnedMails> returned)
{
    private const int MostFiles = 10;
    private const int LongestCalendar = 200_000;

    /// <param name="mail">As it arrived.</param>
    /// <param name="fallbackId">What names it where it names itself nowhere.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<ReplyOutcome> HandleAsync(MimeMessage mail, string fallbackId, CancellationToken ct)
    {
        if (await addresses.FindAsync(Recipients(mail), ct) is not { } key) return await ReturnedAsync(mail, ct) ? ReplyOutcome.Bounced : ReplyOutcome.Ignored;
        if (mail.Body is MultipartReport { ReportType: "delivery-status" } report) return await bounces.HandleAsync(key.MemberId, report, ct) ? ReplyOutcome.Bounced : ReplyOutcome.Ignored;
        var sender = mail.From.Mailboxes.Count() == 1 ? mail.From.Mailboxes.Single().Address.Trim() : "";
        if (CalendarIn(mail) is { } calendar && !addresses.IsOwn(sender)) return await AnsweredAsync(key.MemberId, sender, calendar, ct) ? ReplyOutcome.Answered : ReplyOutcome.Ignored;
        if (key.ThreadId is not { } thread || addresses.IsOwn(sender) || AutomaticMail.Is(mail.Headers, mail.Body?.ContentType, sender)) return ReplyOutcome.Ignored;

        viewers.Forget(key.MemberId);
        var member = await db.Set<Member>().AsNoTracking().Where(m => m.Id == key.MemberId).Select(m => new { m.NormalizedEmail }).FirstOrDefaultAsync(ct);
        if (member is null || await viewers.FindAsync(key.MemberId, ct) is not { } viewer) return ReplyOutcome.Ignored;
        if (!sender.ToUpperInvariant().Equals(member.NormalizedEmail, StringComparison.Ordinal)) return await refuse.HandleAsync(sender, null, "reply-sender", ct);

        var clientKey = KeyOf(mail.MessageId ?? fallbackId);
        if (await db.Posts.AnyAsync(p => p.AuthorId == key.MemberId && p.ClientKey == clientKey, ct)) return ReplyOutcome.Ignored;
        var text = MailText.Own(string.IsNullOrWhiteSpace(mail.TextBody) ? MailText.OfHtml(mail.HtmlBody ?? "") : mail.TextBody);
        var (links, wrong) = await AttachAsync(mail, viewer, ct);
        if (wrong is not null) return await refuse.HandleAsync(sender, viewer, wrong, ct);
        var body = string.Join("\n\n", links.Prepend(text).Where(part => part.Length > 0));
        if (body.Length == 0) return await refuse.HandleAsync(sender, viewer, "reply-empty", ct);
        var added = await addPost.HandleAsync(new AddPostInput(thread, body, ClientKey: clientKey), viewer, ct);
        return added.Succeeded ? ReplyOutcome.Posted : await refuse.HandleAsync(sender, viewer, added.Problem, ct);
    }

    private async Task<bool> ReturnedAsync(MimeMessage mail, CancellationToken ct)
    {
        if (mail.Body is not MultipartReport { ReportType: "delivery-status" } report) return false;
        foreach (var hash in addresses.HashesIn(Recipients(mail)))
        {
            foreach (var room in returned)
                if (await room.TakeAsync(hash, address => TakeBounce.Failure(report, address), ct)) return true;
        }

        return false;
    }

    /// <summary>What a calendar program says with METHOD:REPLY; null for a mail of a person.</summary>
    private static string? CalendarIn(MimeMessage mail) => mail.BodyParts.OfType<TextPart>()
        .FirstOrDefault(p => p.ContentType.IsMimeType("text", "calendar") && "REPLY".Equals(p.ContentType.Parameters["method"], StringComparison.OrdinalIgnoreCase)) is { Text: { Length: <= LongestCalendar } text } ? text : null;

    private async Task<bool> AnsweredAsync(Guid memberId, string sender, string calendar, CancellationToken ct)
    {
        viewers.Forget(memberId);
        var member = await db.Set<Member>().AsNoTracking().Where(m => m.Id == memberId).Select(m => new { m.NormalizedEmail }).FirstOrDefaultAsync(ct);
        if (member is null || !sender.ToUpperInvariant().Equals(member.NormalizedEmail, StringComparison.Ordinal) || await viewers.FindAsync(memberId, ct) is not { } viewer) return false;
        foreach (var room in calendars)
            if (await room.TakeAsync(calendar, viewer, ct)) return true;
        return false;
    }

    /// <summary>Where a mail went, by its own headers and those mail servers add.</summary>
    private static IEnumerable<string> Recipients(MimeMessage mail) => mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Select(m => m.Address)
        .Concat(mail.Headers.Where(h => h.Field.ToUpperInvariant() is "DELIVERED-TO" or "X-ORIGINAL-TO" or "ENVELOPE-TO").Select(h => h.Value.Trim().Trim('<', '>')));

    /// <summary>What was sent along becomes files of the post, under the same rules as on the page.</summary>
    private async Task<(List<string> Links, Problem? Wrong)> AttachAsync(MimeMessage mail, Viewer viewer, CancellationToken ct)
    {
        var links = new List<string>();
        foreach (var part in mail.Attachments.OfType<MimePart>().Where(p => p.Content is not null && !p.ContentType.IsMimeType("application", "pgp-signature") && !p.ContentType.IsMimeType("application", "pkcs7-signature")).Take(MostFiles))
        {
            using var content = new MemoryStream();
            await part.Content!.DecodeToAsync(content, ct);
            content.Position = 0;
            var saved = await files.SaveAsync(content, part.FileName ?? "datei", viewer, ct);
            if (!saved.Succeeded) return (links, saved.Problem);
            links.Add(FileEndpoints.Describe(saved.Value).Markdown);
        }

        return (links, null);
    }

    private static string KeyOf(string messageId) => "mail-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 24));
}
