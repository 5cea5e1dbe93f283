namespace Herberge.Texts.Agreements;

/// <summary>Judgements that are sets: several codes for one text, or none.</summary>
public static class CodeSets
{
    /// <summary>Sets are the same when they hold the same.</summary>
    public static IEqualityComparer<IReadOnlySet<T>> Comparer<T>() => new SameSet<T>();

    /// <summary>
    /// Share of the codes given by either that not both gave: 1 − |A ∩ B| ÷ |A ∪ B| (Jaccard 1901, as a difference for α after
    /// Passonneau 2006). 0 for the same sets, two empty ones among them; 1 for sets with nothing in common. With one code
    /// each it is the nominal difference. O(|A| + |B|).
    /// </summary>
    public static double Difference<T>(IReadOnlySet<T> first, IReadOnlySet<T> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var both = first.Count(second.Contains);
        var either = first.Count + second.Count - both;
        return either == 0 ? 0 : 1 - ((double)both / either);
    }

    private sealed class SameSet<T> : IEqualityComparer<IReadOnlySet<T>>
    {
        public bool Equals(IReadOnlySet<T>? x, IReadOnlySet<T>? y) => x is null ? y is null : y is not null && x.SetEquals(y);

        /// <summary>The order in which a set is walked does not matter.</summary>
        public int GetHashCode(IReadOnlySet<T> obj) => obj.Aggregate(obj.Count, (sum, code) => unchecked(sum + (code?.GetHashCode() ?? 0)));
    }
}
