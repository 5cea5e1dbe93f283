namespace Herberge.Voices.Files;

/// <summary>Suggested codes for a terminal: how often each, and the observations a person should look at first.</summary>
internal static class CodesText
{
    internal const int MostShown = 30;

    public static void Write(CodesOfFiles codes, VoicesFilesWords words, TextWriter writer)
    {
        writer.WriteLine(words["codes-title"]);
        writer.WriteLine(Counts(codes, words));
        if (codes.Score is not null)
            writer.WriteLine(Score(codes, words));
        writer.WriteLine();
        foreach (var (code, count) in ByCode(codes))
            writer.WriteLine($"{words.Count(count),8}  {code}");
        writer.WriteLine();
        writer.WriteLine(words.Format("codes-shown", Unsure(codes).Count));
        foreach (var at in Unsure(codes))
        {
            var others = codes.Suggestions[at].Skip(1).Take(2).Select(other => $"{other.Code} {words.Number(other.Confidence)}");
            writer.WriteLine($"  {codes.Applied.Ids[at]}  {codes.Suggestions[at][0].Code} {words.Number(codes.Suggestions[at][0].Confidence)}  ({words["next-code"]} {string.Join(", ", others)})");
            writer.WriteLine($"      „{ThemesText.Short(codes.Applied.Texts[at])}“");
        }
    }

    internal static string Counts(CodesOfFiles codes, VoicesFilesWords words) =>
        words.Format("codes-counts", words.Count(codes.Applied.Ids.Count), words.Count(codes.Trained), words.Count(codes.Codes.Count));

    internal static string Score(CodesOfFiles codes, VoicesFilesWords words) => words.Format(
        "score-codes", words.Percent(codes.Score!.Accuracy), words.Number(codes.Score.MacroF1), words.Number(codes.Score.CalibrationError));

    internal static IEnumerable<KeyValuePair<string, int>> ByCode(CodesOfFiles codes) =>
        codes.Suggestions.CountBy(suggestion => suggestion[0].Code).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);

    internal static IReadOnlyList<int> Unsure(CodesOfFiles codes) =>
        [.. Enumerable.Range(0, codes.Suggestions.Count).OrderBy(at => codes.Suggestions[at][0].Confidence).ThenBy(at => at).Take(MostShown)];
}
