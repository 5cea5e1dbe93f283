using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <summary>After a choice, inside its transaction: a mark for each pace something is wanted in, and none for the others.</summary>
internal sealed class KeepDigestMarks(HouseDb db, House house, TimeProvider clock)
{
    public async Task HandleAsync(Guid memberId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var wanted = await db.MailWishes.AsNoTracking().Where(w => w.MemberId == memberId && w.Pace >= NoticePace.Daily).Select(w => w.Pace).Distinct().ToListAsync(ct);
        var hours = await db.NoticeHours.AsNoTracking().FirstOrDefaultAsync(h => h.MemberId == memberId, ct);
        var kept = await db.DigestMarks.AsTracking().Where(m => m.MemberId == memberId).ToListAsync(ct);
        db.DigestMarks.RemoveRange(kept.Where(m => !wanted.Contains(m.Pace)));
        foreach (var mark in kept.Where(m => wanted.Contains(m.Pace))) mark.DueAt = DigestMark.NextDue(mark.Pace, now, hours, house.TimeZone);
        db.DigestMarks.AddRange(wanted.Where(pace => kept.TrueForAll(m => m.Pace != pace))
            .Select(pace => new DigestMark(memberId, pace, now, DigestMark.NextDue(pace, now, hours, house.TimeZone))));
        await db.SaveChangesAsync(ct);
    }
}
