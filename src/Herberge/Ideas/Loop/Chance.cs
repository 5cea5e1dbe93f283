namespace Herberge.Ideas.Loop;

/// <summary>What teams would look like if nobody's unit mattered.</summary>
internal static class Chance
{
    /// <summary>
    /// Probability that <paramref name="people"/> drawn from the house without putting back come from several units:
    /// 1 − Σ_u C(n_u, s)/C(N, s). 0 for one person or one unit.
    /// </summary>
    public static double OfSeveralUnits(IReadOnlyCollection<int> sizes, int people)
    {
        var all = sizes.Sum();
        if (people > all) return sizes.Count > 1 ? 1 : 0;
        return 1 - sizes.Where(size => size >= people).Sum(size => Same(size, all, people));
    }

    /// <summary>C(size, people)/C(all, people), as a product that stays in range.</summary>
    private static double Same(int size, int all, int people)
    {
        var chance = 1.0;
        for (var drawn = 0; drawn < people; drawn++) chance *= (double)(size - drawn) / (all - drawn);
        return chance;
    }
}
