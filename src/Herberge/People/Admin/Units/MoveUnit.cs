using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.People.Admin.Units;

/// <param name="Hue">1 to 12; only a top unit has one of its own.</param>
public sealed record MoveUnitInput(string? Name, Guid? ParentId, int? Hue);

/// <summary>Renames a unit, puts it below another, gives a top unit its colour. Its people stay in it.</summary>
internal sealed class MoveUnit(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, MoveUnitInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var tree = await UnitTree.LoadAsync(db, ct);
        if (tree.Find(id) is not { } unit) return Problem.NotFound();
        if (UnitNameRule.Check(input.Name) is { } wrong) return wrong;
        var name = input.Name!.Trim();
        var parent = tree.Find(input.ParentId);
        if (input.ParentId is not null && parent is null) return Problem.Invalid(nameof(input.ParentId), "unit-unknown");
        if (parent is not null && UnitTree.IsWithin(parent, unit)) return Problem.Invalid(nameof(input.ParentId), "unit-into-itself");
        if (tree.Child(parent, name) is { } other && other.Id != id) return Problem.Invalid(nameof(input.Name), "unit-name-taken", name);
        if (input.Hue is { } hue and (< 1 or > UnitsByPath.Hues)) return Problem.Invalid(nameof(input.Hue), "unit-hue", hue);

        var now = clock.GetUtcNow();
        var before = (unit.Path, unit.Hue);
        if (unit.Name != name || unit.ParentId != parent?.Id) tree.Place(unit, parent, name);
        if (parent is null && input.Hue is { } chosen) tree.Paint(unit, chosen);
        if (before.Path != unit.Path) db.Audit.Add(new AuditEntry(viewer.MemberId, "unit.moved", before.Path, unit.Path, now));
        else if (before.Hue != unit.Hue) db.Audit.Add(new AuditEntry(viewer.MemberId, "unit.coloured", unit.Path, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new Done();
    }
}
