using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;

namespace Herberge.Foundation.Imports;

/// <summary>Marker of the words of imports: pages, reports and what is wrong with a file.</summary>
internal sealed class ImportWords;

internal static class ImportSentences
{
    /// <summary><c>ties.csv, line 17, column "to": …</c></summary>
    public static string Sentence(this IStringLocalizer<ImportWords> words, ImportFault fault)
    {
        var place = new StringBuilder(fault.File);
        if (fault.Line is { } line) place.Append(", ").Append(words["at-line", line]);
        if (fault.Column is { } column) place.Append(", ").Append(words["at-column", column]);
        return place.Append(": ").Append(words[fault.Code, fault.Arguments]).ToString();
    }

    /// <summary>The report as lines for a terminal.</summary>
    public static IEnumerable<string> Lines(this IStringLocalizer<ImportWords> words, ImportReport report)
    {
        foreach (var fault in report.Faults) yield return words.Sentence(fault);
        if (!report.Succeeded) yield break;

        if (report.IsDryRun) yield return words["report-dry-run"];
        if (report.IsCancelled) yield return words["report-cancelled"];
        foreach (var count in report.Counts) yield return $"{Number(count),10}  {words[count.Code]}";
        if (report.Skipped.Count > 0) yield return words["report-skipped"];
        foreach (var count in report.Skipped)
        {
            yield return $"{Number(count),10}  {words.Reason(count.Code)}";
            foreach (var sample in report.Samples.Where(s => s.Code == count.Code)) yield return $"            {sample.Where}  {sample.What}";
        }

        foreach (var group in report.Samples.Where(s => report.Skipped.All(k => k.Code != s.Code)).GroupBy(s => s.Code))
        {
            yield return words[group.Key];
            foreach (var sample in group) yield return $"            {sample.Where}  {sample.What}";
        }
    }

    /// <summary>Reasons that carry the other system's own name, as in <c>skip-subtype:channel_topic</c>, say it after the words.</summary>
    public static string Reason(this IStringLocalizer<ImportWords> words, string code)
    {
        var cut = code.IndexOf(':', StringComparison.Ordinal);
        return cut < 0 ? words[code] : $"{words[code[..cut]]} ({code[(cut + 1)..]})";
    }

    private static string Number(ImportCount count) => count.Number.ToString("N0", CultureInfo.CurrentCulture);
}
