using System.Runtime.CompilerServices;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Doctor;

/// <summary>Search knows what the rooms hold, no more and no less.</summary>
internal sealed class SearchCheck(HouseDb db, IDatabaseEngine engine, IEnumerable<ISearchSource> sources, RebuildSearch rebuild) : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> ExamineAsync(bool mend, [EnumeratorCancellation] CancellationToken ct)
    {
        var (missing, stale) = (0L, 0L);
        foreach (var source in sources)
        {
            var gap = await source.CompareAsync(ct);
            (missing, stale) = (missing + gap.Missing, stale + gap.Stale);
        }

        var documents = await db.SearchRows.LongCountAsync(ct);
        var withoutWords = documents - await engine.Search.CountAsync(db, ct);
        if (missing == 0 && stale == 0 && withoutWords == 0)
        {
            yield return new Finding($"Search: {documents} documents, complete");
        }
        else if (mend)
        {
            yield return new Finding($"Search: rebuilt with {await rebuild.HandleAsync(null, ct)} documents");
        }
        else
        {
            yield return new Finding($"Search: {missing} things missing, {stale} documents stale, {Math.Abs(withoutWords)} out of step with their words",
                "Run herberge doctor --fix to rebuild search.");
        }
    }
}
