using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>Segments the house already speaks of, offered while somebody writes one down.</summary>
internal sealed class CaptureChoices(HouseDb db)
{
    private const int Most = 60;

    public async Task<IReadOnlyList<string>> SegmentsAsync(Viewer viewer, CancellationToken ct) => viewer.IsInside
        ? await db.Observations.AsNoTracking().Where(o => o.Segment != null).Select(o => o.Segment!).Distinct().OrderBy(s => s).Take(Most).ToListAsync(ct)
        : [];
}
