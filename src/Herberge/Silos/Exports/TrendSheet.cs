using Herberge.Shell;
using Herberge.Shell.Charts;
using Herberge.Shell.Charts.Sheets;
using Herberge.Silos.SilosPages;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.Exports;

/// <summary>A trend as a chart to take away: line, band, chance and goal, as on the page.</summary>
internal static class TrendSheet
{
    /// <summary>Null with fewer than two points.</summary>
    public static ChartSheet? Of(SilosView view, string subtitle, IStringLocalizer<SilosWords> words, Format format) => Draw(
        [.. view.Trend.Select(point => new TrendPoint(point.Day, point.Value, point.Low, point.High))],
        words[$"openness-{view.Key.By}"], subtitle, words["band"], view.Goal, words, format);

    /// <summary>Of one pair: without a band, for a ratio of one pair has no jackknife of its own.</summary>
    public static ChartSheet? Of(PairView pair, string subtitle, IStringLocalizer<SilosWords> words, Format format)
    {
        var names = new GroupNames(pair.View, words);
        return Draw(
            [.. pair.Trend.Select(point => new TrendPoint(point.Day, point.Ratio, point.Ratio, point.Ratio))],
            words["pair-of", names.Whole(pair.A), names.Whole(pair.B)], $"{subtitle} · {words["observed-expected"]}", words["pair-trend-caption"], null, words, format);
    }

    private static ChartSheet? Draw(
        IReadOnlyList<TrendPoint> points, string title, string subtitle, string caption, double? wanted, IStringLocalizer<SilosWords> words, Format format)
    {
        if (points.Count < 2) return null;
        var max = TrendPlot.NiceMax(Math.Max(points.Max(point => point.High), Math.Max(1, wanted ?? 0)));
        var plot = new TrendPlot(points, max, 880, 420, 340);
        var shapes = new List<SheetShape>();
        var apart = TrendPlot.Apart(max);
        for (var tick = 0; tick <= (int)Math.Round(max / apart); tick++)
        {
            shapes.Add(Level(tick * apart, SheetColours.Line, null));
            shapes.Add(new SheetText(plot.Left - 8, plot.Y(tick * apart) + 4, format.Number(tick * apart, 1), 12, "end", Colour: SheetColours.Support));
        }

        shapes.Add(Level(1, SheetColours.Support, [2, 4]));
        shapes.Add(new SheetText(plot.Left + 6, plot.Y(1) + 16, words["chance"], 12, Colour: SheetColours.Support));
        if (wanted is { } goal)
        {
            shapes.Add(Level(goal, SheetColours.Ever, [6, 4]));
            shapes.Add(new SheetText(plot.Left + 6, plot.Y(goal) - 6, words["goal"], 12, Colour: SheetColours.Support));
        }

        shapes.Add(new SheetPath(plot.Band, SheetColours.Band));
        shapes.Add(new SheetPath(plot.Line, null, SheetColours.Ever, 2.5));
        shapes.Add(new SheetCircle(plot.X(points[^1].Day), plot.Y(points[^1].Value), 5, SheetColours.Ever, SheetColours.Ever));
        shapes.AddRange(plot.Months(points[^1].Day, 52).Select(month => new SheetText(plot.X(month), plot.Bottom + 22, format.MonthName(month), 12, Colour: SheetColours.Support)));
        shapes.Add(new SheetText(plot.Left, plot.Bottom + 50, caption, 12, Colour: SheetColours.Support));
        return new ChartSheet(plot.Width, SheetHead.Height + plot.Bottom + 64, title, [.. SheetHead.Of(title, subtitle), new SheetGroup(SheetHead.Height, shapes)]);

        SheetLine Level(double value, string colour, float[]? dashes) => new(plot.Left, plot.Y(value), plot.Right, plot.Y(value), colour, 1, dashes);
    }
}
