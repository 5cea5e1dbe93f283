using Herberge.Shell;
using Herberge.Shell.Charts.Sheets;
using Herberge.Silos.SilosPages;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.Exports;

/// <summary>Bars to take away, one under the other: the parts of spaces, and the openness of units.</summary>
internal static class BarSheet
{
    private const double Width = 880;
    private const double Names = 260;
    private const double Row = 30;
    private const int Longest = 34;
    private const int Most = 60;

    /// <summary>What each space adds to the openness; null where none may be told.</summary>
    public static ChartSheet? OfSpaces(SilosView view, string subtitle, IStringLocalizer<SilosWords> words, Format format)
    {
        var parts = SpaceParts.Of(view);
        if (parts.Named.Count == 0) return null;
        var rows = parts.Named.Select(part => new BarRow(part.Name, part.Openness, format.Number(part.Openness, 3))).ToList();
        rows.Add(new BarRow(words["by-space-rest"], parts.Rest, format.Number(parts.Rest, 3), Mute: true));
        return Draw(words["by-space"], subtitle, rows, view.Figures.Whole.Openness ?? 0, words["export-spaces-key", format.Number(view.Figures.Whole.Openness ?? 0, 2)]);
    }

    /// <summary>Openness unit by unit, the most closed first; null where none is shown.</summary>
    public static ChartSheet? OfUnits(SilosView view, string subtitle, IStringLocalizer<SilosWords> words, Format format)
    {
        var names = new GroupNames(view, words);
        var rows = view.Figures.ByUnit.Select((unit, number) => (unit, number)).Where(row => row.unit.Openness is not null).OrderBy(row => row.unit.Openness).Take(Most)
            .Select(row => new BarRow(names.Whole(row.number), row.unit.Openness!.Value, format.Number(row.unit.Openness.Value, 2))).ToList();
        return rows.Count == 0
            ? null
            : Draw(words[$"openness-{view.Key.By}"], subtitle, rows, Math.Max(1, rows.Max(row => row.Value)), words["export-units-key"], chance: words["chance"]);
    }

    private static ChartSheet Draw(string title, string subtitle, List<BarRow> rows, double most, string key, string? chance = null)
    {
        var shapes = new List<SheetShape>(SheetHead.Of(title, subtitle));
        var room = Width - Names - 90;
        var top = SheetHead.Height + 14;
        var bottom = top + (rows.Count * Row);
        for (var at = 0; at < rows.Count; at++)
        {
            var (y, length) = (top + (at * Row), Math.Max(1, rows[at].Value / Math.Max(1e-9, most) * room));
            shapes.Add(new SheetText(Names - 12, y + 18, Short(rows[at].Name), 13, "end"));
            shapes.Add(new SheetBox(Names, y + 5, length, 16, rows[at].Mute ? SheetColours.Line : SheetColours.Ever));
            shapes.Add(new SheetText(Names + length + 8, y + 18, rows[at].Text, 13));
        }

        if (chance is not null)
        {
            var x = Names + (room / most);
            shapes.Add(new SheetLine(x, top, x, bottom + 6, SheetColours.Support, 1, [2, 4]));
            shapes.Add(new SheetText(x, bottom + 20, chance, 12, "middle", Colour: SheetColours.Support));
        }

        shapes.Add(new SheetText(16, bottom + 42, key, 12, Colour: SheetColours.Support));
        return new ChartSheet(Width, bottom + 60, title, shapes);
    }

    private static string Short(string name) => name.Length <= Longest ? name : name[..(Longest - 1)] + "…";

    private sealed record BarRow(string Name, double Value, string Text, bool Mute = false);
}
