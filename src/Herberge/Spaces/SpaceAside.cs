using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces;

/// <summary>What stands beside a space's threads: who hosts it, its members by unit, whose guests read along.</summary>
public sealed record SpaceCompany(IReadOnlyList<SpaceHost> Hosts, IReadOnlyList<UnitShare> Units, IReadOnlyList<string> Partners);

/// <summary>Remembered for some seconds, for it changes seldom and is shown often. For viewers who may read the space.</summary>
internal sealed class SpaceAside(HouseDb db, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    public async Task<SpaceCompany> HandleAsync(Space space, CancellationToken ct)
    {
        var key = (typeof(SpaceCompany), space.Id, space.MemberCount);
        if (cache.TryGetValue(key, out SpaceCompany? known)) return known!;
        var id = space.Id;
        var memberships = db.SpaceMembers.AsNoTracking().Where(m => m.SpaceId == id);
        var hosts = await SpaceHost.OfAsync(db, id, clock.GetUtcNow(), ct);
        var groups = await memberships.Join(db.Set<Member>(), m => m.MemberId, m => m.Id, (_, m) => m)
            .GroupBy(m => new { Partner = m.Partner!.Name, m.Unit!.Name, m.Unit.Hue })
            .Select(g => new { g.Key.Partner, g.Key.Name, Hue = (int?)g.Key.Hue, Count = g.Count() }).ToListAsync(ct);
        var units = groups.Where(g => g.Partner is null && g.Name is not null)
            .Select(g => new UnitShare(g.Name, g.Hue ?? 0, g.Count)).OrderByDescending(u => u.People).ThenBy(u => u.Name, StringComparer.CurrentCulture);
        var partners = groups.Where(g => g.Partner is not null).Select(g => g.Partner).Distinct().Order(StringComparer.CurrentCulture);
        var company = new SpaceCompany(hosts, [.. units], [.. partners]);
        cache.Set(key, company, Remembered);
        return company;
    }
}
