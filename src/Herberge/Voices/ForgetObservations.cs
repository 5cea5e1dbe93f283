using Herberge.Foundation.Files;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Voices.Coding;
using Herberge.Voices.Suggestions;
using Herberge.Voices.Themes;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>Deletes observations with all that hangs on them: codes, evidence, themes, search, picture.</summary>
internal sealed class ForgetObservations(HouseDb db, SearchIndex search, FileStore files, ForgetInThemes themes, ThemesSeen seen, CodeCounts counts, CodeMemory learned)
{
    internal sealed record Gone(int Count, IReadOnlyList<Guid> Photos);

    /// <summary>Inside the caller's write; then <see cref="EraseFiles"/> after its commit.</summary>
    public async Task<Gone> HandleAsync(IQueryable<Observation> which, CancellationToken ct)
    {
        var rows = await which.Select(o => new { o.Id, o.PhotoFileId }).ToListAsync(ct);
        foreach (var row in rows) await search.RemoveAsync(SearchKind.Observation, row.Id, ct);
        var photos = rows.Where(r => r.PhotoFileId is not null).Select(r => r.PhotoFileId!.Value).ToList();
        var touched = await themes.TouchedByAsync(rows.ConvertAll(row => row.Id), ct);
        foreach (var some in rows.Select(r => r.Id).Chunk(500)) await db.Observations.Where(o => some.Contains(o.Id)).ExecuteDeleteAsync(ct);
        if (rows.Count > 0) await themes.HandleAsync(touched, ct);
        await db.Files.Where(f => photos.Contains(f.Id)).ExecuteDeleteAsync(ct);
        return new Gone(rows.Count, photos);
    }

    /// <summary>Also forgets what was counted and learned of them.</summary>
    public void EraseFiles(Gone gone)
    {
        foreach (var photo in gone.Photos) files.Erase(photo);
        seen.Forget();
        counts.Forget();
        learned.Forget();
    }
}
