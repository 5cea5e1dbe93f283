using Herberge.Silos.Figures;

namespace Herberge.Silos.SilosPages;

/// <summary>A unit in the map's table, with the pairs it has most and least contact in.</summary>
internal sealed record MapRow(int Unit, UnitFigure Figure, Standing Standing, CellFigure? Closest, CellFigure? Farthest, int Group)
{
    /// <summary>O(cells).</summary>
    public static IReadOnlyList<MapRow> Of(SiloFigures figures, IReadOnlyList<int> units, UnitCommunities? found)
    {
        var (closest, farthest, inside) = (new CellFigure?[figures.Units], new CellFigure?[figures.Units], new CellFigure?[figures.Units]);
        foreach (var cell in figures.Matrix)
        {
            if (cell.A == cell.B) inside[cell.A] = cell;
            else if (cell.Ratio is { } ratio)
                foreach (var unit in (ReadOnlySpan<int>)[cell.A, cell.B])
                {
                    if (closest[unit] is not { } most || most.Ratio < ratio) closest[unit] = cell;
                    if (farthest[unit] is not { } least || least.Ratio > ratio) farthest[unit] = cell;
                }
        }

        var group = new Dictionary<int, int>();
        if (found is not null && figures.Map is { } map)
            for (var at = 0; at < map.Places.Count; at++) group[map.Places[at].Unit] = found.Of[at];
        return [.. units.Select(unit => new MapRow(
            unit, figures.ByUnit[unit], UnitStanding.Of(figures.ByUnit[unit], inside[unit]).Standing, closest[unit], farthest[unit], group.GetValueOrDefault(unit)))];
    }
}
