namespace Herberge.Graphs.Matching;

/// <summary>
/// Pairs of people with the largest sum of weights, nobody in two pairs: maximum-weight matching in general graphs, for
/// mentoring pairs, coffee rounds and the like.
/// </summary>
/// <remarks>
/// Edmonds' blossoms (Maximum matching and a polyhedron with 0,1-vertices, 1965) with dual variables in the arrangement of
/// Galil (Efficient algorithms for finding maximum matching in graphs, 1986). O(people³) time, O(people + pairs) memory.
/// Weights are whole numbers, so that the result is exactly the best; scale real scores, say by a million, and round.
/// </remarks>
/// <example><code>
/// int[] partner = MaximumWeightMatching.Of(4, [(0, 1, 6), (1, 2, 10), (2, 3, 5)]);                       // 1–2: 10 &lt; 6 + 5
/// // partner is [1, 0, 3, 2]
/// </code></example>
public static class MaximumWeightMatching
{
    /// <summary>The largest absolute weight, 2⁴⁰.</summary>
    public const long LargestWeight = 1L << 40;

    /// <summary>A matching of the largest weight; the same input gives the same matching.</summary>
    /// <param name="people">N; people are 0 … N−1.</param>
    /// <param name="pairs">Pairs that may be made, in any order and direction, with what each is worth. Of a pair named
    /// twice the larger weight counts; pairs not named can't be made.</param>
    /// <param name="maxCardinality">Whether as many pairs as possible are to be made first, and of all such matchings the
    /// one of the largest weight; otherwise a pair of negative weight is never made.</param>
    /// <param name="ct">Stops between pairs.</param>
    /// <returns>For each person their partner, or −1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A person or a weight is out of range, or somebody is paired with
    /// themselves.</exception>
    public static int[] Of(
        int people, IEnumerable<(int A, int B, long Weight)> pairs, bool maxCardinality = false, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        ArgumentNullException.ThrowIfNull(pairs);
        var best = new SortedDictionary<(int A, int B), long>();
        foreach (var (a, b, weight) in pairs)
        {
            if ((uint)a >= (uint)people || (uint)b >= (uint)people || a == b)
                throw new ArgumentOutOfRangeException(nameof(pairs), (a, b), "A pair is of two different people.");
            if (Math.Abs(weight) > LargestWeight)
                throw new ArgumentOutOfRangeException(nameof(pairs), weight, "The weight is too large.");
            var key = (Math.Min(a, b), Math.Max(a, b));
            if (!best.TryGetValue(key, out var other) || other < weight)
                best[key] = weight;
        }

        return new BlossomSearch(people, [.. best.Select(pair => (pair.Key.A, pair.Key.B, pair.Value))], maxCardinality).Run(ct);
    }
}
