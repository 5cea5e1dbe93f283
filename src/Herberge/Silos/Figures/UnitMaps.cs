using Herberge.Graphs;
using Herberge.Graphs.Communities;
using Herberge.Graphs.Layouts;

namespace Herberge.Silos.Figures;

/// <summary>
/// Draws the map of released figures. It is given figures that are guarded and rounded and nothing else: neither people nor
/// their ties, so that a place or a group of units can't give away what the guard hides.
/// </summary>
internal static class UnitMaps
{
    /// <summary>The steps of the slider, coarsest first.</summary>
    public static readonly IReadOnlyList<double> Resolutions = [0.5, 0.75, 1, 1.5, 2, 3];

    /// <summary>Where the slider stands at first.</summary>
    public const int UsualStep = 2;

    /// <summary>Taken for the ratio of a pair that isn't shown: neither close nor as far apart as can be.</summary>
    private const double Unknown = 0.5;

    /// <summary>Null where no unit is shown.</summary>
    public static UnitMap? Of(SiloFigures figures)
    {
        var shown = Enumerable.Range(0, figures.Units).Where(unit => !figures.ByUnit[unit].Suppressed).ToArray();
        if (shown.Length == 0) return null;
        var ratios = figures.Ratios();
        var places = StressLayout.Place(shown.Length, (a, b) => Distance(ratios.Of(shown[a], shown[b]) ?? Unknown));
        return new UnitMap(InUnitSquare(shown, places), [.. Communities(figures, shown)]);
    }

    // Twice the contact, about half the distance; from 4 for none at all to a little for very much.
    private static double Distance(double ratio) => 1 / (0.25 + ratio);

    private static IReadOnlyList<UnitPlace> InUnitSquare(int[] units, IReadOnlyList<(double X, double Y)> places)
    {
        var (left, right) = (places.Min(place => place.X), places.Max(place => place.X));
        var (top, bottom) = (places.Min(place => place.Y), places.Max(place => place.Y));
        return [.. places.Select((place, at) => new UnitPlace(units[at], Within(place.X, left, right), Within(place.Y, top, bottom)))];
    }

    private static double Within(double value, double from, double to) => to - from > 1e-9 ? Math.Round((value - from) / (to - from), 3) : 0.5;

    private static IEnumerable<UnitCommunities> Communities(SiloFigures figures, int[] shown)
    {
        var number = shown.Select((unit, at) => (unit, at)).ToDictionary(pair => pair.unit, pair => pair.at);
        var builder = new TieGraphBuilder(shown.Length, TieWeight.Sum);
        foreach (var cell in figures.Matrix)
            if (cell.A != cell.B && cell.Weight > 0 && number.TryGetValue(cell.A, out var a) && number.TryGetValue(cell.B, out var b))
                builder.Add(a, b, cell.Weight.Value);
        var graph = builder.Build();
        if (graph.TieCount == 0) yield break;

        var above = Above([.. shown.Select(unit => figures.ByUnit[unit].Unit)]);
        foreach (var resolution in Resolutions)
        {
            var found = Leiden.Find(graph, new LeidenOptions { Resolution = resolution });
            yield return new UnitCommunities(resolution, found.Count, found.Of, Two(found.Modularity))
            {
                Nmi = above is null ? null : Two(Agreement.NormalisedMutualInformation(found.Of, above)),
                Ari = above is null ? null : Two(Agreement.AdjustedRand(found.Of, above)),
            };
        }
    }

    // For each unit the number of the one above it; null where all are at the top.
    private static int[]? Above(string[] paths)
    {
        var parents = paths.Select(path => path.LastIndexOf('/') is var cut and > 0 ? path[..cut] : path).ToArray();
        if (parents.SequenceEqual(paths)) return null;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. parents.Select(parent => numbers.TryGetValue(parent, out var known) ? known : numbers[parent] = numbers.Count)];
    }

    private static double? Two(Measured measured) => measured.Value is { } value ? Math.Round(value, 2) : null;
}
