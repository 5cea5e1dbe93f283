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
            yield return Finding.Well("search-complete", documents);
        }
        else if (mend)
        {
            yield return Finding.Well("search-rebuilt", await rebuild.HandleAsync(null, ct));
        }
        else
        {
            yield return Finding.Mend("search-gap", missing, stale, Math.Abs(withoutWords));
        }
    }
}
