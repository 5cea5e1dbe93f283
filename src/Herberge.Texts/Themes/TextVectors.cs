using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>
/// Texts as vectors of length 1, in which texts about the same are close even where they share no word: latent semantic
/// analysis of the texts beside the mean of word vectors, both learned from these texts alone.
/// </summary>
internal static class TextVectors
{
    private const int LatentRank = 64;
    private const int WordRank = 128;
    private const int Rounds = 3;

    // Found on none of the three labelled sets alone: the mean of words weighs twice the latent part.
    private const float WordWeight = 2;

    /// <summary>Zeros for a text without any term. O(terms · rank).</summary>
    public static DenseMatrix Of(ThemeCorpus corpus, ulong seed, CancellationToken ct)
    {
        var weights = Weights(corpus);
        if (weights.RowCount == 0 || weights.ColumnCount == 0)
            return new DenseMatrix(weights.RowCount, 1);
        var (latent, _) = RandomisedSvd.Of(weights, LatentRank, Rounds, power: 1, seed, ct);
        var words = WordVectors.Of(corpus, WordRank, Rounds, seed + 1, ct);
        var means = weights.Times(words, ct);
        Centre(means, ct);
        var vectors = new DenseMatrix(weights.RowCount, latent.Columns + means.Columns);
        InBlocks.Run(vectors.Rows, (from, to) =>
        {
            for (var text = from; text < to; text++)
            {
                if (corpus.Texts[text].Length == 0)
                    continue;
                var vector = vectors.Row(text);
                Dense.Normalise(latent.Row(text));
                latent.Row(text)[..latent.Columns].CopyTo(vector);
                Dense.AddScaled(vector[latent.Columns..], means.Row(text)[..means.Columns], WordWeight);
                Dense.Normalise(vector);
            }
        }, ct);
        return vectors;
    }

    /// <summary>(1 + ln count) · rarity, rows of length 1.</summary>
    private static SparseMatrix Weights(ThemeCorpus corpus)
    {
        var starts = new int[corpus.Texts.Length + 1];
        var (columns, values) = (new List<int>(), new List<float>());
        var counts = new SortedDictionary<int, int>();
        for (var text = 0; text < corpus.Texts.Length; text++)
        {
            counts.Clear();
            foreach (var term in corpus.Texts[text])
                counts[term] = counts.GetValueOrDefault(term) + 1;
            var row = counts.Select(pair => (1 + MathF.Log(pair.Value)) * corpus.Rarity[pair.Key]).ToArray();
            Dense.Normalise(row);
            columns.AddRange(counts.Keys);
            values.AddRange(row);
            starts[text + 1] = columns.Count;
        }

        return new SparseMatrix(corpus.Terms.Length, starts, [.. columns], [.. values]);
    }

    // What all texts have in common says nothing about any (Arora, Liang & Ma, ICLR 2017).
    internal static void Centre(DenseMatrix vectors, CancellationToken ct)
    {
        var mean = new float[vectors.Row(0).Length];
        for (var text = 0; text < vectors.Rows; text++)
        {
            Dense.Normalise(vectors.Row(text));
            Dense.AddScaled(mean, vectors.Row(text), 1f / vectors.Rows);
        }

        InBlocks.Run(vectors.Rows, (from, to) =>
        {
            for (var text = from; text < to; text++)
            {
                Dense.AddScaled(vectors.Row(text), mean, -1);
                Dense.Normalise(vectors.Row(text));
            }
        }, ct);
    }
}
