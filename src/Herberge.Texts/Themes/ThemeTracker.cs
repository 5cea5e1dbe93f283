namespace Herberge.Texts.Themes;

/// <summary>
/// Keeps the names of themes from one search to the next: the same texts, searched again with those that came since, may be
/// divided a little differently, and a theme is still the one people know when most of what it held stays together.
/// </summary>
public static class ThemeTracker
{
    private const double LeastOverlap = 0.3;
    private const double LeastPart = 0.25;

    /// <summary>
    /// Matches themes by the texts both searches have seen: pairs by falling overlap (shared texts ÷ those of either),
    /// each theme once. O(texts + pairs that share any, sorted).
    /// </summary>
    /// <param name="before">Theme of each text by the text's id, of the last search.</param>
    /// <param name="now">The same of this search, in which ids are kept and texts are added or gone.</param>
    public static ThemeChanges Follow(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var shared = now.Where(text => before.ContainsKey(text.Key)).CountBy(text => (Before: before[text.Key], Now: text.Value))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        var sizesBefore = Sizes(shared, pair => pair.Before);
        var sizesNow = Sizes(shared, pair => pair.Now);
        var (names, taken) = (new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var ((old, current), count) in shared
            .OrderByDescending(pair => Overlap(pair.Key.Before, pair.Key.Now, pair.Value))
            .ThenBy(pair => pair.Key.Before, StringComparer.Ordinal).ThenBy(pair => pair.Key.Now, StringComparer.Ordinal))
            if (Overlap(old, current, count) >= LeastOverlap && !names.ContainsKey(current) && taken.Add(old))
                names[current] = old;

        NameNew(now.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), names, [.. before.Values]);
        return new ThemeChanges(
            names,
            [.. names.Values.Except(before.Values, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. before.Values.Distinct(StringComparer.Ordinal).Except(names.Values, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Flows(shared, sizesBefore, pair => pair.Before, pair => names[pair.Now]),
            Flows(shared, sizesNow, pair => names[pair.Now], pair => pair.Before, pair => pair.Now));

        double Overlap(string old, string current, int count) => (double)count / (sizesBefore[old] + sizesNow[current] - count);
    }

    private static Dictionary<string, int> Sizes(Dictionary<(string Before, string Now), int> shared, Func<(string Before, string Now), string> side) =>
        shared.GroupBy(pair => side(pair.Key), StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Sum(pair => pair.Value), StringComparer.Ordinal);

    // A name is never given twice, not even one whose theme is gone.
    private static void NameNew(IEnumerable<string> now, Dictionary<string, string> names, HashSet<string> used)
    {
        var next = 1;
        foreach (var theme in now.Where(theme => !names.ContainsKey(theme)))
        {
            while (used.Contains($"t{next}"))
                next++;
            names[theme] = $"t{next}";
            used.Add($"t{next}");
        }
    }

    // One side's themes of which at least two parts of a quarter each went different ways.
    private static List<ThemeFlow> Flows(
        Dictionary<(string Before, string Now), int> shared, Dictionary<string, int> sizes,
        Func<(string Before, string Now), string> name, Func<(string Before, string Now), string> part,
        Func<(string Before, string Now), string>? side = null) =>
        [.. shared
            .Where(pair => pair.Value >= LeastPart * sizes[(side ?? name)(pair.Key)])
            .GroupBy(pair => name(pair.Key), StringComparer.Ordinal)
            .Where(parts => parts.Count() > 1)
            .OrderBy(parts => parts.Key, StringComparer.Ordinal)
            .Select(parts => new ThemeFlow(parts.Key, [.. parts.OrderByDescending(pair => pair.Value).Select(pair => part(pair.Key))]))];
}

/// <summary>What became of the themes people know.</summary>
/// <param name="Names">For each theme of this search its name: an earlier one, or a new one.</param>
/// <param name="New">Names that are new.</param>
/// <param name="Gone">Earlier names that no theme carries any more.</param>
/// <param name="Splits">Earlier themes whose texts are now in several, largest part first.</param>
/// <param name="Merges">Themes of now whose earlier texts come from several, largest part first.</param>
public sealed record ThemeChanges(
    IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> New, IReadOnlyList<string> Gone,
    IReadOnlyList<ThemeFlow> Splits, IReadOnlyList<ThemeFlow> Merges);

/// <summary>A theme and the themes its texts went to or came from.</summary>
/// <param name="Theme">Its name.</param>
/// <param name="Parts">The others' names.</param>
public sealed record ThemeFlow(string Theme, IReadOnlyList<string> Parts);
