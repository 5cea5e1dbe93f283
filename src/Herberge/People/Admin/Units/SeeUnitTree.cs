using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Units;

/// <param name="Here">Active people directly in it.</param>
/// <param name="Below">Active people in it and in everything below.</param>
/// <param name="IsEmpty">Nobody ever was put here and nothing lies below.</param>
internal sealed record UnitLine(Guid Id, Guid? ParentId, string Name, string Path, int Depth, int Hue, int Here, int Below, bool IsEmpty);

/// <summary>The tree with how many people belong where: what it takes to run the house, and nothing about what they do.</summary>
internal sealed class SeeUnitTree(HouseDb db)
{
    public async Task<Result<IReadOnlyList<UnitLine>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var units = await db.Units.AsNoTracking().ToListAsync(ct);
        var counts = await db.Members.AsNoTracking().Where(m => m.UnitId != null).GroupBy(m => m.UnitId!.Value)
            .Select(g => new { g.Key, Active = g.Count(m => m.State == MemberState.Active), All = g.Count() }).ToDictionaryAsync(c => c.Key, ct);
        var below = new Dictionary<Guid, int>();
        foreach (var unit in units.OrderByDescending(u => u.Depth))
        {
            var sum = below.GetValueOrDefault(unit.Id) + (counts.GetValueOrDefault(unit.Id)?.Active ?? 0);
            below[unit.Id] = sum;
            if (unit.ParentId is { } parent) below[parent] = below.GetValueOrDefault(parent) + sum;
        }

        var parents = units.Select(u => u.ParentId).ToHashSet();
        return Result<IReadOnlyList<UnitLine>>.Of([.. units.OrderBy(u => u.Path.Replace('/', '\u0001'), StringComparer.CurrentCultureIgnoreCase)
            .Select(u => new UnitLine(
                u.Id, u.ParentId, u.Name, u.Path, u.Depth, u.Hue, counts.GetValueOrDefault(u.Id)?.Active ?? 0, below[u.Id],
                !parents.Contains(u.Id) && !counts.ContainsKey(u.Id)))]);
    }
}
