using Herberge.Texts.Themes;
using Herberge.Texts.Trends;

namespace Herberge.Voices.Files;

/// <summary>The themes of <c>observations.csv</c>, with the ids of the file instead of numbers.</summary>
/// <param name="File">What was read.</param>
/// <param name="Report">What was found; its themes carry the names of <paramref name="Changes"/> where there are some.</param>
/// <param name="Trends">For each theme of the tree, in its order; none where the file has no days.</param>
/// <param name="Score">Agreement with the file's labels, null where it has none.</param>
/// <param name="Changes">What became of the themes of an earlier result, where one was given.</param>
internal sealed record ThemesOfFile(
    ObservationsFile File, ThemeReport Report, IReadOnlyList<ThemeTrend> Trends, ThemeScore? Score, ThemeChanges? Changes)
{
    /// <param name="file">What was read.</param>
    /// <param name="options">How to search.</param>
    /// <param name="earlier">Themes by observation of an earlier result, or null.</param>
    /// <param name="progress">Told each step.</param>
    /// <param name="ct">Stops the search.</param>
    public static ThemesOfFile Find(
        ObservationsFile file, ThemeOptions options, IReadOnlyDictionary<string, string>? earlier, IProgress<ThemeStep>? progress, CancellationToken ct)
    {
        var report = ThemeDiscovery.Find(file.Texts, options, progress, ct);
        ThemeChanges? changes = null;
        if (earlier is not null)
        {
            var now = report.Assignments.Select((assignment, at) => (Id: file.Ids[at], assignment.Theme))
                .Where(pair => pair.Theme is not null).ToDictionary(pair => pair.Id, pair => pair.Theme!, StringComparer.Ordinal);
            changes = ThemeTracker.Follow(earlier, now);
            report = Renamed(report, changes.Names);
        }

        return new ThemesOfFile(file, report, TrendsOf(file, report), file.HasLabels ? ThemeScore.Of(report, file.Labels) : null, changes);
    }

    private static IReadOnlyList<ThemeTrend> TrendsOf(ObservationsFile file, ThemeReport report)
    {
        var days = file.Days.OfType<DateOnly>().ToList();
        if (days.Count == 0)
            return [];
        var byNode = new Dictionary<string, List<DateOnly>>(StringComparer.Ordinal);
        var parents = report.Tree.ToDictionary(theme => theme.Id, theme => theme.Parent, StringComparer.Ordinal);
        for (var at = 0; at < report.Assignments.Count; at++)
        {
            if (file.Days[at] is not { } day)
                continue;
            for (var node = report.Assignments[at].Part ?? report.Assignments[at].Theme; node is not null; node = parents[node])
            {
                if (!byNode.TryGetValue(node, out var its))
                    byNode[node] = its = [];
                its.Add(day);
            }
        }

        return [.. report.Tree.Select(theme => ThemeTrend.Of(days, byNode.GetValueOrDefault(theme.Id, [])))];
    }

    private static ThemeReport Renamed(ThemeReport report, IReadOnlyDictionary<string, string> names)
    {
        return report with
        {
            Themes = [.. report.Themes.Select(Named)],
            Tree = [.. report.Tree.Select(Named)],
            Assignments = [.. report.Assignments.Select(of => of with { Theme = Name(of.Theme), Part = Name(of.Part) })],
        };

        Theme Named(Theme theme) => theme with { Id = Name(theme.Id)!, Parent = Name(theme.Parent) };

        string? Name(string? id)
        {
            if (id is null)
                return null;
            var dot = id.IndexOf('.', StringComparison.Ordinal);
            return names.TryGetValue(dot < 0 ? id : id[..dot], out var name) ? dot < 0 ? name : name + id[dot..] : id;
        }
    }
}
