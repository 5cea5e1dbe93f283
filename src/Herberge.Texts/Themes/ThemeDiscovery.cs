using Herberge.Texts.Duplicates;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>
/// Finds what many short texts are about, without labels and without any model from elsewhere: duplicates are folded, texts
/// become vectors learned from themselves, the most similar ones are tied, and the ties are divided (Leiden) at the finest
/// resolution that two halves of them agree on. Words then settle the borders (iterative classification).
/// </summary>
/// <remarks>
/// Deterministic for a seed on one kind of processor, whatever their number. What is found is a suggestion for
/// people who read: intents cluster well, aspects and reasons hardly. O(n²) for the first
/// <see cref="ThemeOptions.MostCompared"/> texts (taken evenly over all), linear for the rest, which are assigned by their words.
/// </remarks>
public static class ThemeDiscovery
{
    private const double LeastConfidence = 0.1;
    private const int SettleRounds = 10;

    /// <summary>Finds the themes of some texts.</summary>
    /// <param name="texts">In the order they came; of near duplicates the first counts.</param>
    /// <param name="options">Number, seed and limits.</param>
    /// <param name="progress">Told each step as it begins.</param>
    /// <param name="ct">Stops the search.</param>
    public static ThemeReport Find(
        IReadOnlyList<string> texts, ThemeOptions? options = null, IProgress<ThemeStep>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options ??= new ThemeOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Count ?? 1, 1, nameof(options));
        if (options.Embeddings is { } given && (given.Count != texts.Count || given.Any(vector => vector.Length != given[0].Length)))
            throw new ArgumentException("One vector of the same length for each text.", nameof(options));

        progress?.Report(ThemeStep.Reading);
        var original = NearDuplicates.Of(texts, ct);
        int[] kept = [.. Enumerable.Range(0, texts.Count).Where(text => original[text] < 0)];
        var corpus = ThemeCorpus.Of([.. kept.Select(text => texts[text])], ct);

        progress?.Report(ThemeStep.Comparing);
        var compared = Compared(corpus, options.MostCompared);
        var sample = corpus.Only(compared);
        var vectors = TextVectors.Of(sample, options.Seed, ct);
        if (options.Embeddings is { } embeddings)
            vectors = GivenVectors.Beside(vectors, [.. compared.Select(text => embeddings[kept[text]])], options.Seed, ct);
        var graph = NeighbourGraph.Of(vectors, ct);

        progress?.Report(ThemeStep.Dividing);
        var (of, reliability, parts) = Divide(graph, sample, options, ct);
        var confidence = Confidence(graph, of);
        for (var text = 0; text < of.Length; text++)
            if (of[text] >= 0 && (confidence[text] < LeastConfidence || sample.Texts[text].Length == 0))
                of[text] = -1;

        progress?.Report(ThemeStep.Describing);
        var found = new FoundThemes(texts, original, kept, corpus, compared, sample, vectors, of, parts, confidence);
        return found.Report(reliability, ct);
    }

    private static int[] Compared(ThemeCorpus corpus, int most)
    {
        int[] usable = [.. Enumerable.Range(0, corpus.Texts.Length).Where(text => corpus.Texts[text].Length > 0)];
        if (usable.Length <= most)
            return usable;
        var chosen = new int[most];
        for (var at = 0; at < most; at++)
            chosen[at] = usable[(int)((long)at * usable.Length / most)];
        return chosen;
    }

    private static (int[] Of, double? Reliability, int[] Parts) Divide(
        NeighbourGraph graph, ThemeCorpus sample, ThemeOptions options, CancellationToken ct)
    {
        if (sample.Texts.Length == 0)
            return ([], null, []);
        var ties = graph.Ties();
        var search = new PartitionSearch(ties, options.Seed, ct);
        var automatic = options.Count is null ? search.Automatic() : null;
        var (of, count) = Numbered(automatic?.Of ?? search.AtLeast(options.Count!.Value), options.SmallestTheme);
        if (options.Count is { } wanted && count > wanted)
            (of, count) = (ThemeMerging.Merge(of, count, sample, wanted), wanted);
        of = ThemeClassifier.Settle(sample.Texts, sample.Terms.Length, of, count, SettleRounds, ct);
        return (of, automatic?.Agreement, SubThemes.Of(ties, of, options.Seed, ct));
    }

    // Largest first; too small ones are none.
    internal static (int[] Of, int Count) Numbered(int[] of, int smallest)
    {
        var sizes = of.Where(theme => theme >= 0).CountBy(theme => theme).Where(pair => pair.Value >= smallest)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select((pair, rank) => (pair.Key, rank))
            .ToDictionary(pair => pair.Key, pair => pair.rank);
        return ([.. of.Select(theme => sizes.GetValueOrDefault(theme, -1))], sizes.Count);
    }

    private static double[] Confidence(NeighbourGraph graph, int[] of)
    {
        var confidence = new double[of.Length];
        for (var text = 0; text < of.Length; text++)
        {
            var (same, all) = (0.0, 0.0);
            for (var at = 0; at < graph.Nearest[text].Length; at++)
            {
                all += graph.Similarities[text][at];
                if (of[graph.Nearest[text][at]] == of[text])
                    same += graph.Similarities[text][at];
            }

            confidence[text] = all > 0 ? same / all : 0;
        }

        return confidence;
    }
}

/// <summary>What the search is at.</summary>
public enum ThemeStep
{
    /// <summary>Folding duplicates, cutting texts into terms.</summary>
    Reading,

    /// <summary>Learning vectors and finding the most similar texts.</summary>
    Comparing,

    /// <summary>Finding number and borders of the themes.</summary>
    Dividing,

    /// <summary>Naming them and choosing quotes.</summary>
    Describing,
}
