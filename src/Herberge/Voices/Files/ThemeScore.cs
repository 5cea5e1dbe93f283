using Herberge.Graphs.Communities;
using Herberge.Texts.Themes;

namespace Herberge.Voices.Files;

/// <summary>How well themes agree with labels that people gave; each unassigned observation counts as a theme of its own.</summary>
internal sealed record ThemeScore(double Nmi, double Ari, double VMeasure)
{
    /// <param name="report">Themes of texts.</param>
    /// <param name="labels">A label for each, empty for those that are not scored.</param>
    public static ThemeScore Of(ThemeReport report, IReadOnlyList<string> labels)
    {
        var (themes, names) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var (found, given) = (new List<int>(), new List<int>());
        var single = report.Themes.Count;
        for (var at = 0; at < labels.Count; at++)
        {
            if (labels[at].Length == 0)
                continue;
            found.Add(report.Assignments[at].Theme is { } theme ? Number(themes, theme) : single++);
            given.Add(Number(names, labels[at]));
        }

        var nmi = Agreement.NormalisedMutualInformation([.. found], [.. given]).Value ?? 0;
        // With arithmetic normalisation the V-measure (Rosenberg & Hirschberg 2007) is the same number.
        return new ThemeScore(nmi, Agreement.AdjustedRand([.. found], [.. given]).Value ?? 0, nmi);
    }

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out var number))
            numbers[name] = number = numbers.Count;
        return number;
    }
}
