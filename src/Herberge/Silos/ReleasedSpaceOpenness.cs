using Herberge.Foundation.Storage;
using Herberge.Silos.Releases;
using Herberge.Spaces.Life;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos;

/// <summary>Tells a space's part of the openness as the newest release lets it through; it computes nothing.</summary>
internal sealed class ReleasedSpaceOpenness(HouseDb db) : ISpaceOpenness
{
    public async ValueTask<ReleasedOpenness?> OfAsync(Guid spaceId, CancellationToken ct)
    {
        var release = await db.ReleasedFigures.AsNoTracking()
            .Where(f => f.By == GroupedBy.Unit && f.Kind == 0 && f.Level == 1 && f.Days == ReleaseCalendar.UsualWindow && f.Missing == NoFigures.None)
            .OrderByDescending(f => f.To).Select(f => new { f.Content, f.Monday }).FirstOrDefaultAsync(ct);
        if (release is null) return null;
        var figures = FiguresContent.Unpack(release.Content);
        return figures.Whole.Openness is { } whole && figures.Spaces.FirstOrDefault(s => s.Space == spaceId) is { } part
            ? new ReleasedOpenness(part.Openness, whole, release.Monday, ReleaseCalendar.UsualWindow) : null;
    }
}
