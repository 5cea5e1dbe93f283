using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>Somebody read what was covered, and what was not, and found it right.</summary>
internal sealed class CheckMasks(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        await using var write = await writes.BeginAsync(db, ct);
        var observation = await db.VisibleObservationsTo(viewer).AsTracking().SingleOrDefaultAsync(o => o.Id == id, ct);
        if (observation is null) return Problem.NotFound();
        (observation.MasksCheckedAt, observation.MasksCheckedBy) = (clock.GetUtcNow(), viewer.MemberId);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
