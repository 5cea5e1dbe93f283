using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Alerts;

/// <summary>Somebody who runs the house takes note of an alert.</summary>
internal sealed class AcknowledgeAlert(HouseDb db, WriteTransactions writes, SeeAlerts see, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsTheHouse) return Problem.Forbidden("silos-for-hosts");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.SiloAlerts.SingleOrDefaultAsync(a => a.Id == id, ct) is not { } alert) return Problem.NotFound();
        if (alert.AcknowledgedAt is not null) return default(Done);
        alert.Acknowledge(viewer.MemberId, now);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "silos.alert-acknowledged", alert.Unit, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        see.Forget();
        return default(Done);
    }
}
