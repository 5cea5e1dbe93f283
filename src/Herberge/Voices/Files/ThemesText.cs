using Herberge.Texts.Languages;
using Herberge.Texts.Themes;

namespace Herberge.Voices.Files;

/// <summary>Themes for a terminal: the tree with sizes, words and one quote each.</summary>
internal static class ThemesText
{
    private const int QuoteLength = 110;

    public static void Write(ThemesOfFile themes, VoicesFilesWords words, TextWriter writer)
    {
        var report = themes.Report;
        writer.WriteLine(words["themes-title"]);
        writer.WriteLine(words.Format(
            "themes-counts", words.Count(report.Texts), words.Count(report.Themes.Count), words.Count(report.Unassigned), words.Count(report.Duplicates)));
        writer.WriteLine(Languages(report, words));
        writer.WriteLine();
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < report.Tree.Count; at++)
        {
            var theme = report.Tree[at];
            var depth = depths[theme.Id] = theme.Parent is null ? 0 : depths.GetValueOrDefault(theme.Parent) + 1;
            var indent = new string(' ', 2 * depth);
            var emerging = themes.Trends.Count > 0 && themes.Trends[at].IsEmerging ? $" ▲ {words["emerging"]}" : "";
            writer.WriteLine($"{indent}{theme.Id}  {theme.Label}  ({words.Count(theme.Size)}, {words.Percent(theme.Share)}){emerging}");
            if (theme.Quotes.Count > 0)
                writer.WriteLine($"{indent}    „{Short(themes.File.Texts[theme.Quotes[0]])}“");
        }

        writer.WriteLine();
        foreach (var line in Notices(themes, words))
            writer.WriteLine($"• {line}");
    }

    internal static string Languages(ThemeReport report, VoicesFilesWords words) => words.Format(
        "themes-languages", words.Count(report.Languages[TextLanguage.German]), words.Count(report.Languages[TextLanguage.English]),
        words.Count(report.Languages[TextLanguage.Other]), words.Count(report.Languages[TextLanguage.Unknown]));

    /// <summary>What a reader has to know besides the themes.</summary>
    internal static IEnumerable<string> Notices(ThemesOfFile themes, VoicesFilesWords words)
    {
        yield return words["suggestion"];
        if (themes.Report.Reliability is { } reliability)
            yield return words.Format("reliability", words.Number(reliability));
        if (themes.Score is { } score)
            yield return words.Format("score-themes", words.Number(score.Nmi), words.Number(score.Ari));
        if (themes.File.ExtraColumns.Count > 0)
            yield return words.Format("extra-columns", themes.File.Name, string.Join(", ", themes.File.ExtraColumns));
        if (themes.Changes is not { } changes)
            yield break;
        if (changes.New.Count > 0)
            yield return words.Format("change-new", string.Join(", ", changes.New));
        if (changes.Gone.Count > 0)
            yield return words.Format("change-gone", string.Join(", ", changes.Gone));
        foreach (var split in changes.Splits)
            yield return words.Format("change-split", split.Theme, string.Join(", ", split.Parts));
        foreach (var merge in changes.Merges)
            yield return words.Format("change-merge", merge.Theme, string.Join(", ", merge.Parts));
    }

    internal static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= QuoteLength ? line : string.Concat(line.AsSpan(0, line.LastIndexOf(' ', QuoteLength) is > 40 and var at ? at : QuoteLength), " …");
    }
}
