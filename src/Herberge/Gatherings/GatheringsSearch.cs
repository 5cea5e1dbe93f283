using System.Runtime.CompilerServices;
using Herberge.Foundation.Access;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <summary>Gatherings, for the search of the house. A series is found once: by its next one, or by its last when it is over.</summary>
internal sealed class GatheringsSearch(HouseDb db, SearchIndex index, TimeProvider clock) : ISearchSource
{
    public async Task<SearchGap> CompareAsync(CancellationToken ct)
    {
        var (rows, gatherings) = (db.SearchRows.Where(r => r.Kind == SearchKind.Gathering), db.Gatherings);
        return new SearchGap(
            await gatherings.LongCountAsync(g => g.SeriesId == null && !rows.Any(r => r.Id == g.Id), ct)
                + await db.GatheringSeries.LongCountAsync(s => gatherings.Any(g => g.SeriesId == s.Id) && !gatherings.Any(g => g.SeriesId == s.Id && rows.Any(r => r.Id == g.Id)), ct),
            await rows.LongCountAsync(r => !gatherings.Any(g => g.Id == r.Id), ct));
    }

    public IAsyncEnumerable<SearchDocument> DocumentsAsync(CancellationToken ct) => DocumentsAsync(db, clock.GetUtcNow(), ct);

    public static async IAsyncEnumerable<SearchDocument> DocumentsAsync(HouseDb db, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var gathering in db.Gatherings.AsNoTracking().Where(g => g.SeriesId == null).AsAsyncEnumerable().WithCancellation(ct)) yield return Document(gathering);
        var series = await db.Gatherings.AsNoTracking().Where(g => g.SeriesId != null).ToListAsync(ct);
        foreach (var one in series.GroupBy(g => g.SeriesId)) yield return Document(Standing([.. one], now));
    }

    /// <summary>Within the transaction that wrote them, after they were saved.</summary>
    public async Task PutAsync(Gathering gathering, CancellationToken ct)
    {
        if (gathering.SeriesId is not { } series)
        {
            await index.PutAsync(Document(gathering), ct);
            return;
        }

        var gatherings = db.Gatherings;
        var all = await gatherings.AsNoTracking().Where(g => g.SeriesId == series).ToListAsync(ct);
        var standing = Standing(all, clock.GetUtcNow());
        foreach (var row in await db.SearchRows.Where(r => r.Kind == SearchKind.Gathering && r.Id != standing.Id && gatherings.Any(g => g.SeriesId == series && g.Id == r.Id)).Select(r => r.Id).ToListAsync(ct))
            await index.RemoveAsync(SearchKind.Gathering, row, ct);
        await index.PutAsync(Document(standing), ct);
    }

    private static Gathering Standing(List<Gathering> series, DateTimeOffset now) =>
        series.Where(g => g.EndsAt > now && g.CancelledAt is null).MinBy(g => g.StartsAt) ?? series.MaxBy(g => g.StartsAt)!;

    private static SearchDocument Document(Gathering gathering) => new(
        SearchKind.Gathering, gathering.Id, gathering.SpaceId, null, null, gathering.Title, $"{gathering.Lead}\n{gathering.Place}\n{gathering.Text}".Trim(), gathering.CreatedAt);
}

/// <summary>Partners' people find those they may see; colleagues whatever stands in spaces they read.</summary>
internal sealed class FindableGatherings(HouseDb db) : IFindable
{
    public SearchKind Kind => SearchKind.Gathering;

    public IQueryable<Guid> To(Viewer viewer) => db.VisibleGatheringsTo(viewer).Select(g => g.Id);
}
