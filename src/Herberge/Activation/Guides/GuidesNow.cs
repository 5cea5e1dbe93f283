using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Activation.Guides;

/// <summary>
/// Who is in a running group or asked into one, at most a minute old: the start page of everybody else asks nothing about groups.
/// </summary>
internal sealed class GuidesNow(IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public async ValueTask<bool> HasAsync(HouseDb db, Guid memberId, CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(GuidesNow), out HashSet<Guid>? known)) return known!.Contains(memberId);
        var all = await db.GuideGroups.Where(g => g.EndedAt == null)
            .Join(db.Guides.Where(g => g.State == GuideState.Active || g.State == GuideState.Asked), g => g.Id, g => g.GroupId, (_, guide) => guide.MemberId)
            .ToHashSetAsync(ct);
        return cache.Set(typeof(GuidesNow), all, Kept).Contains(memberId);
    }

    public void Forget() => cache.Remove(typeof(GuidesNow));
}
