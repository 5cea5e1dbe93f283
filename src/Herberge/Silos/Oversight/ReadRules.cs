using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Oversight;

/// <summary>The rules analysis follows now.</summary>
internal sealed class ReadRules(HouseDb db)
{
    public async Task<AnalysisRules> HandleAsync(CancellationToken ct) =>
        (await db.SilosSettings.AsNoTracking().SingleOrDefaultAsync(ct))?.Rules ?? AnalysisRules.Usual;
}
