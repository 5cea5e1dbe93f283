using System.Runtime.CompilerServices;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Voices.Masking;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>What customers said, for the search within the room.</summary>
internal sealed class VoicesSearch(HouseDb db) : ISearchSource
{
    public async Task<SearchGap> CompareAsync(CancellationToken ct) => new(
        await db.Observations.LongCountAsync(o => !db.SearchRows.Any(r => r.Kind == SearchKind.Observation && r.Id == o.Id), ct),
        await db.SearchRows.LongCountAsync(r => r.Kind == SearchKind.Observation && !db.Set<Observation>().Any(o => o.Id == r.Id), ct));

    public async IAsyncEnumerable<SearchDocument> DocumentsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var observation in db.Observations.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct)) yield return Document(observation);
    }

    public static SearchDocument Document(Observation observation) => new(
        SearchKind.Observation, observation.Id, null, null, null, "", $"{Plain(observation.Quote)}\n{Plain(observation.Context ?? "")}".TrimEnd(), observation.SaidAt);

    private static string Plain(string masked) => string.Concat(MaskedText.Pieces(masked).Select(piece => piece.Kind is null ? piece.Text : " "));
}
