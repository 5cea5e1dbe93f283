using Herberge.Shell;
using Herberge.Shell.Charts.Sheets;
using Herberge.Silos.Interventions;
using Herberge.Silos.SilosPages;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.Exports;

/// <summary>What was tried and its released effects, as a chart and as a table; never who took part.</summary>
internal sealed class EffectsExport(IStringLocalizer<SilosWords> words, Format format)
{
    private const double Width = 880;
    private const double From = 330;
    private const double To = 700;
    private const double Row = 46;

    /// <summary>Null where no effect is told yet.</summary>
    public ChartSheet? Chart(IReadOnlyList<InterventionView> items, string subtitle)
    {
        var told = items.Where(item => item.Numbers is not null).ToList();
        if (told.Count == 0) return null;
        var (low, high) = (Math.Min(0, told.Min(item => item.Numbers!.Low)), Math.Max(0, told.Max(item => item.Numbers!.High)));
        var title = words["intervention-link"].Value;
        var shapes = new List<SheetShape>(SheetHead.Of(title, $"{subtitle} · {words["effect-axis"]}"));
        var top = SheetHead.Height + 30;
        var bottom = top + (told.Count * Row);
        shapes.Add(new SheetLine(X(0), top - 8, X(0), bottom, SheetColours.Support, 1, [2, 4]));
        foreach (var end in (double[])[low, 0, high])
            shapes.Add(new SheetText(X(end), top - 14, format.Signed(end, 1), 12, "middle", Colour: SheetColours.Support));
        for (var at = 0; at < told.Count; at++)
        {
            var (item, y) = (told[at], top + (at * Row) + 18);
            var found = item.Numbers!;
            shapes.Add(new SheetText(16, y, item.Title.Length <= 40 ? item.Title : item.Title[..39] + "…", 14));
            shapes.Add(new SheetText(16, y + 17, $"{words[$"intervention-kind-{item.Kind}"]}, {format.Date(item.Day)}", 12, Colour: SheetColours.Support));
            shapes.Add(new SheetLine(X(found.Low), y - 4, X(found.High), y - 4, SheetColours.Ever, 2));
            shapes.Add(new SheetCircle(X(found.Effect), y - 4, 5, SheetColours.Ever, SheetColours.Ever));
            shapes.Add(new SheetText(To + 20, y, format.Signed(found.Effect, 2), 14, Bold: true));
            shapes.Add(new SheetText(To + 20, y + 17, words["effect-range", format.Signed(found.Low, 2), format.Signed(found.High, 2)], 12, Colour: SheetColours.Support));
        }

        return new ChartSheet(Width, bottom + 24, title, shapes);

        double X(double value) => From + ((value - low) / Math.Max(1e-9, high - low) * (To - From));
    }

    public string Table(IReadOnlyList<InterventionView> items)
    {
        var file = new CsvFile();
        file.Line(words["intervention-column"], words["export-kind"], words["export-date"], words["export-days"], words["export-participants"], words["intervention-effect"],
            words["export-low"], words["export-high"], words["export-p"], words["export-before"], words["export-after"], words["export-others-before"],
            words["export-others-after"], words["intervention-finding"]);
        foreach (var item in items)
        {
            var found = item.Numbers;
            file.Line(item.Title, words[$"intervention-kind-{item.Kind}"], CsvFile.Day(item.Day), file.N(item.Days), file.N(item.Participants), file.N(found?.Effect), file.N(found?.Low),
                file.N(found?.High), file.N(found?.PValue), file.N(found?.Before), file.N(found?.After), file.N(found?.OthersBefore), file.N(found?.OthersAfter),
                words[$"effect-state-{item.State}"]);
        }

        return file.Text;
    }
}
