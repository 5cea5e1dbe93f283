using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Voting;

/// <summary>The top unit each unit lies in: the level at which support is told.</summary>
internal sealed class TopUnits
{
    private readonly Dictionary<Guid, Guid> _topOf;

    private TopUnits(Dictionary<Guid, Guid> topOf) => _topOf = topOf;

    public static async Task<TopUnits> LoadAsync(HouseDb db, CancellationToken ct)
    {
        var units = await db.Set<OrgUnit>().AsNoTracking().Select(u => new { u.Id, u.Path }).ToListAsync(ct);
        var tops = units.Where(unit => !unit.Path.Contains('/', StringComparison.Ordinal)).ToDictionary(unit => unit.Path, unit => unit.Id, StringComparer.Ordinal);
        return new TopUnits(units.ToDictionary(unit => unit.Id, unit => tops.GetValueOrDefault(unit.Path.Split('/')[0])));
    }

    /// <summary><see cref="Guid.Empty"/> for partners' people and those without a unit.</summary>
    public Guid GroupOf(Guid? unitId, bool isGuest) => isGuest || unitId is not { } unit ? Guid.Empty : _topOf.GetValueOrDefault(unit);
}
