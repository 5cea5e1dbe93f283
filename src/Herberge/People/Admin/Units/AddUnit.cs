using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.People.Admin.Units;

public sealed record AddUnitInput(string? Name, Guid? ParentId);

/// <summary>Adds a unit below another one or at the top.</summary>
internal sealed class AddUnit(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(AddUnitInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (UnitNameRule.Check(input.Name) is { } wrong) return wrong;
        await using var write = await writes.BeginAsync(db, ct);
        var tree = await UnitTree.LoadAsync(db, ct);
        var parent = tree.Find(input.ParentId);
        if (input.ParentId is not null && parent is null) return Problem.Invalid(nameof(input.ParentId), "unit-unknown");
        var name = input.Name!.Trim();
        if (tree.Child(parent, name) is not null) return Problem.Invalid(nameof(input.Name), "unit-name-taken", name);

        var now = clock.GetUtcNow();
        var units = await UnitsByPath.LoadAsync(db, ct);
        var unit = units.Grow(db, parent is null ? name : $"{parent.Path}/{name}", now);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "unit.added", unit.Path, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return unit.Id;
    }
}
