using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

internal sealed record UnitRow(Guid Id, Guid? ParentId, string Name, string Path, int Depth, int Hue);

/// <summary>The organisation, every unit after the one above it. How a company is built is not for its guests.</summary>
internal sealed class ListUnits(HouseDb db)
{
    public async Task<Result<List<UnitRow>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.Forbidden();
        return await db.Units.AsNoTracking().OrderBy(u => u.Path).Select(u => new UnitRow(u.Id, u.ParentId, u.Name, u.Path, u.Depth, u.Hue)).ToListAsync(ct);
    }
}
