using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Units;

/// <summary>
/// Makes one unit of two: people and units below move into the other, and where both have a unit of the same name those
/// two become one as well.
/// </summary>
internal sealed class MergeUnits(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Guid? into, bool sure, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (!sure) return Problem.Invalid("Sure", "sure-missing");
        await using var write = await writes.BeginAsync(db, ct);
        var tree = await UnitTree.LoadAsync(db, ct);
        if (tree.Find(id) is not { } unit) return Problem.NotFound();
        if (tree.Find(into) is not { } target) return Problem.Invalid("Into", "unit-unknown");
        if (UnitTree.IsWithin(target, unit)) return Problem.Invalid("Into", "unit-into-itself");

        var (from, to) = (unit.Path, target.Path);
        // Steps aside first: a unit below it may take its very name.
        tree.Place(unit, null, $"{unit.Id:N}");
        await db.SaveChangesAsync(ct);
        await MergeAsync(tree, unit, target, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "unit.merged", from, to, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new Done();
    }

    private async Task MergeAsync(UnitTree tree, OrgUnit unit, OrgUnit target, CancellationToken ct)
    {
        await db.Members.Where(m => m.UnitId == unit.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.UnitId, target.Id), ct);
        foreach (var child in tree.Children(unit).ToList())
        {
            if (tree.Child(target, child.Name) is { } same) await MergeAsync(tree, child, same, ct);
            else tree.Place(child, target, child.Name);
        }

        await db.SaveChangesAsync(ct);
        tree.Remove(unit);
        db.Units.Remove(unit);
        await db.SaveChangesAsync(ct);
    }
}
