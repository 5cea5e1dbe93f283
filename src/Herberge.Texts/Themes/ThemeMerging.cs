using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>Merges the themes that are most alike until few enough are left.</summary>
internal static class ThemeMerging
{
    /// <summary>
    /// Agglomerative information bottleneck (Slonim &amp; Tishby, NIPS 1999): each step merges the pair of themes whose words
    /// lose least information by it. O(themes³ + themes² · terms).
    /// </summary>
    public static int[] Merge(int[] of, int count, ThemeCorpus corpus, int wanted)
    {
        var (words, sums) = Words(of, count, corpus);
        var into = Merge(count, wanted, (a, b) => Loss(words.Row(a), sums[a], words.Row(b), sums[b]), (a, b) =>
        {
            Dense.AddScaled(words.Row(a), words.Row(b), 1);
            sums[a] += sums[b];
        });
        return [.. of.Select(theme => theme < 0 ? -1 : into[theme])];
    }

    /// <summary>Into which of 0 … wanted−1 each of <paramref name="count"/> goes.</summary>
    public static int[] Merge(int count, int wanted, Func<int, int, double> cost, Action<int, int> join)
    {
        var alive = Enumerable.Range(0, count).ToList();
        var into = Enumerable.Range(0, count).ToArray();
        var costs = new double[count, count];
        foreach (var a in alive)
            foreach (var b in alive.Where(b => b > a))
                costs[a, b] = costs[b, a] = cost(a, b);
        while (alive.Count > Math.Max(1, wanted))
        {
            var (first, second) = Cheapest(alive, costs);
            join(first, second);
            alive.Remove(second);
            for (var theme = 0; theme < count; theme++)
                if (into[theme] == second)
                    into[theme] = first;
            foreach (var other in alive.Where(other => other != first))
                costs[first, other] = costs[other, first] = cost(first, other);
        }

        return [.. into.Select(theme => alive.IndexOf(theme))];
    }

    private static (int First, int Second) Cheapest(List<int> alive, double[,] costs)
    {
        var (first, second, least) = (alive[0], alive[1], double.PositiveInfinity);
        for (var a = 0; a < alive.Count; a++)
            for (var b = a + 1; b < alive.Count; b++)
                if (costs[alive[a], alive[b]] < least)
                    (first, second, least) = (alive[a], alive[b], costs[alive[a], alive[b]]);
        return (first, second);
    }

    private static (DenseMatrix Words, double[] Sums) Words(int[] of, int count, ThemeCorpus corpus)
    {
        var (words, sums) = (new DenseMatrix(count, corpus.Terms.Length), new double[count]);
        for (var text = 0; text < of.Length; text++)
        {
            if (of[text] < 0)
                continue;
            foreach (var term in corpus.Texts[text])
                words.Row(of[text])[term]++;
            sums[of[text]] += corpus.Texts[text].Length;
        }

        return (words, sums);
    }

    // (n_a + n_b) · weighted Jensen–Shannon divergence of the two distributions of words.
    private static double Loss(ReadOnlySpan<float> a, double sumA, ReadOnlySpan<float> b, double sumB)
    {
        var loss = 0.0;
        for (var term = 0; term < a.Length; term++)
        {
            if (a[term] + b[term] == 0)
                continue;
            var both = (a[term] + b[term]) / (sumA + sumB);
            loss += (a[term] > 0 ? a[term] * Math.Log(a[term] / sumA / both) : 0) + (b[term] > 0 ? b[term] * Math.Log(b[term] / sumB / both) : 0);
        }

        return loss;
    }
}
