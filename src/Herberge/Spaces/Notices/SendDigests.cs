using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Notices.Replies;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Notices;

/// <summary>
/// Sends the digests that are due, to whoever agreed to them, whether or not they ever sign in. How far a digest has told
/// changes in the transaction of its mail; a digest with nothing in it is not sent.
/// </summary>
internal sealed class SendDigests(HouseDb db, WriteTransactions writes, NoticeReaders readers, DigestOf content, DigestMail mail, ReplyAddresses replies, MailOutbox outbox, House house, TimeProvider clock)
{
    /// <returns>How many mails were laid out.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        await replies.PrepareAsync(ct);
        var (sent, now) = (0, clock.GetUtcNow());
        foreach (var due in await db.DigestMarks.AsNoTracking().Where(m => m.DueAt <= now).OrderBy(m => m.DueAt).ToListAsync(ct))
        {
            if (await SendAsync(due, now, ct)) sent++;
            db.ChangeTracker.Clear();
        }

        return sent;
    }

    private async Task<bool> SendAsync(DigestMark due, DateTimeOffset now, CancellationToken ct)
    {
        var (memberId, pace, since, dueAt) = (due.MemberId, due.Pace, due.ToldUntil, due.DueAt);
        var reader = await readers.FindAsync(memberId, ct);
        var mark = db.DigestMarks.Where(m => m.MemberId == memberId && m.Pace == pace && m.DueAt == dueAt && m.ToldUntil == since);
        if (reader?.Hours?.NextAllowed(now, house.TimeZone) is { } later && later > now)
        {
            await mark.ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, later), ct);
            return false;
        }

        var told = reader is null ? null : await content.HandleAsync(pace, since, now, reader.Viewer, ct);
        var next = DigestMark.NextDue(pace, now, reader?.Hours, house.TimeZone);
        await using var write = await writes.BeginAsync(db, ct);
        // Another node was faster, or it was ended just now.
        if (await mark.ExecuteUpdateAsync(m => m.SetProperty(x => x.ToldUntil, now).SetProperty(x => x.DueAt, next), ct) == 0) return false;
        if (told is { IsEmpty: false })
        {
            var ids = told.Told;
            await db.Notifications.Where(n => ids.Contains(n.Id)).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailedAt, now), ct);
            outbox.Enqueue(mail.Write(pace, told, reader!) with { ReturnPath = await replies.ForAsync(memberId, null, ct) });
            await db.SaveChangesAsync(ct);
        }

        await write.CommitAsync(ct);
        return told is { IsEmpty: false };
    }
}

[DisallowConcurrentExecution]
internal sealed class SendDigestsWhenDue(SendDigests send) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await send.HandleAsync(cancellationToken);
}
