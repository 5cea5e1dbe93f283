using Herberge.Silos.Figures;

namespace Herberge.Tests.Silos;

/// <summary>
/// Between which values each cell lies, for somebody who knows how figures are rounded: sums within half a step, ratios within
/// half of their last digit; a unit's cells add up to its outside. Intervals narrow each other until nothing changes.
/// </summary>
internal static class Bounds
{
    private const double Half = Rounding.Step / 2.0;

    public static Dictionary<(int, int), (double Low, double High)> Of(SiloFigures figures)
    {
        var cells = figures.Matrix.ToDictionary(cell => (cell.A, cell.B), cell => cell.Weight is { } weight
            ? (Low: Math.Max(0, weight - Half), High: weight + Half)
            : (Low: 0.0, High: figures.Ties + Half));
        var rows = new List<(double Low, double High, List<(int, int)> Cells)>();
        for (var unit = 0; unit < figures.Units; unit++)
        {
            if (figures.ByUnit[unit] is not { EiIndex: { } ei } || ei > 0.99) continue;
            var inside = cells[(unit, unit)];
            // E = I (1 + x) ÷ (1 − x) for x = (E − I) ÷ (E + I).
            var low = inside.Low * (1 + ei - 0.005) / (1 - ei + 0.005);
            var high = inside.High * (1 + ei + 0.005) / Math.Max(1e-9, 1 - ei - 0.005);
            rows.Add((low, high, [.. Enumerable.Range(0, figures.Units).Where(other => other != unit).Select(other => (Math.Min(unit, other), Math.Max(unit, other)))]));
        }

        rows.Add((figures.Ties - Half, figures.Ties + Half, [.. cells.Keys]));
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (low, high, parts) in rows)
            {
                var (sumLow, sumHigh) = (parts.Sum(cell => cells[cell].Low), parts.Sum(cell => cells[cell].High));
                foreach (var cell in parts)
                {
                    var (own, least, most) = (cells[cell], low - (sumHigh - cells[cell].High), high - (sumLow - cells[cell].Low));
                    var narrowed = (Low: Math.Max(own.Low, least), High: Math.Min(own.High, most));
                    if (narrowed.Low - own.Low < 1e-6 && own.High - narrowed.High < 1e-6) continue;
                    cells[cell] = narrowed;
                    (sumLow, sumHigh) = (sumLow + narrowed.Low - own.Low, sumHigh + narrowed.High - own.High);
                    changed = true;
                }
            }
        }

        return cells;
    }
}
