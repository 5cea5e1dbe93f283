using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Units;

/// <summary>All units in memory, tracked, and how a branch is put elsewhere with everything below it.</summary>
internal sealed class UnitTree
{
    private readonly Dictionary<Guid, OrgUnit> _byId;

    private UnitTree(List<OrgUnit> units) => _byId = units.ToDictionary(u => u.Id);

    public static async Task<UnitTree> LoadAsync(HouseDb db, CancellationToken ct) => new(await db.Units.AsTracking().ToListAsync(ct));

    public OrgUnit? Find(Guid? id) => id is { } known ? _byId.GetValueOrDefault(known) : null;

    public IEnumerable<OrgUnit> Children(OrgUnit? of) => _byId.Values.Where(u => u.ParentId == of?.Id);

    public OrgUnit? Child(OrgUnit? of, string name) => Children(of).FirstOrDefault(u => string.Equals(u.Name, name, StringComparison.OrdinalIgnoreCase));

    public static bool IsWithin(OrgUnit unit, OrgUnit? branch) =>
        branch is not null && (unit.Id == branch.Id || unit.Path.StartsWith(branch.Path + "/", StringComparison.Ordinal));

    /// <summary>Puts a unit below another, or at the top; paths and hues of everything below follow.</summary>
    public void Place(OrgUnit unit, OrgUnit? parent, string name)
    {
        var below = _byId.Values.Where(u => u.Id != unit.Id && IsWithin(u, unit)).ToList();
        var before = unit.Path;
        unit.Place(parent, name);
        foreach (var other in below) other.Follow(before, unit.Path, unit.Hue);
    }

    public void Paint(OrgUnit top, int hue)
    {
        foreach (var unit in _byId.Values.Where(u => IsWithin(u, top))) unit.Follow(unit.Path, unit.Path, hue);
    }

    public void Remove(OrgUnit unit) => _byId.Remove(unit.Id);
}
