using MailKit;
using MailKit.Search;
using MimeKit;

namespace Herberge.Spaces.Notices.Replies;

/// <param name="Mail">Null where it is larger than the house takes.</param>
internal sealed record ArrivedMail(long Uid, MimeMessage? Mail);

/// <param name="Validity">What the server says its numbers belong to.</param>
internal sealed record ArrivedMails(long Validity, IReadOnlyList<ArrivedMail> Mails);

/// <summary>Reads the next mails of the mailbox of answers, whole, because attachments belong to them.</summary>
internal static class ReadReplies
{
    private const int AtOnce = 20;
    private const long MostAtOnce = 40L * 1024 * 1024;

    public static async Task<ArrivedMails> FromAsync(IMailFolder folder, long validity, long lastUid, long largest, CancellationToken ct)
    {
        // Other numbers than last time: read again from the start, what was posted is known by its message id.
        var last = validity == folder.UidValidity ? (uint)lastUid : 0;
        if (last == uint.MaxValue) return new ArrivedMails(folder.UidValidity, []);
        var found = await folder.SearchAsync(SearchQuery.Uids(new UniqueIdRange(folder.UidValidity, last + 1, uint.MaxValue)), ct);
        // A server answers a range without mails with the last one there is.
        var next = found.Where(uid => uid.Id > last).OrderBy(uid => uid.Id).Take(AtOnce).ToList();
        if (next.Count == 0) return new ArrivedMails(folder.UidValidity, []);
        var (mails, sum) = (new List<ArrivedMail>(), 0L);
        foreach (var summary in (await folder.FetchAsync(next, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, ct)).OrderBy(s => s.UniqueId.Id))
        {
            var size = (long)(summary.Size ?? 0);
            var isTooLarge = size > largest;
            if (!isTooLarge && mails.Count > 0 && sum + size > MostAtOnce) break;
            sum += isTooLarge ? 0 : size;
            mails.Add(new ArrivedMail(summary.UniqueId.Id, isTooLarge ? null : await folder.GetMessageAsync(summary.UniqueId, ct)));
        }

        return new ArrivedMails(folder.UidValidity, mails);
    }
}
