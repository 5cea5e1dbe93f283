using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <summary>Somebody mails can reach, as they are at this moment.</summary>
internal sealed record NoticeReader(Viewer Viewer, string Name, string Email, string Language, NoticeHours? Hours);

/// <summary>Finds whom mails can reach. Who left, has no address, or whose address sends everything back is none.</summary>
internal sealed class NoticeReaders(HouseDb db, IViewerSource viewers, House house)
{
    public async Task<NoticeReader?> FindAsync(Guid memberId, CancellationToken ct)
    {
        // Who they are now: roles and access may have changed a moment ago.
        viewers.Forget(memberId);
        if (await viewers.FindAsync(memberId, ct) is not { } viewer) return null;
        var (hours, faults) = (db.NoticeHours, db.MailFaults);
        var found = await db.Set<Member>().AsNoTracking().Where(m => m.Id == memberId && m.Email != null)
            .Select(m => new
            {
                m.Name, m.Email, m.InterfaceLanguage, Hours = hours.FirstOrDefault(h => h.MemberId == m.Id),
                IsStopped = faults.Any(f => f.MemberId == m.Id && f.Address == m.Email && f.StoppedAt != null),
            }).FirstOrDefaultAsync(ct);
        return found is null or { IsStopped: true } ? null : new NoticeReader(viewer, found.Name, found.Email!, found.InterfaceLanguage ?? house.Language, found.Hours);
    }
}
