using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <summary>“Yes, I still come.”</summary>
internal sealed class ConfirmComing(HouseDb db, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid gatheringId, Viewer viewer, CancellationToken ct)
    {
        if (!await db.VisibleGatheringsTo(viewer).AnyAsync(g => g.Id == gatheringId, ct)) return Problem.NotFound();
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var confirmed = await db.Registrations.Where(r => r.GatheringId == gatheringId && r.MemberId == me && r.Seat == Seat.Held && r.Gathering!.CancelledAt == null && r.Gathering.EndsAt > now)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.ConfirmedAt, now), ct);
        return confirmed == 0 ? Problem.Conflict("gathering-no-seat") : default(Done);
    }
}
