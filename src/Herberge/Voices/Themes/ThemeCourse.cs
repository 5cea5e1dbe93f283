using Herberge.Texts.Trends;
using Herberge.Voices.Coding;

namespace Herberge.Voices.Themes;

/// <summary>Whether a theme comes up or goes down, week by week.</summary>
internal static class ThemeCourse
{
    /// <summary>What is shown of a theme: the last twelve weeks.</summary>
    public const int Shown = 12;
    private const int Recent = 4;
    private const int LeastNew = 5;
    private const double LeastShareNew = 0.75;

    /// <summary>Beyond what chance does in 95 of 100 cases, were all weeks alike.</summary>
    private const double Notable = 1.96;

    /// <param name="counts">Voices of the theme in each week, oldest first.</param>
    /// <param name="totals">All voices of the same weeks.</param>
    public static CodeCourse Of(IReadOnlyList<int> counts, IReadOnlyList<int> totals)
    {
        var z = Difference(counts, totals);
        // The week of now is hardly over, so a burst may end in the one before.
        var bursts = Bursts.Of(counts, totals);
        if (z > Notable || (bursts.Count > 0 && bursts[^1].To >= counts.Count - 2 && z > 0)) return CodeCourse.Rising;
        return z < -Notable ? CodeCourse.Falling : CodeCourse.Steady;
    }

    /// <summary>Three of four of its voices are of the last twelve weeks, though customers were heard long before.</summary>
    public static bool IsNew(IReadOnlyList<int> counts, IReadOnlyList<int> totals)
    {
        var (all, late) = (counts.Sum(), counts.TakeLast(Shown).Sum());
        return all >= LeastNew && counts.Count >= 2 * Shown && late >= LeastShareNew * all && totals.TakeLast(Shown).Sum() * 2 < totals.Sum();
    }

    public static ShareInterval ShareOf(IReadOnlyList<int> counts, IReadOnlyList<int> totals) =>
        ShareInterval.Of(counts.TakeLast(Shown).Sum(), totals.TakeLast(Shown).Sum());

    /// <summary>The share of the last four weeks against that of the eight before, in standard errors (two proportions, pooled).</summary>
    private static double Difference(IReadOnlyList<int> counts, IReadOnlyList<int> totals)
    {
        double late = counts.TakeLast(Recent).Sum(), lateAll = totals.TakeLast(Recent).Sum();
        double early = counts.TakeLast(Shown).SkipLast(Recent).Sum(), earlyAll = totals.TakeLast(Shown).SkipLast(Recent).Sum();
        if (lateAll == 0 || earlyAll == 0 || late + early == 0) return 0;
        var pooled = (late + early) / (lateAll + earlyAll);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / lateAll) + (1 / earlyAll)));
        return error == 0 ? 0 : ((late / lateAll) - (early / earlyAll)) / error;
    }
}
