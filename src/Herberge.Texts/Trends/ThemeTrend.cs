namespace Herberge.Texts.Trends;

/// <summary>A theme from week to week.</summary>
/// <param name="Weeks">From the first week with any text to the last, without gaps.</param>
/// <param name="Bursts">Times in which it was talked of far more than usual, as numbers of weeks.</param>
public sealed record ThemeTrend(IReadOnlyList<ThemeWeek> Weeks, IReadOnlyList<Burst> Bursts)
{
    /// <summary>Whether the last week is in a burst: what comes up now.</summary>
    public bool IsEmerging => Bursts.Count > 0 && Bursts[^1].To == Weeks.Count - 1;

    /// <summary>Counts by weeks that begin on Mondays. O(days + weeks).</summary>
    /// <param name="all">Days of all texts.</param>
    /// <param name="theme">Days of the theme's texts, which are among all.</param>
    public static ThemeTrend Of(IReadOnlyCollection<DateOnly> all, IReadOnlyCollection<DateOnly> theme)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(theme);
        if (all.Count == 0)
            return new ThemeTrend([], []);
        var first = Monday(all.Min());
        var weeks = (all.Max().DayNumber - first.DayNumber) / 7 + 1;
        var (totals, counts) = (new int[weeks], new int[weeks]);
        foreach (var day in all)
            totals[(day.DayNumber - first.DayNumber) / 7]++;
        foreach (var day in theme)
            counts[(day.DayNumber - first.DayNumber) / 7]++;
        return new ThemeTrend(
            [.. Enumerable.Range(0, weeks).Select(week => new ThemeWeek(first.AddDays(7 * week), counts[week], ShareInterval.Of(counts[week], totals[week])))],
            Trends.Bursts.Of(counts, totals));
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>One week.</summary>
/// <param name="Start">Its Monday.</param>
/// <param name="Count">Texts of the theme.</param>
/// <param name="Share">Of all texts of the week, with its 90 % interval.</param>
public readonly record struct ThemeWeek(DateOnly Start, int Count, ShareInterval Share);
