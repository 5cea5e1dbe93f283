using System.Runtime.InteropServices;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>
/// Vectors of length 1 for the terms of some texts: the leading part of their positive pointwise mutual information within
/// a window of ten words (Levy, Goldberg &amp; Dagan, TACL 2015, with context counts to the power of 0.75).
/// </summary>
internal static class WordVectors
{
    private const int Window = 10;
    private const double ContextPower = 0.75;
    private const int ManyPairs = 3_000_000;

    /// <summary>A row per term. O(words · window + pairs · rank).</summary>
    public static DenseMatrix Of(ThemeCorpus corpus, int rank, int rounds, ulong seed, CancellationToken ct)
    {
        var information = Information(Pairs(corpus, ct), corpus.Terms.Length);
        if (information.RowCount == 0)
            return new DenseMatrix(corpus.Terms.Length, 1);
        var (vectors, _) = RandomisedSvd.Of(information, rank, rounds, power: 1, seed, ct);
        for (var term = 0; term < vectors.Rows; term++)
            Dense.Normalise(vectors.Row(term));
        return vectors;
    }

    private static Dictionary<long, int> Pairs(ThemeCorpus corpus, CancellationToken ct)
    {
        var pairs = new Dictionary<long, int>();
        foreach (var text in corpus.Texts)
        {
            ct.ThrowIfCancellationRequested();
            for (var at = 0; at < text.Length; at++)
                for (var other = at + 1; other < Math.Min(text.Length, at + 1 + Window); other++)
                    if (text[at] != text[other])
                    {
                        var (low, high) = (Math.Min(text[at], text[other]), Math.Max(text[at], text[other]));
                        CollectionsMarshal.GetValueRefOrAddDefault(pairs, (long)low * corpus.Terms.Length + high, out _)++;
                    }
        }

        return pairs;
    }

    // In a long corpus a pair that stood together once is chance, and most pairs are such.
    private static bool Counts(int count, int pairs) => count > 1 || pairs <= ManyPairs;

    private static SparseMatrix Information(Dictionary<long, int> pairs, int terms)
    {
        var sums = new double[terms];
        foreach (var (pair, count) in pairs)
        {
            sums[pair / terms] += count;
            sums[pair % terms] += count;
        }

        var contexts = sums.Select(sum => Math.Pow(sum, ContextPower)).ToArray();
        var all = contexts.Sum();
        var (ends, values) = (new List<long>(), new List<float>());
        foreach (var (pair, count) in pairs)
        {
            if (!Counts(count, pairs.Count))
                continue;
            var (a, b) = ((int)(pair / terms), (int)(pair % terms));
            // The mean of both directions keeps the matrix symmetric.
            var value = (Math.Log(count * all / (sums[a] * contexts[b])) + Math.Log(count * all / (sums[b] * contexts[a]))) / 2;
            if (value <= 0)
                continue;
            ends.Add(pair);
            values.Add((float)value);
        }

        return Symmetric(ends, values, terms);
    }

    private static SparseMatrix Symmetric(List<long> ends, List<float> values, int terms)
    {
        var starts = new int[terms + 1];
        foreach (var pair in ends)
        {
            starts[(pair / terms) + 1]++;
            starts[(pair % terms) + 1]++;
        }

        for (var row = 0; row < terms; row++)
            starts[row + 1] += starts[row];
        var next = starts.AsSpan(0, terms).ToArray();
        var (columns, entries) = (new int[2 * ends.Count], new float[2 * ends.Count]);
        for (var at = 0; at < ends.Count; at++)
        {
            var (a, b) = ((int)(ends[at] / terms), (int)(ends[at] % terms));
            var (one, other) = (next[a]++, next[b]++);
            (columns[one], entries[one]) = (b, values[at]);
            (columns[other], entries[other]) = (a, values[at]);
        }

        return new SparseMatrix(terms, starts, columns, entries);
    }
}
