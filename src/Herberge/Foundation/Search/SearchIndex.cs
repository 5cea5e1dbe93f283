using Herberge.Foundation.Storage;

namespace Herberge.Foundation.Search;

/// <summary>Keeps search in step with the rooms, within the transaction of the act that changed something.</summary>
public sealed class SearchIndex
{
    private readonly HouseDb _db;
    private readonly ISearchStore _store;

    internal SearchIndex(HouseDb db, ISearchStore store)
    {
        _db = db;
        _store = store;
    }

    /// <summary>Adds or replaces a document.</summary>
    public Task PutAsync(SearchDocument document, CancellationToken ct) => PutAsync([document], ct);

    /// <summary>Adds or replaces many at once, for imports.</summary>
    public Task PutAsync(IReadOnlyList<SearchDocument> documents, CancellationToken ct) =>
        _store.PutAsync(_db, [.. documents.Select(SearchEntry.Of)], ct);

    public Task RemoveAsync(SearchKind kind, Guid id, CancellationToken ct) => _store.RemoveAsync(_db, kind, id, ct);

    /// <summary>Removes everything said in a thread.</summary>
    public Task RemoveThreadAsync(Guid threadId, CancellationToken ct) => _store.RemoveThreadAsync(_db, threadId, ct);

    public Task ClearAsync(CancellationToken ct) => _store.ClearAsync(_db, ct);

    /// <summary>Documents that match, newest first by <see cref="SearchRow.Key"/>; who may see them is the caller's to say.</summary>
    internal IQueryable<SearchRow> Matching(SearchTerms terms, bool inTitle = false) => _store.Matching(_db, terms, inTitle);
}
