using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Silos.Figures;
using Herberge.Silos.Releases;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos;

/// <summary>A pair of units in full.</summary>
/// <param name="View">The figures it is taken from.</param>
/// <param name="A">Number of the first unit there.</param>
/// <param name="B">Number of the second unit.</param>
/// <param name="Cell">Their contact.</param>
/// <param name="Trend">Observed ÷ expected of 30 days, four weeks apart, where it may be shown.</param>
/// <param name="Spaces">Where enough people of both meet, as far as the viewer may know of it.</param>
public sealed record PairView(
    SilosView View, int A, int B, CellFigure? Cell, IReadOnlyList<(DateOnly Day, double Ratio)> Trend, IReadOnlyList<(string Name, string Slug)> Spaces);

/// <summary>One pair of units: how much they talk, since when, where, and through how many people.</summary>
internal sealed class SeePair(HouseDb db, SeeSilos see, ReleaseFigures release)
{
    /// <param name="query">Which figures.</param>
    /// <param name="a">Path of one unit.</param>
    /// <param name="b">Path of the other.</param>
    /// <param name="page">Where it is shown, for the log of looks.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<PairView>> HandleAsync(SilosQuery query, string a, string b, string page, Viewer viewer, CancellationToken ct)
    {
        var result = await see.HandleAsync(query, page, viewer, ct);
        if (!result.Succeeded) return result.Problem;
        var view = result.Value;
        var (one, two) = (Number(view.Figures, a), Number(view.Figures, b));
        if (one < 0 || two < 0 || one == two) return Problem.NotFound("silos-no-pair");
        if (one > two) (one, two) = (two, one);
        var cell = view.Figures.Ratios().Cell(one, two);
        return new PairView(
            view, one, two, cell is { Suppressed: false } ? cell : null, await TrendAsync(view, one, two, ct), await SpacesAsync(cell, viewer, ct));
    }

    private async Task<IReadOnlyList<(DateOnly, double)>> TrendAsync(SilosView view, int a, int b, CancellationToken ct)
    {
        var (pathA, pathB) = (view.Figures.ByUnit[a].Unit, view.Figures.ByUnit[b].Unit);
        var points = new List<(DateOnly, double)>();
        foreach (var point in release.Trend(view.Key))
        {
            if (await release.FindAsync(point, ct) is not { Missing: NoFigures.None } known) continue;
            var figures = see.Unpacked(known);
            var (one, two) = (Number(figures, pathA), Number(figures, pathB));
            if (one >= 0 && two >= 0 && figures.Ratios().Of(one, two) is { } ratio)
                points.Add((DateOnly.FromDateTime(point.To.UtcDateTime.AddHours(12)), ratio));
        }

        return points;
    }

    private async Task<IReadOnlyList<(string, string)>> SpacesAsync(CellFigure? cell, Viewer viewer, CancellationToken ct)
    {
        if (cell is not { MeetIn.Count: > 0 }) return [];
        var ids = cell.MeetIn.ToList();
        return [.. (await db.VisibleSpacesTo(viewer).Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name, s.Slug }).ToListAsync(ct))
            .OrderBy(s => ids.IndexOf(s.Id)).Select(s => (s.Name, s.Slug))];
    }

    private static int Number(SiloFigures figures, string path)
    {
        for (var unit = 0; unit < figures.Units; unit++)
            if (figures.ByUnit[unit].Unit == path) return unit;
        return -1;
    }
}
