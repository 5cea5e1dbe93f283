using System.Runtime.InteropServices;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Hints;

/// <summary>
/// Finds texts that say much the same as a new one, for hints like "has this been asked before?": BM25 on word stems and on
/// runs of 3–5 letters, so that typing errors and inflection do no harm, each in shares of its best and added up.
/// </summary>
/// <remarks>BM25: Robertson &amp; Zaragoza 2009 with k₁ = 1.2, b = 0.5. Adding is O(length), asking O(texts that share a feature).</remarks>
public sealed class SimilarTexts
{
    private readonly Index _words = new();
    private readonly Index _runs = new();

    /// <summary>Number of texts.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a text; they are numbered 0, 1, … .</summary>
    /// <param name="text">Any text.</param>
    public void Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _words.Add(Stems(text));
        _runs.Add(Runs(text));
        Count++;
    }

    /// <summary>The most similar texts, best first, with 0 … 1 for how near they are to the best that could be.</summary>
    /// <param name="text">A text, which may be one of those added.</param>
    /// <param name="most">How many.</param>
    /// <param name="except">Number of a text to leave out, or −1.</param>
    public IReadOnlyList<(int Text, double Similarity)> Find(string text, int most = 5, int except = -1)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scores = new float[Count];
        _words.Score(Stems(text), scores, except);
        _runs.Score(Runs(text), scores, except);
        var best = new PriorityQueue<int, (float Score, int Text)>();
        for (var other = 0; other < Count; other++)
        {
            if (scores[other] <= 0)
                continue;
            best.Enqueue(other, (scores[other], -other));
            if (best.Count > most)
                best.Dequeue();
        }

        var found = new (int, double)[best.Count];
        for (var at = found.Length - 1; at >= 0; at--)
        {
            var other = best.Dequeue();
            found[at] = (other, scores[other] / 2);
        }

        return found;
    }

    private static List<ulong> Stems(string text)
    {
        var stems = new List<ulong>();
        ulong before = 0;
        foreach (var word in Analyzer.Words(text))
        {
            var stem = FeatureNumbers.Hash('w', word.Term);
            stems.Add(stem);
            if (before != 0)
                stems.Add(FeatureNumbers.Pair(before, stem));
            before = stem;
        }

        return stems;
    }

    private static List<ulong> Runs(string text)
    {
        var runs = new List<ulong>();
        foreach (var word in Analyzer.Words(text))
        {
            var folded = $" {WordForms.Fold(text.Substring(word.Start, Math.Min(word.Length, Analyzer.LongestTerm)))} ";
            for (var length = 3; length <= 5; length++)
                for (var at = 0; at + length <= folded.Length; at++)
                    runs.Add(FeatureNumbers.Hash('r', folded.AsSpan(at, length)));
        }

        return runs;
    }

    private sealed class Index
    {
        private const float K = 1.2f;
        private const float B = 0.75f;

        private readonly Dictionary<ulong, List<(int Text, float Count)>> _postings = [];
        private readonly List<int> _lengths = [];
        private long _all;

        public void Add(List<ulong> features)
        {
            foreach (var (feature, count) in features.CountBy(feature => feature))
            {
                ref var postings = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, feature, out _);
                (postings ??= []).Add((_lengths.Count, count));
            }

            _lengths.Add(features.Count);
            _all += features.Count;
        }

        /// <summary>Adds each text's score as a share of the best one's.</summary>
        public void Score(List<ulong> features, float[] scores, int except)
        {
            var own = new float[scores.Length];
            var mean = Math.Max(1f, (float)_all / Math.Max(1, _lengths.Count));
            foreach (var feature in features.Distinct())
            {
                if (!_postings.TryGetValue(feature, out var postings))
                    continue;
                var rarity = MathF.Log(1 + (_lengths.Count - postings.Count + 0.5f) / (postings.Count + 0.5f));
                foreach (var (text, count) in postings)
                    own[text] += rarity * count * (K + 1) / (count + K * (1 - B + B * _lengths[text] / mean));
            }

            if (except >= 0)
                own[except] = 0;
            var best = own.Length == 0 ? 0 : own.Max();
            if (best <= 0)
                return;
            for (var text = 0; text < own.Length; text++)
                scores[text] += own[text] / best;
        }
    }
}
