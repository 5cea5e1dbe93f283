using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Herberge.Texts.Trends;

namespace Herberge.Voices.Files;

/// <summary>Themes or codes as one page that needs nothing else: no script, no font, no address; light, dark and print.</summary>
internal static class VoicesHtml
{
    private const int ChartWidth = 120;
    private const int ChartHeight = 24;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void Write(ThemesOfFile themes, VoicesFilesWords words, TextWriter writer)
    {
        var report = themes.Report;
        var page = Begin(words["themes-title"], words);
        Line(page, "p", words.Format(
            "themes-counts", words.Count(report.Texts), words.Count(report.Themes.Count), words.Count(report.Unassigned), words.Count(report.Duplicates)));
        Line(page, "p", ThemesText.Languages(report, words));
        page.Append("</header><section><table><thead><tr>");
        foreach (var column in (string[])["theme", "size", "share", .. themes.Trends.Count > 0 ? ["trend-column"] : Array.Empty<string>(), "quote"])
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(words[column])}</th>");
        page.Append("</tr></thead><tbody>");
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < report.Tree.Count; at++)
        {
            var theme = report.Tree[at];
            var depth = depths[theme.Id] = theme.Parent is null ? 0 : depths.GetValueOrDefault(theme.Parent) + 1;
            page.Append(CultureInfo.InvariantCulture, $"<tr class=\"d{depth}\"><th scope=\"row\">{Text(theme.Label)} <small>{Text(theme.Id)}</small></th><td>{Text(words.Count(theme.Size))}</td><td>{Text(words.Percent(theme.Share))}</td>");
            if (themes.Trends.Count > 0)
                page.Append(CultureInfo.InvariantCulture, $"<td>{Chart(theme.Label, themes.Trends[at], words)}{(themes.Trends[at].IsEmerging ? $" <b>{Text(words["emerging"])}</b>" : "")}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"quote\">{(theme.Quotes.Count > 0 ? Text(ThemesText.Short(themes.File.Texts[theme.Quotes[0]])) : "")}</td></tr>");
        }

        page.Append("</tbody></table></section>");
        End(page, ThemesText.Notices(themes, words), words, writer);
    }

    public static void Write(CodesOfFiles codes, VoicesFilesWords words, TextWriter writer)
    {
        var page = Begin(words["codes-title"], words);
        Line(page, "p", CodesText.Counts(codes, words));
        page.Append(CultureInfo.InvariantCulture, $"</header><section><table><thead><tr><th scope=\"col\">{Text(words["code"])}</th><th scope=\"col\">{Text(words["size"])}</th></tr></thead><tbody>");
        foreach (var (code, count) in CodesText.ByCode(codes))
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(code)}</th><td>{Text(words.Count(count))}</td></tr>");
        page.Append("</tbody></table></section><section>");
        Line(page, "p", words.Format("codes-shown", CodesText.Unsure(codes).Count));
        page.Append(CultureInfo.InvariantCulture, $"<table><thead><tr><th scope=\"col\">{Text(words["observation"])}</th><th scope=\"col\">{Text(words["confidence"])}</th><th scope=\"col\">{Text(words["code"])}</th><th scope=\"col\">{Text(words["quote"])}</th></tr></thead><tbody>");
        foreach (var at in CodesText.Unsure(codes))
        {
            var first = codes.Suggestions[at][0];
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(codes.Applied.Ids[at])}</th><td>{Text(words.Number(first.Confidence))}</td><td>{Text(first.Code)}</td><td class=\"quote\">{Text(ThemesText.Short(codes.Applied.Texts[at]))}</td></tr>");
        }

        page.Append("</tbody></table></section>");
        End(page, codes.Score is null ? [] : [CodesText.Score(codes, words)], words, writer);
    }

    private static StringBuilder Begin(string title, VoicesFilesWords words)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(title)}</title>
            <style>{VoicesHtmlStyle.Css}</style>
            </head>
            <body><main>
            <header><h1>{Text(title)}</h1>
            """);
        return page;
    }

    private static void End(StringBuilder page, IEnumerable<string> notices, VoicesFilesWords words, TextWriter writer)
    {
        var lines = notices.ToList();
        if (lines.Count > 0)
        {
            page.Append("<section>");
            Line(page, "h2", words["notices"]);
            page.Append("<ul>");
            foreach (var notice in lines)
                Line(page, "li", notice);
            page.Append("</ul></section>");
        }

        page.Append("</main></body>\n</html>\n");
        writer.Write(page);
    }

    private static string Chart(string label, ThemeTrend trend, VoicesFilesWords words)
    {
        if (trend.Weeks.Count < 2)
            return "";
        var most = Math.Max(1e-9, trend.Weeks.Max(week => week.Share.Value));
        var points = string.Join(' ', trend.Weeks.Select((week, at) => string.Create(
            CultureInfo.InvariantCulture, $"{at * (double)ChartWidth / (trend.Weeks.Count - 1):0.#},{ChartHeight - 1 - week.Share.Value / most * (ChartHeight - 2):0.#}")));
        var last = trend.Weeks[^1].Share;
        var says = words.Format("trend-label", label, words.Percent(last.Value), words.Percent(last.Low), words.Percent(last.High));
        return $"<svg role=\"img\" aria-label=\"{Text(says)}\" viewBox=\"0 0 {ChartWidth} {ChartHeight}\" width=\"{ChartWidth}\" height=\"{ChartHeight}\"><polyline points=\"{points}\"/></svg>";
    }

    private static void Line(StringBuilder page, string element, string text) =>
        page.Append(CultureInfo.InvariantCulture, $"<{element}>{Text(text)}</{element}>");

    private static string Text(string text) => Encoder.Encode(text);
}
