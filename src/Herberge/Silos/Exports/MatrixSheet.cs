using Herberge.Shell;
using Herberge.Shell.Charts.Sheets;
using Herberge.Silos.Figures;
using Herberge.Silos.SilosPages;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.Exports;

/// <summary>The matrix of the largest units as a chart to take away, the value in every cell.</summary>
internal static class MatrixSheet
{
    private const int Most = 24;
    private const double Cell = 44;
    private const double Names = 190;
    private const int Longest = 26;

    /// <summary>Null where nothing is shown.</summary>
    public static ChartSheet? Of(SilosView view, string subtitle, IStringLocalizer<SilosWords> words, Format format)
    {
        var names = new GroupNames(view, words);
        var cells = view.Figures.Ratios();
        int[] rows = [.. Enumerable.Range(0, view.Figures.Units).Where(unit => !view.Figures.ByUnit[unit].Suppressed)
            .OrderByDescending(unit => view.Figures.ByUnit[unit].People).ThenBy(unit => unit).Take(Most).Order()];
        if (rows.Length == 0) return null;

        var title = words["who-with-whom"].Value;
        var shapes = new List<SheetShape>(SheetHead.Of(title, subtitle + " · " + words["observed-expected"]));
        for (var row = 0; row < rows.Length; row++)
        {
            var y = SheetHead.Height + 24 + (row * Cell);
            shapes.Add(new SheetText(Names - 10, y + (Cell / 2) + 4, $"{Short(names.Of(rows[row]).Name)}  {row + 1}", 12, "end"));
            shapes.Add(new SheetText(Names + (row * Cell) + (Cell / 2), SheetHead.Height + 14, format.Number(row + 1), 12, "middle"));
            for (var column = 0; column < rows.Length; column++)
                shapes.AddRange(CellOf(cells.Of(rows[row], rows[column]), row == column, Names + (column * Cell), y, format));
        }

        var bottom = SheetHead.Height + 24 + (rows.Length * Cell);
        shapes.Add(new SheetText(16, bottom + 26, words["export-matrix-key"], 12, Colour: SheetColours.Support));
        return new ChartSheet(Math.Max(640, Names + (rows.Length * Cell) + 16), bottom + 44, title, shapes);
    }

    private static IEnumerable<SheetShape> CellOf(double? ratio, bool isOwn, double x, double y, Format format)
    {
        if (ratio is not { } value)
        {
            yield return new SheetBox(x + 1.5, y + 1.5, Cell - 3, Cell - 3, null, SheetColours.Line);
            yield return new SheetLine(x + 6, y + Cell - 6, x + Cell - 6, y + 6, SheetColours.Line, 1.5);
            yield break;
        }

        yield return new SheetBox(x + 1.5, y + 1.5, Cell - 3, Cell - 3, isOwn ? null : SheetColours.Steps[HeatStep.Of(value)], isOwn ? SheetColours.Edge : null);
        yield return new SheetText(x + (Cell / 2), y + (Cell / 2) + 4, format.Number(value, isOwn ? 1 : 2), 12, "middle");
    }

    private static string Short(string name) => name.Length <= Longest ? name : name[..(Longest - 1)] + "…";
}
