using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Stages;

/// <summary>The stages with how many ideas stand there, for those who edit them.</summary>
internal sealed class SeeStages(HouseDb db)
{
    /// <returns>Null for everybody else.</returns>
    public async Task<IReadOnlyList<(Stage Stage, int Ideas)>?> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsIdeas) return null;
        var counts = await db.VisibleIdeasTo(viewer).Where(i => i.MergedIntoId == null).GroupBy(i => i.StageId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. (await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct)).Select(s => (s, counts.GetValueOrDefault(s.Id)))];
    }
}
