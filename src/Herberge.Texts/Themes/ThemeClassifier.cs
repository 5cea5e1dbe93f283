using System.Numerics;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>
/// Multinomial naive Bayes over the terms of texts. Learned from a division and applied to the same texts again and again it
/// settles words that the graph of neighbours has not weighed (iterative classification: Rakib et al., NLDB 2020).
/// </summary>
internal sealed class ThemeClassifier
{
    private const float Smoothing = 0.1f;
    private const double Settled = 0.002;

    private readonly DenseMatrix _logs;
    private readonly float[] _prior;

    /// <param name="texts">Terms of each text.</param>
    /// <param name="terms">Number of terms there are.</param>
    /// <param name="of">For each text a theme 0 … count−1, or −1 for none.</param>
    /// <param name="count">Number of themes.</param>
    public ThemeClassifier(int[][] texts, int terms, int[] of, int count)
    {
        Count = count;
        _logs = new DenseMatrix(terms, count);
        _prior = new float[Dense.Padded(count)];
        var totals = new float[count];
        for (var text = 0; text < texts.Length; text++)
        {
            if (of[text] < 0)
                continue;
            _prior[of[text]]++;
            foreach (var term in texts[text])
            {
                _logs.Row(term)[of[text]]++;
                totals[of[text]]++;
            }
        }

        for (var term = 0; term < terms; term++)
        {
            var row = _logs.Row(term);
            for (var theme = 0; theme < count; theme++)
                row[theme] = MathF.Log((row[theme] + Smoothing) / (totals[theme] + Smoothing * terms));
        }

        for (var theme = 0; theme < _prior.Length; theme++)
            _prior[theme] = theme < count && _prior[theme] > 0 ? MathF.Log(_prior[theme]) : float.MinValue / 2;
    }

    public int Count { get; }

    /// <summary>Log scores of the themes; −∞-like for empty ones.</summary>
    public void Scores(ReadOnlySpan<int> text, Span<float> scores)
    {
        _prior.CopyTo(scores);
        foreach (var term in text)
            Dense.AddScaled(scores, _logs.Row(term), 1);
    }

    public int Best(ReadOnlySpan<int> text, Span<float> scores)
    {
        Scores(text, scores);
        var best = 0;
        for (var theme = 1; theme < Count; theme++)
            if (scores[theme] > scores[best])
                best = theme;
        return best;
    }

    /// <summary>Learns and applies until next to nothing changes. Texts without terms keep what they have.</summary>
    public static int[] Settle(int[][] texts, int terms, int[] start, int count, int rounds, CancellationToken ct)
    {
        var of = start;
        for (var round = 0; round < rounds; round++)
        {
            var classifier = new ThemeClassifier(texts, terms, of, count);
            var next = classifier.Apply(texts, of, ct);
            var moved = next.Where((theme, text) => theme != of[text]).Count();
            of = next;
            if (moved <= Settled * texts.Length)
                break;
        }

        return of;
    }

    /// <summary>The best theme of each text that has terms, otherwise what it has.</summary>
    public int[] Apply(int[][] texts, int[] before, CancellationToken ct)
    {
        var of = new int[texts.Length];
        InBlocks.Run(texts.Length, (from, to) =>
        {
            var scores = new float[_prior.Length];
            for (var text = from; text < to; text++)
                of[text] = texts[text].Length == 0 || before[text] < 0 ? before[text] : Best(texts[text], scores);
        }, ct);
        return of;
    }
}
