using System.Globalization;
using System.Text;
using Herberge.Silos.Figures;

namespace Herberge.Silos.Files;

/// <summary>The trend as a drawing: a line with its 90 % band, and chance as a labelled line at 1.</summary>
internal static class SilosTrendChart
{
    private const double Width = 720;
    private const double Height = 260;
    private const double Left = 44;
    private const double Right = 12;
    private const double Top = 12;
    private const double Bottom = 34;

    /// <param name="points">At least two weeks, each with a value.</param>
    /// <param name="words">The language.</param>
    public static string Svg(IReadOnlyList<TrendFigure> points, SilosFilesWords words)
    {
        var highest = Math.Max(1.1, points.Max(point => Math.Min(point.High ?? point.Openness!.Value, 2 * point.Openness!.Value + 0.1)));
        var top = Math.Ceiling(highest * 5) / 5;
        var (first, last) = (points[0], points[^1]);
        var label = words.Format(
            "trend-label", words.Number(first.Openness), words.Day(first.WeekStart), words.Number(last.Openness), words.Day(last.WeekStart));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{SilosHtml.Text(label)}\">");
        for (var tick = 0; tick <= (int)Math.Round(top * 5); tick++)
        {
            var y = Y(tick / 5.0);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:F1}\" y2=\"{y:F1}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 4:F1}\" class=\"tick\">{words.Number(tick / 5.0, "0.0")}</text>");
        }

        svg.Append("<path class=\"band\" d=\"");
        Path(svg, points.Select((point, at) => (X(at), Y(Clamped(point.High ?? point.Openness!.Value)))), 'M');
        Path(svg, points.Select((point, at) => (X(at), Y(Clamped(point.Low ?? point.Openness!.Value)))).Reverse(), 'L');
        svg.Append("Z\"/><path class=\"line\" d=\"");
        Path(svg, points.Select((point, at) => (X(at), Y(point.Openness!.Value))), 'M');
        svg.Append(CultureInfo.InvariantCulture, $"\"/><circle class=\"now\" cx=\"{X(points.Count - 1):F1}\" cy=\"{Y(last.Openness!.Value):F1}\" r=\"4\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"chance\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(1):F1}\" y2=\"{Y(1):F1}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + 6}\" y=\"{Y(1) - 6:F1}\">{SilosHtml.Text(words["chance"])}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Height - 8}\">{SilosHtml.Text(words.Day(first.WeekStart))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right}\" y=\"{Height - 8}\" class=\"tick\">{SilosHtml.Text(words.Day(last.WeekStart))}</text></svg>");
        return svg.ToString();

        double X(int at) => Left + (Width - Left - Right) * at / (points.Count - 1);
        double Y(double value) => Top + (Height - Top - Bottom) * (1 - Math.Min(value, top) / top);
        double Clamped(double value) => Math.Clamp(value, 0, top);
    }

    private static void Path(StringBuilder svg, IEnumerable<(double X, double Y)> points, char command)
    {
        foreach (var (x, y) in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"{command}{x:F1} {y:F1}");
            command = 'L';
        }
    }
}
