using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Initiatives;

/// <summary>What all initiatives say, learned anew when one changes.</summary>
internal sealed class InitiativeMemory(TimeProvider clock) : KeptTexts<(int Count, DateTimeOffset? Changed)>(clock)
{
    public async Task<KnownTexts> ReadAsync(HouseDb db, CancellationToken ct)
    {
        var all = db.Initiatives.AsNoTracking().Where(i => i.RemovedAt == null);
        return await ReadAsync(
            (await all.CountAsync(ct), await all.MaxAsync(i => (DateTimeOffset?)i.ChangedAt, ct)),
            async () => (await all.OrderBy(i => i.Id).Select(i => new { i.Id, i.Title, i.Text }).ToListAsync(ct)).ConvertAll(i => (i.Id, $"{i.Title}\n{i.Text}")), ct);
    }
}
