using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <summary>Counts who comes by unit, for all to see, in the transaction of a change; what <see cref="MixGuard"/> lets through is kept.</summary>
internal sealed class ReleaseMix(HouseDb db, TimeProvider clock)
{
    public async Task HandleAsync(Gathering gathering, CancellationToken ct)
    {
        var id = gathering.Id;
        var before = await db.MixShares.AsTracking().Where(s => s.GatheringId == id).ToListAsync(ct);
        if (before.Count > 0 && gathering.MixChanges < MixGuard.Smallest) return;
        var coming = db.Registrations.Where(r => r.GatheringId == id && r.Seat == Seat.Held && (r.Coming == Coming.OnSite || r.Coming == Coming.Online));
        var people = await coming.GroupJoin(db.Set<Member>(), r => r.MemberId, m => (Guid?)m.Id, (r, members) => new { r, members })
            .SelectMany(x => x.members.DefaultIfEmpty(), (x, m) => m != null && m.PartnerId == null && m.Unit != null ? m.Unit.Path : null).ToListAsync(ct);
        if (!MixGuard.IsDue(before.Count > 0, gathering.MixChanges, people.Count)) return;
        var tops = await db.Set<OrgUnit>().AsNoTracking().Where(u => u.ParentId == null).ToDictionaryAsync(u => u.Path, u => u.Id, ct);
        var counts = people.GroupBy(path => path is not null && tops.TryGetValue(path.Split('/')[0], out var unit) ? unit : (Guid?)null).Select(g => (g.Key, g.Count())).ToList();
        db.MixShares.RemoveRange(before);
        foreach (var (unit, count) in MixGuard.Show(counts)) db.MixShares.Add(new MixShare { Id = Guid.CreateVersion7(clock.GetUtcNow()), GatheringId = id, UnitId = unit, People = count });
        gathering.MixChanges = 0;
        await db.SaveChangesAsync(ct);
    }
}
