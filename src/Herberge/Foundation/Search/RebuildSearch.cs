using Herberge.Foundation.Storage;

namespace Herberge.Foundation.Search;

/// <param name="Missing">Things of the room that search doesn't know.</param>
/// <param name="Stale">Documents of things that are gone.</param>
internal readonly record struct SearchGap(long Missing, long Stale);

/// <summary>What a room wants to be found; search can be rebuilt from it at any time.</summary>
internal interface ISearchSource
{
    Task<SearchGap> CompareAsync(CancellationToken ct);

    IAsyncEnumerable<SearchDocument> DocumentsAsync(CancellationToken ct);
}

/// <summary>Empties search and fills it from the rooms' tables, in one transaction: nobody searches in half an index.</summary>
internal sealed class RebuildSearch(HouseDb db, WriteTransactions writes, SearchIndex index, IEnumerable<ISearchSource> sources)
{
    private const int BatchSize = 500;

    /// <returns>How many documents search knows now.</returns>
    public async Task<long> HandleAsync(IProgress<long>? progress, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        await index.ClearAsync(ct);
        var count = 0L;
        foreach (var source in sources)
        {
            await foreach (var batch in source.DocumentsAsync(ct).Chunk(BatchSize).WithCancellation(ct))
            {
                await index.PutAsync(batch, ct);
                count += batch.Length;
                progress?.Report(count);
            }
        }

        await write.CommitAsync(ct);
        return count;
    }
}
