using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Units;

/// <summary>Removes a unit nobody is in and nothing lies below.</summary>
internal sealed class RemoveUnit(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var unit = await db.Units.AsTracking().FirstOrDefaultAsync(u => u.Id == id, ct);
        if (unit is null) return Problem.NotFound();
        if (await db.Members.AnyAsync(m => m.UnitId == id, ct) || await db.Units.AnyAsync(u => u.ParentId == id, ct)) return Problem.Conflict("unit-not-empty");
        db.Units.Remove(unit);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "unit.removed", unit.Path, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new Done();
    }
}
