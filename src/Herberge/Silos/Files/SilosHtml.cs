using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Herberge.Silos.Figures;

namespace Herberge.Silos.Files;

/// <summary>The report as one page that needs nothing else: no script, no font, no address; light, dark and print.</summary>
internal static class SilosHtml
{
    private const int UnitsOfMatrix = 40;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void Write(SiloFigures figures, SilosFilesWords words, TextWriter writer)
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
            <p>{Text(words.Format("counts", words.Count(figures.People), words.Count(figures.Units), words.Count(figures.Interactions), words.Count(figures.Ties)))}</p>
            """);
        if ((figures.From ?? figures.To) is not null)
            Line(page, "p", words.Format("window", figures.From ?? "…", figures.To ?? "…"));
        page.Append("</header>\n");
        Headline(page, figures, words);
        Trend(page, figures, words);
        Matrix(page, figures, words);
        Units(page, figures, words);
        Measures(page, figures, words);
        Notices(page, figures, words);
        page.Append("</main></body>\n</html>\n");
        writer.Write(page);
    }

    private static void Headline(StringBuilder page, SiloFigures figures, SilosFilesWords words)
    {
        var whole = figures.Whole;
        page.Append("<section class=\"head\">");
        Line(page, "h2", words["openness"]);
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"big\">{Text(words.Number(whole.Openness))}");
        if (whole.Low is not null)
            page.Append(CultureInfo.InvariantCulture, $" <small>{Text(words.Format("band", words.Number(whole.Low), words.Number(whole.High)))}</small>");
        page.Append("</p>");
        Line(page, "p", SilosSentence.Of(whole.Openness, words));
        page.Append("</section>\n");
    }

    private static void Trend(StringBuilder page, SiloFigures figures, SilosFilesWords words)
    {
        var points = figures.Trend.Where(point => point.Openness is not null).ToList();
        if (points.Count < 2)
            return;
        page.Append("<section>");
        Line(page, "h2", words["trend"]);
        page.Append(SilosTrendChart.Svg(points, words));
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>{Text(words["table-of-data"])}</summary>");
        Open(page, words["week"], words["openness"], words["band-90"], words["ties"]);
        foreach (var point in figures.Trend)
            Row(page, words.Day(point.WeekStart), words.Number(point.Openness),
                point.Low is null ? words["none"] : $"{words.Number(point.Low)} – {words.Number(point.High)}", words.Count(point.Ties));
        page.Append("</tbody></table></details></section>\n");
    }

    private static void Matrix(StringBuilder page, SiloFigures figures, SilosFilesWords words)
    {
        var units = Enumerable.Range(0, figures.Units).Where(unit => !figures.ByUnit[unit].Suppressed).ToList();
        if (units.Count is < 2 or > UnitsOfMatrix)
            return;
        page.Append("<section>");
        Line(page, "h2", words["matrix"]);
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(words["matrix"])}\"><table class=\"heat\"><caption>{Text(words["observed-expected"])}</caption><thead><tr><td></td>");
        foreach (var unit in units)
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(figures.ByUnit[unit].Unit)}</th>");
        page.Append("</tr></thead><tbody>");
        var ratios = figures.Ratios();
        foreach (var unit in units)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(figures.ByUnit[unit].Unit)}</th>");
            foreach (var other in units)
                Cell(page, ratios.Of(unit, other), words, unit == other);
            page.Append("</tr>");
        }

        page.Append("</tbody></table></div><ul class=\"key\">");
        for (var step = 0; step < 5; step++)
            page.Append(CultureInfo.InvariantCulture, $"<li><i class=\"b{step}\"></i>{Text(words[$"step-{step}"])}</li>");
        page.Append(CultureInfo.InvariantCulture, $"<li><i class=\"hidden\"></i>{Text(words["hidden-cell"])}</li></ul></section>\n");
    }

    private static void Cell(StringBuilder page, double? ratio, SilosFilesWords words, bool own)
    {
        if (ratio is { } shown)
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"b{HeatStep.Of(shown)}{(own ? " own" : "")}\">{Text(words.Number(shown))}</td>");
        else
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"hidden\"><span class=\"sr\">{Text(words["hidden-cell"])}</span></td>");
    }

    private static void Units(StringBuilder page, SiloFigures figures, SilosFilesWords words)
    {
        page.Append("<section>");
        Line(page, "h2", words["by-unit"]);
        Open(page, words["unit"], words["people"], words["openness"], words["ei-index"], words["inside-outside"]);
        foreach (var unit in figures.ByUnit)
            if (unit.Suppressed)
                Row(page, unit.Unit, words.Count(unit.People), words["hidden"], "", "");
            else
                Row(page, unit.Unit, words.Count(unit.People), words.Number(unit.Openness), words.Number(unit.EiIndex), words.Number(unit.InsideOutsideRatio));
        page.Append("</tbody></table></section>\n");
    }

    private static void Measures(StringBuilder page, SiloFigures figures, SilosFilesWords words)
    {
        var whole = figures.Whole;
        page.Append("<section>");
        Line(page, "h2", words["measure"]);
        Open(page, words["measure"], words["value"], words["by-chance"], words["z"]);
        Row(page, words["cross-share"], words.Percent(whole.CrossShare), words.Percent(whole.CrossShareExpected), "");
        Row(page, words["modularity"], words.Number(whole.Modularity, "0.000"), words.Number(whole.ModularityExpectedPermutation, "0.000"), words.Number(whole.ModularityZPermutation, "0.0"));
        Row(page, words["ei-index"], words.Number(whole.EiIndex, "0.000"), words.Number(whole.EiExpectedPermutation, "0.000"), words.Number(whole.EiZPermutation, "0.0"));
        Row(page, words["ei-configuration"], words.Number(whole.EiIndex, "0.000"), words.Number(whole.EiExpectedConfiguration, "0.000"), words.Number(whole.EiZConfiguration, "0.0"));
        Row(page, words["ei-rescaled"], words.Number(whole.EiRescaled, "0.000"), "", "");
        Row(page, words["assortativity"], words.Number(whole.Assortativity, "0.000"), words.Number(0.0, "0.000"), "");
        Row(page, words["freeman"], words.Number(whole.FreemanSegregation, "0.000"), words.Number(0.0, "0.000"), "");
        Row(page, words["communities"], words.Count(whole.Communities), "", "");
        Row(page, words["communities-q"], words.Number(whole.CommunitiesModularity, "0.000"), "", "");
        Row(page, words["communities-nmi"], words.Number(whole.NmiWithUnits), "", "");
        Row(page, words["pairs-with-ties"], words.Count(whole.UnitPairsWithTies), "", "");
        Row(page, words["pairs-on-one"], words.Count(whole.PairsHangingOnOne), "", "");
        page.Append("</tbody></table></section>\n");
    }

    private static void Notices(StringBuilder page, SiloFigures figures, SilosFilesWords words)
    {
        page.Append("<section class=\"note\">");
        Line(page, "h2", words["notices"]);
        page.Append("<ul>");
        Line(page, "li", words["privacy"]);
        foreach (var notice in figures.Notices)
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
