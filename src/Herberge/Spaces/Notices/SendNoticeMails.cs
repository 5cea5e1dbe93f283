using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Notices.Replies;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Notices;

/// <summary>
/// Sends what waits for a mail at once. A member's lines and their mails change in one transaction, so that each line goes
/// into one mail whenever the house is killed, and two that do this at once send nothing twice.
/// </summary>
internal sealed class SendNoticeMails(HouseDb db, WriteTransactions writes, NoticeReaders readers, NoticeMail mail, ReplyAddresses replies, NamedSubjects subjects, MailOutbox outbox, House house, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <returns>How many mails were laid out.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        await replies.PrepareAsync(ct);
        var (sent, now, last) = (0, clock.GetUtcNow(), Guid.Empty);
        while (true)
        {
            var members = await db.Notifications.Where(n => n.MailDueAt <= now && n.MemberId.CompareTo(last) > 0).Select(n => n.MemberId).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(ct);
            if (members.Count == 0) return sent;
            foreach (var member in members)
            {
                sent += await ToAsync(member, now, ct);
                db.ChangeTracker.Clear();
            }

            last = members[^1];
        }
    }

    private async Task<int> ToAsync(Guid memberId, DateTimeOffset now, CancellationToken ct)
    {
        var reader = await readers.FindAsync(memberId, ct);
        await using var write = await writes.BeginAsync(db, ct);
        if (reader is null)
        {
            await db.Notifications.Where(n => n.MemberId == memberId && n.MailDueAt != null).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTimeOffset?)null), ct);
            await write.CommitAsync(ct);
            return 0;
        }

        if (reader.Hours?.NextAllowed(now, house.TimeZone) is { } later && later > now)
            await db.Notifications.Where(n => n.MemberId == memberId && n.MailDueAt <= now && n.Kind != NotificationKind.CalledAll).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, later), ct);
        var waiting = await db.Notifications.AsNoTracking().Where(n => n.MemberId == memberId && n.MailDueAt != null).Select(n => new { n.Id, n.ThreadId, n.MailDueAt }).ToListAsync(ct);
        // What gathers for a thread goes along with what is due of it.
        var threads = waiting.Where(n => n.MailDueAt <= now && n.ThreadId is not null).Select(n => n.ThreadId).ToHashSet();
        var taken = waiting.Where(n => n.MailDueAt <= now || (threads.Contains(n.ThreadId) && n.MailDueAt <= now + RouteNotices.Gathers)).Select(n => n.Id).ToList();
        var claimed = await db.Notifications.Where(n => taken.Contains(n.Id) && n.MailDueAt != null).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailDueAt, (DateTimeOffset?)null), ct);
        // Another node was faster.
        if (claimed < taken.Count) return 0;
        var sent = await EnqueueAsync(taken, reader, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return sent;
    }

    private async Task<int> EnqueueAsync(List<Guid> taken, NoticeReader reader, DateTimeOffset now, CancellationToken ct)
    {
        var news = await db.StillNewsTo(reader.Viewer).Where(n => taken.Contains(n.Id)).ToListAsync(ct);
        var wishes = await WishBook.OfAsync(db, [reader.Viewer.MemberId], ct);
        var wanted = news.Where(n => wishes.PaceOf(n.MemberId, n.SpaceId, n.Kind) == NoticePace.AtOnce).ToDictionary(n => n.Id);
        var ids = wanted.Keys.ToList();
        if (ids.Count == 0) return 0;
        var said = await subjects.NameAsync(await db.BellLinesOf(db.Notifications.Where(n => ids.Contains(n.Id))).ToListAsync(ct), reader.Viewer, ct);
        var groups = said.Select(s => (Line: wanted[s.Id], Said: s))
            .GroupBy(p => (p.Line.ThreadId ?? p.Line.SubjectId) is { } about ? (about.ToString(), "") : (p.Line.Kind.ToString(), p.Line.SpaceId?.ToString() ?? "")).ToList();
        foreach (var group in groups) outbox.Enqueue(await mail.WriteAsync([.. group], reader, ct));
        await db.Notifications.Where(n => ids.Contains(n.Id)).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailedAt, now), ct);
        return groups.Count;
    }
}

[DisallowConcurrentExecution]
internal sealed class SendNoticeMailsEachMinute(SendNoticeMails send) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await send.HandleAsync(cancellationToken);
}
