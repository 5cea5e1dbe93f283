using Herberge.Foundation.Storage;
using Herberge.Voices.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Voices.Coding;

/// <summary>How many observations have each code: counted from all codings, so remembered until one changes. Another node learns of it within a minute.</summary>
internal sealed class CodeCounts(HouseDb db, IMemoryCache cache, VoicesEdition edition)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyDictionary<Guid, int>> ReadAsync(CancellationToken ct) => await cache.GetOrCreateAsync(typeof(CodeCounts), async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Remembered;
        return await db.CodeMarks.AsNoTracking().Where(m => m.HiddenBy == null).Select(m => new { m.CodeId, m.ObservationId }).Distinct()
            .GroupBy(m => m.CodeId).Select(g => new { g.Key, Voices = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Voices, ct);
    }) ?? [];

    /// <summary>After the commit of a write that gave or took codes.</summary>
    public void Forget()
    {
        cache.Remove(typeof(CodeCounts));
        edition.Grow();
    }
}
