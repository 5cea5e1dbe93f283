using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <param name="Handles">Of its hosts, in their order.</param>
internal sealed record GatheringToWrite(Gathering Gathering, IReadOnlyList<string> Handles, int InSeries);

/// <summary>A gathering as its hosts change it.</summary>
internal sealed class SeeGatheringToWrite(HouseDb db, TimeProvider clock)
{
    public async Task<Result<GatheringToWrite>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, id, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        var (hosts, now, series) = (standing.Gathering.Hosts.Select(h => h.MemberId).ToList(), clock.GetUtcNow(), standing.Gathering.SeriesId);
        var handles = await db.Set<Member>().AsNoTracking().Where(m => hosts.Contains(m.Id) && m.State == MemberState.Active).ToDictionaryAsync(m => m.Id, m => m.Handle, ct);
        return new GatheringToWrite(standing.Gathering, [.. standing.Gathering.Hosts.OrderBy(h => h.Position).Where(h => handles.ContainsKey(h.MemberId)).Select(h => $"@{handles[h.MemberId]}")],
            series is null ? 0 : await db.Gatherings.CountAsync(g => g.SeriesId == series && g.CancelledAt == null && g.EndsAt > now, ct));
    }
}
