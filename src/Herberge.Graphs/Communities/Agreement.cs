namespace Herberge.Graphs.Communities;

/// <summary>How well two partitions of the same people agree.</summary>
public static class Agreement
{
    /// <summary>
    /// Normalised mutual information, 2 I(A;B) / (H(A) + H(B)) (arithmetic normalisation; Danon et al. 2005). 1 where both
    /// have a single group, as both say the same. O(people + groups).
    /// </summary>
    /// <param name="a">For each person a group 0 … .</param>
    /// <param name="b">For each person a group 0 … .</param>
    public static Measured NormalisedMutualInformation(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var table = new Contingency(a, b);
        if (table.People == 0)
            return Measured.None(Undefined.TooFewPeople);
        var (entropyA, entropyB) = (Entropy(table.SizesA, table.People), Entropy(table.SizesB, table.People));
        if (entropyA + entropyB <= 0)
            return Measured.Of(1);
        double n = table.People;
        var information = 0.0;
        foreach (var (first, second, count) in table.Cells)
            information += count / n * Math.Log(count * n / ((double)table.SizesA[first] * table.SizesB[second]));
        return Measured.Of(Math.Clamp(2 * information / (entropyA + entropyB), 0, 1));
    }

    /// <summary>
    /// Adjusted Rand index (Hubert &amp; Arabie 1985): agreement of pairs, 0 by chance, 1 for equal partitions, which is also
    /// its value where both are a single group or all single people. O(people + groups).
    /// </summary>
    /// <param name="a">For each person a group 0 … .</param>
    /// <param name="b">For each person a group 0 … .</param>
    public static Measured AdjustedRand(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var table = new Contingency(a, b);
        if (table.People < 2)
            return Measured.None(Undefined.TooFewPeople);
        var (together, inA, inB) = (0.0, Pairs(table.SizesA), Pairs(table.SizesB));
        foreach (var (_, _, count) in table.Cells)
            together += count * (count - 1.0) / 2;
        var expected = inA * inB / (table.People * (table.People - 1.0) / 2);
        var most = (inA + inB) / 2;
        return Measured.Of(most - expected > 1e-12 * most ? (together - expected) / (most - expected) : 1);
    }

    private static double Entropy(int[] sizes, int people)
    {
        var entropy = 0.0;
        foreach (var size in sizes)
            if (size > 0)
                entropy -= (double)size / people * Math.Log((double)size / people);
        return entropy;
    }

    private static double Pairs(int[] sizes)
    {
        var pairs = 0.0;
        foreach (var size in sizes)
            pairs += size * (size - 1.0) / 2;
        return pairs;
    }

    private sealed class Contingency
    {
        public Contingency(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
        {
            if (a.Length != b.Length)
                throw new ArgumentException("Both partitions are of the same people.", nameof(b));
            People = a.Length;
            SizesA = Sizes(a);
            SizesB = Sizes(b);

            // People sorted by their group in a, then one scatter over the groups of b for each group of a.
            var next = new int[SizesA.Length + 1];
            for (var group = 0; group < SizesA.Length; group++)
                next[group + 1] = next[group] + SizesA[group];
            var people = new int[People];
            for (var person = 0; person < People; person++)
                people[next[a[person]]++] = person;

            var counts = new int[SizesB.Length];
            var touched = new int[SizesB.Length];
            var at = 0;
            for (var group = 0; group < SizesA.Length; group++)
            {
                var distinct = 0;
                for (var end = at + SizesA[group]; at < end; at++)
                    if (counts[b[people[at]]]++ == 0)
                        touched[distinct++] = b[people[at]];
                for (var index = 0; index < distinct; index++)
                {
                    Cells.Add((group, touched[index], counts[touched[index]]));
                    counts[touched[index]] = 0;
                }
            }
        }

        public int People { get; }

        public int[] SizesA { get; }

        public int[] SizesB { get; }

        public List<(int A, int B, int Count)> Cells { get; } = [];

        private static int[] Sizes(ReadOnlySpan<int> groups)
        {
            var largest = -1;
            foreach (var group in groups)
                largest = Math.Max(largest, group);
            var sizes = new int[largest + 1];
            foreach (var group in groups)
                sizes[group]++;
            return sizes;
        }
    }
}
