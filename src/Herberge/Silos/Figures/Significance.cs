namespace Herberge.Silos.Figures;

/// <summary>
/// Which pairs of units, and which units in themselves, really lie off chance, each judged together. A page of fifty pairs would call two or three different by
/// mere chance at 5 % each; Holm's step-down method keeps the chance of even one such error among all pairs shown at 5 %,
/// however the pairs depend on each other.
/// </summary>
/// <remarks>
/// Holm, S. (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6. It is
/// reckoned from the published distance, which is truncated towards zero: rather too seldom than too often, and the mark
/// tells nothing that the published numbers don't. O(cells · log cells).
/// </remarks>
internal static class Significance
{
    public const double Level = 0.05;

    /// <param name="cells">Cells as published.</param>
    public static IReadOnlyList<CellFigure> Marked(IReadOnlyList<CellFigure> cells)
    {
        var marked = cells.ToArray();
        Mark(marked, cell => cell.A != cell.B);
        Mark(marked, cell => cell.A == cell.B);
        return marked;
    }

    private static void Mark(CellFigure[] cells, Func<CellFigure, bool> belongs)
    {
        var judged = Enumerable.Range(0, cells.Length).Where(at => cells[at] is { Suppressed: false, Z: not null } cell && belongs(cell))
            .OrderByDescending(at => Math.Abs(cells[at].Z!.Value)).ToList();
        for (var rank = 0; rank < judged.Count; rank++)
        {
            var cell = cells[judged[rank]];
            if (TwoSided(cell.Z!.Value) > Level / (judged.Count - rank)) break;
            cells[judged[rank]] = cell with { IsSure = true };
        }
    }

    /// <summary>The chance that a standard normal number lies at least this far from 0.</summary>
    /// <remarks>Chebyshev fit of erfc with a relative error below 1.2e-7 (Numerical Recipes, 2nd ed., section 6.2).</remarks>
    public static double TwoSided(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 1 / (1 + (x / 2));
        double[] fit = [0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223];
        var sum = fit.Aggregate(0.0, (inner, coefficient) => (inner * t) + coefficient);
        return t * Math.Exp((-x * x) + sum);
    }
}
