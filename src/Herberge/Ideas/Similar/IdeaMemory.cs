using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Similar;

/// <summary>What all ideas say, learned anew when an idea was added or went.</summary>
internal sealed class IdeaMemory(TimeProvider clock) : KeptTexts<(int Count, int? Last)>(clock)
{
    public async Task<KnownTexts> ReadAsync(HouseDb db, CancellationToken ct)
    {
        var ideas = db.Ideas.AsNoTracking().Where(i => i.MergedIntoId == null && i.Thread!.DeletedAt == null);
        return await ReadAsync(
            (await ideas.CountAsync(ct), await ideas.MaxAsync(i => (int?)i.Number, ct)),
            async () => (await ideas.OrderBy(i => i.Number).Select(i => new { i.Id, i.Thread!.Title, i.Lead }).ToListAsync(ct)).ConvertAll(i => (i.Id, $"{i.Title}\n{i.Lead}")), ct);
    }
}
