using Herberge.Foundation.Mail;
using Herberge.Foundation.Storage;
using Herberge.People.Accounts;
using Herberge.Spaces.Notices.Ending;
using Herberge.Spaces.Notices.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Notices;

/// <summary>
/// A mail about one thread, or about one thing where there is none, in its reader's language. It names people, thread and
/// space, never what was written: it leaves the house.
/// </summary>
internal sealed class NoticeMail(
    HouseDb db, HouseAddress address, IEnumerable<INotificationDetails> details, IEnumerable<INoticeCalendars> calendars, EndMails endings, ReplyAddresses replies, IStringLocalizer<SpacesWords> words, IStringLocalizer<NoticesWords> own)
{
    /// <param name="group">Lines about the same, the newest first.</param>
    public async Task<MailMessage> WriteAsync(IReadOnlyList<(Notification Line, BellLine Said)> group, NoticeReader reader, CancellationToken ct)
    {
        var (newest, said) = group[0];
        var more = new List<string>();
        foreach (var (line, _) in group)
        {
            foreach (var room in details)
            {
                if (await room.OfAsync(line, reader.Language, ct) is { } detail && !more.Contains(detail)) more.Add(detail);
            }
        }

        MailCalendar? calendar = null;
        foreach (var room in calendars) calendar ??= await room.OfAsync(newest, reader.Viewer, ct);
        var call = group.Select(g => g.Line).FirstOrDefault(l => l.Kind == NotificationKind.CalledAll);
        var postId = call?.PostId;
        var reason = call is not null ? await db.SpaceCalls.AsNoTracking().Where(c => c.PostId == postId).Select(c => c.Reason).FirstOrDefaultAsync(ct) : null;
        var answers = newest.ThreadId is { } talk ? await replies.ForAsync(reader.Viewer.MemberId, talk, ct) : null;
        var back = await replies.ForAsync(reader.Viewer.MemberId, null, ct);
        using var language = new LanguageScope(reader.Language == "de");
        var sentences = group.GroupBy(g => g.Line.Kind).Select(kind => Sentence(words, [.. kind.Select(k => k.Said)])).ToList();
        var subject = group.Count == 1
            ? said.ThreadTitle is null ? sentences[0] : $"{sentences[0]}: {said.ThreadTitle}"
            : own["mail-several", group.Count, said.ThreadTitle ?? said.SpaceName ?? sentences[0]];
        var href = address.Value + said.Address;
        List<MailLine> lines = [.. group.Count == 1 ? [] : sentences.Select(sentence => new MailLine(sentence)), .. more.SelectMany(detail => detail.Split('\n')).Select(detail => new MailLine(detail)),
            new MailLine(own["open"], href, said.SpaceName)];
        if (answers is not null) lines.Add(new MailLine(own["mail-answer"]));
        var ending = new MailEnding(reader.Viewer.MemberId, said.SpaceName is null || !MailWish.OfferedInSpaces.Contains(MailWish.Offer(newest.Kind)) ? Guid.Empty : newest.SpaceId ?? Guid.Empty,
            NoticePace.Never, [.. group.Select(g => MailWish.Offer(g.Line.Kind)).Distinct().Where(MailWish.Offered.Contains)]);
        var off = ending.Kinds.Count == 0 || reason is not null ? null : address.Value + endings.PathOf(ending);
        List<MailLine> foot = reason is not null
            ? [new MailLine(own["mail-call-why", said.SpaceName ?? "", reason])]
            : [new MailLine(own["mail-why"], $"{address.Value}/settings/mails")];
        if (off is not null) foot.Add(new MailLine(EndingWords.Short(words, own, ending.Kinds, ending.SpaceId == Guid.Empty ? null : said.SpaceName), off));
        var sheet = new MailSheet(subject, [new MailSection(null, lines)], foot);
        return new MailMessage(reader.Email, reader.Name, MailSheet.OneLine(subject), sheet.AsText(), sheet.AsHtml(reader.Language))
        {
            OneClick = off is null ? null : $"{off}/now",
            ReplyTo = answers,
            ReturnPath = back,
            About = newest.ThreadId is { } thread ? $"thread-{thread:N}" : newest.SubjectId is { } about ? $"about-{about:N}" : null,
            Calendar = calendar,
        };
    }

    /// <summary>What lines of one kind about the same say together.</summary>
    public static string Sentence(IStringLocalizer<SpacesWords> words, IReadOnlyList<BellLine> lines)
    {
        var actors = lines.DistinctBy(l => l.ActorId).Select(l => l.ActorName ?? "").ToList();
        return words.Sentence(lines[0].Kind, words.Who(actors), lines[0].SpaceName ?? "", actors.Count > 1);
    }
}
