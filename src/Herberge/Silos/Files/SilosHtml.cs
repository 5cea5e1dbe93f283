using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Herberge.Silos.Files;

/// <summary>The report as one page that needs nothing else: no script, no font, no address; light, dark and print.</summary>
internal static class SilosHtml
{
    private const int UnitsOfMatrix = 40;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void Write(SilosFilesReport report, SilosFilesWords words, TextWriter writer)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(words["title"])}</title>
            <style>{SilosHtmlStyle.Css}</style>
            </head>
            <body><main>
            <header><h1>{Text(words["title"])}</h1>
            <p>{Text(words.Format("counts", words.Count(report.Silos.People), words.Count(report.Silos.Units.UnitCount), words.Count(report.Silos.Interactions), words.Count(report.Silos.Ties)))}</p>
            """);
        if (report.Request.HasWindow)
            Line(page, "p", words.Format("window", report.Request.From ?? "…", report.Request.To ?? "…"));
        page.Append("</header>\n");
        Headline(page, report, words);
        Trend(page, report, words);
        Matrix(page, report, words);
        Units(page, report, words);
        Measures(page, report, words);
        Notices(page, report, words);
        page.Append("</main></body>\n</html>\n");
        writer.Write(page);
    }

    private static void Headline(StringBuilder page, SilosFilesReport report, SilosFilesWords words)
    {
        var openness = report.Silos.Openness;
        page.Append("<section class=\"head\">");
        Line(page, "h2", words["openness"]);
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"big\">{Text(words.Number(openness.Value))}");
        if (openness.Low.Value is not null)
            page.Append(CultureInfo.InvariantCulture, $" <small>{Text(words.Format("band", words.Number(openness.Low), words.Number(openness.High)))}</small>");
        page.Append("</p>");
        Line(page, "p", SilosSentence.Of(openness.Value.Value, words));
        page.Append("</section>\n");
    }

    private static void Trend(StringBuilder page, SilosFilesReport report, SilosFilesWords words)
    {
        var points = report.Trend.Where(point => point.Openness is not null).ToList();
        if (points.Count < 2)
            return;
        page.Append("<section>");
        Line(page, "h2", words["trend"]);
        page.Append(SilosTrendChart.Svg(points, words));
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>{Text(words["table-of-data"])}</summary>");
        Open(page, words["week"], words["openness"], words["band-90"], words["ties"]);
        foreach (var point in report.Trend)
            Row(page, words.Day(point.WeekStart), words.Number(point.Openness),
                point.Low is null ? words["none"] : $"{words.Number(point.Low)} – {words.Number(point.High)}", words.Count(point.Ties));
        page.Append("</tbody></table></details></section>\n");
    }

    private static void Matrix(StringBuilder page, SilosFilesReport report, SilosFilesWords words)
    {
        var units = report.Silos.ByUnit.Where(unit => report.Release.ShowsUnit(unit.Unit)).ToList();
        if (units.Count is < 2 or > UnitsOfMatrix)
            return;
        page.Append("<section>");
        Line(page, "h2", words["matrix"]);
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(words["matrix"])}\"><table class=\"heat\"><caption>{Text(words["observed-expected"])}</caption><thead><tr><td></td>");
        foreach (var unit in units)
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(unit.Label)}</th>");
        page.Append("</tr></thead><tbody>");
        foreach (var unit in units)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(unit.Label)}</th>");
            foreach (var other in units)
                Cell(page, report, words, unit.Unit, other.Unit);
            page.Append("</tr>");
        }

        page.Append("</tbody></table></div><ul class=\"key\">");
        for (var step = 0; step < 5; step++)
            page.Append(CultureInfo.InvariantCulture, $"<li><i class=\"b{step}\"></i>{Text(words[$"step-{step}"])}</li>");
        page.Append(CultureInfo.InvariantCulture, $"<li><i class=\"hidden\"></i>{Text(words["hidden-cell"])}</li></ul></section>\n");
    }

    private static void Cell(StringBuilder page, SilosFilesReport report, SilosFilesWords words, int unit, int other)
    {
        var weight = report.Silos.Matrix.Cell(unit, other).Weight;
        var expected = report.Silos.Matrix.Expected(unit, other);
        if (!report.Release.ShowsCell(unit, other, weight) || expected <= 0)
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"hidden\"><span class=\"sr\">{Text(words["hidden-cell"])}</span></td>");
        else
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"b{HeatStep.Of(weight / expected)}{(unit == other ? " own" : "")}\">{Text(words.Number(weight / expected))}</td>");
    }

    private static void Units(StringBuilder page, SilosFilesReport report, SilosFilesWords words)
    {
        page.Append("<section>");
        Line(page, "h2", words["by-unit"]);
        Open(page, words["unit"], words["people"], words["openness"], words["ei-index"], words["inside-outside"]);
        foreach (var unit in report.Silos.ByUnit)
            if (report.Release.ShowsUnit(unit.Unit))
                Row(page, unit.Label, words.Count(unit.People), words.Number(unit.Openness), words.Number(unit.EiIndex), words.Number(unit.InsideOutsideRatio));
            else
                Row(page, unit.Label, words.Count(unit.People), words["hidden"], "", "");
        page.Append("</tbody></table></section>\n");
    }

    private static void Measures(StringBuilder page, SilosFilesReport report, SilosFilesWords words)
    {
        var silos = report.Silos;
        page.Append("<section>");
        Line(page, "h2", words["measure"]);
        Open(page, words["measure"], words["value"], words["by-chance"], words["z"]);
        Row(page, words["cross-share"], words.Percent(silos.CrossShare.Value), words.Percent(silos.CrossShareExpected.Value), "");
        Row(page, words["modularity"], words.Number(silos.Modularity, "0.000"), words.Number(silos.ModularityExpectedPermutation, "0.000"), words.Number(silos.ModularityZPermutation, "0.0"));
        Row(page, words["ei-index"], words.Number(silos.EiIndex, "0.000"), words.Number(silos.EiExpectedPermutation, "0.000"), words.Number(silos.EiZPermutation, "0.0"));
        Row(page, words["ei-configuration"], words.Number(silos.EiIndex, "0.000"), words.Number(silos.EiExpectedConfiguration, "0.000"), words.Number(silos.EiZConfiguration, "0.0"));
        Row(page, words["ei-rescaled"], words.Number(silos.Attainable.Rescaled, "0.000"), "", "");
        Row(page, words["assortativity"], words.Number(silos.Assortativity, "0.000"), words.Number(0.0, "0.000"), "");
        Row(page, words["freeman"], words.Number(silos.FreemanSegregation, "0.000"), words.Number(0.0, "0.000"), "");
        Row(page, words["communities"], words.Count(silos.Communities!.Count), "", "");
        Row(page, words["communities-q"], words.Number(silos.Communities.Modularity, "0.000"), "", "");
        Row(page, words["communities-nmi"], words.Number(silos.Communities.NmiWithUnits), "", "");
        Row(page, words["pairs-with-ties"], words.Count(silos.UnitPairsWithTies), "", "");
        Row(page, words["pairs-on-one"], words.Count(silos.PairsHangingOnOne), "", "");
        page.Append("</tbody></table></section>\n");
    }

    private static void Notices(StringBuilder page, SilosFilesReport report, SilosFilesWords words)
    {
        page.Append("<section class=\"note\">");
        Line(page, "h2", words["notices"]);
        page.Append("<ul>");
        Line(page, "li", words["privacy"]);
        foreach (var notice in report.Notices)
            Line(page, "li", notice);
        page.Append("</ul></section>\n");
    }

    private static void Open(StringBuilder page, params ReadOnlySpan<string> columns)
    {
        page.Append("<table class=\"rows\"><thead><tr>");
        foreach (var column in columns)
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(column)}</th>");
        page.Append("</tr></thead><tbody>");
    }

    private static void Row(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(cells[0])}</th>");
        foreach (var cell in cells[1..])
            page.Append(CultureInfo.InvariantCulture, $"<td>{Text(cell)}</td>");
        page.Append("</tr>");
    }

    private static void Line(StringBuilder page, string element, string text) =>
        page.Append(CultureInfo.InvariantCulture, $"<{element}>{Text(text)}</{element}>");

    internal static string Text(string text) => Encoder.Encode(text);
}
