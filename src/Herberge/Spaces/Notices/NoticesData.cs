using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <summary>When and how somebody wants to hear of things, which browsers and addresses reach them: theirs alone, and gone with them.</summary>
internal sealed class NoticesData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("noticeHours", await db.NoticeHours.AsNoTracking().Where(h => h.MemberId == memberId)
            .Select(h => new { h.TimeZone, h.QuietFrom, h.QuietUntil, h.DaysOff, h.AwayFrom, h.AwayUntil }).ToListAsync<object>(ct)),
        new PersonalRecords("digests", await db.DigestMarks.AsNoTracking().Where(m => m.MemberId == memberId)
            .Select(m => new { Pace = m.Pace.ToString(), m.ToldUntil, m.DueAt }).ToListAsync<object>(ct)),
        new PersonalRecords("mailFaults", await db.MailFaults.AsNoTracking().Where(f => f.MemberId == memberId)
            .Select(f => new { f.Address, f.Status, f.Soft, f.StoppedAt, f.LastAt }).ToListAsync<object>(ct)),
        new PersonalRecords("pushBrowsers", await db.PushSubscriptions.AsNoTracking().Where(s => s.MemberId == memberId)
            .Select(s => new { s.Browser, s.Address, s.CreatedAt }).ToListAsync<object>(ct)),
        new PersonalRecords("replyAddresses", await db.ReplyKeys.AsNoTracking().Where(k => k.MemberId == memberId).Select(k => new { k.ThreadId }).ToListAsync<object>(ct)),
        new PersonalRecords("spaceCalls", await db.SpaceCalls.AsNoTracking().Where(c => c.ActorId == memberId).Select(c => new { c.ThreadId, c.Reason, c.At }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.NoticeHours.Where(h => h.MemberId == id).ExecuteDeleteAsync(ct);
        await db.DigestMarks.Where(m => m.MemberId == id).ExecuteDeleteAsync(ct);
        await db.MailFaults.Where(f => f.MemberId == id).ExecuteDeleteAsync(ct);
        await db.PushSubscriptions.Where(s => s.MemberId == id).ExecuteDeleteAsync(ct);
        await db.ReplyKeys.Where(k => k.MemberId == id).ExecuteDeleteAsync(ct);
        await db.SpaceCalls.Where(c => c.ActorId == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ActorId, former), ct);
    }
}
