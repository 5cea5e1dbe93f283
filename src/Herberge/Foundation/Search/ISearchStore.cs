using System.Collections.Immutable;
using Herberge.Foundation.Storage;
using Herberge.Texts;

namespace Herberge.Foundation.Search;

/// <summary>
/// The engine's full-text index. Both engines receive the same terms at the same positions and answer only whether a
/// document matches; order and access are decided outside, so that results are the same on both.
/// </summary>
internal interface ISearchStore
{
    /// <summary>Creates what the migrations don't know; may be called any number of times.</summary>
    Task EnsureAsync(HouseDb db, CancellationToken ct);

    Task PutAsync(HouseDb db, IReadOnlyList<SearchEntry> entries, CancellationToken ct);

    /// <summary>Removes one document.</summary>
    Task RemoveAsync(HouseDb db, SearchKind kind, Guid id, CancellationToken ct);

    /// <summary>Removes a thread's documents: its own, its posts' and their files'.</summary>
    Task RemoveThreadAsync(HouseDb db, Guid threadId, CancellationToken ct);

    Task ClearAsync(HouseDb db, CancellationToken ct);

    /// <summary>Documents that match, to be narrowed and ordered by the caller.</summary>
    IQueryable<SearchRow> Matching(HouseDb db, SearchTerms terms, bool inTitle);

    /// <summary>Documents in the full-text index itself, for <c>doctor</c>.</summary>
    Task<long> CountAsync(HouseDb db, CancellationToken ct);
}

/// <summary>A document with its terms.</summary>
internal sealed record SearchEntry(SearchRow Row, ImmutableArray<string> Title, ImmutableArray<string> Text)
{
    /// <summary>Positions beyond this are not kept by PostgreSQL, so neither engine gets them.</summary>
    private const int MostTerms = 15_000;

    public static SearchEntry Of(SearchDocument document) => new(
        new SearchRow(document), [.. Analyzer.Terms(document.Title).Take(MostTerms / 10)], [.. Analyzer.Terms(document.Text).Take(MostTerms)]);
}
