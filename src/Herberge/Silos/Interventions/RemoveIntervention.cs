using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Interventions;

/// <summary>
/// Takes an intervention out of the list, or back in. It is no way to measure its people once more: what was released about them
/// still stands in <see cref="OverlapGuard"/>'s way.
/// </summary>
internal sealed class RemoveIntervention(HouseDb db, WriteTransactions writes, TimeProvider clock, KeptInterventions kept)
{
    public Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct) => PutAsync(id, clock.GetUtcNow(), viewer, ct);

    public Task<Result<Done>> UndoAsync(Guid id, Viewer viewer, CancellationToken ct) => PutAsync(id, null, viewer, ct);

    private async Task<Result<Done>> PutAsync(Guid id, DateTimeOffset? removedAt, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsTheHouse) return Problem.Forbidden("silos-interventions-for-hosts");
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Interventions.SingleOrDefaultAsync(i => i.Id == id, ct) is not { } intervention) return Problem.NotFound();
        if (intervention.RemovedAt is null == removedAt is null) return default(Done);
        intervention.RemovedAt = removedAt;
        db.Audit.Add(new AuditEntry(viewer.MemberId, removedAt is null ? "silos.intervention-restored" : "silos.intervention-removed", id.ToString(), intervention.Title, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        kept.Forget();
        return default(Done);
    }
}
