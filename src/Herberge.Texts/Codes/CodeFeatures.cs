using System.Runtime.InteropServices;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Codes;

/// <summary>
/// What a text looks like to the classifier: words and pairs of neighbouring words in one block, runs of 2–5 letters inside
/// words in a second, its meaning (<see cref="TextMeaning"/>) in a third. Counts as 1 + ln, weighted by rarity, blocks and
/// whole of a fixed length.
/// </summary>
internal sealed class CodeFeatures(TextMeaning meaning)
{
    private const int ShortestRun = 2;
    private const int LongestRun = 5;
    private const float MeaningLength = 0.8f;

    private readonly FeatureNumbers _numbers = new();
    private readonly List<int> _textsWith = [];
    private readonly Dictionary<int, int> _counts = [];
    private readonly List<int> _columns = [];
    private readonly List<float> _values = [];
    private readonly float[] _vector = new float[Dense.Padded(meaning.Columns)];
    private int _texts;

    private delegate void Block(string text, Action<ulong> take);

    /// <summary>Columns 0 … Count−1; those of the meaning come first, so that new words can be added behind.</summary>
    public int Count => meaning.Columns + _numbers.Count;

    /// <summary>Counts in how many texts each feature stands.</summary>
    public void Learn(string text)
    {
        _texts++;
        foreach (var block in (Block[])[Words, Runs])
        {
            _counts.Clear();
            block(text, feature =>
            {
                var number = _numbers.Number(feature);
                if (number == _textsWith.Count)
                    _textsWith.Add(0);
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, number, out _)++;
            });
            foreach (var feature in _counts.Keys)
                _textsWith[feature]++;
        }
    }

    /// <summary>Appends the text's row; features that were never learned are left out.</summary>
    public void Row(string text, SparseRows rows)
    {
        _columns.Clear();
        _values.Clear();
        Take(text, Words);
        Take(text, Runs);
        meaning.Of(text, _vector);
        for (var column = 0; column < meaning.Columns; column++)
        {
            _columns.Add(column);
            _values.Add(MeaningLength * _vector[column]);
        }

        rows.Add(CollectionsMarshal.AsSpan(_columns), CollectionsMarshal.AsSpan(_values));
        rows.Normalise(rows.Count - 1);
    }

    private void Take(string text, Block block)
    {
        _counts.Clear();
        block(text, feature =>
        {
            var number = _numbers.Find(feature);
            if (number >= 0)
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, number, out _)++;
        });
        var from = _values.Count;
        foreach (var (feature, count) in _counts)
        {
            _columns.Add(meaning.Columns + feature);
            _values.Add((1 + MathF.Log(count)) * (1 + MathF.Log((1f + _texts) / (1 + _textsWith[feature]))));
        }

        Dense.Normalise(CollectionsMarshal.AsSpan(_values)[from..]);
    }

    private static void Words(string text, Action<ulong> take)
    {
        ulong before = 0;
        foreach (var word in Analyzer.Words(text))
        {
            var hash = FeatureNumbers.Hash('w', word.Term);
            take(hash);
            if (before != 0)
                take(FeatureNumbers.Pair(before, hash));
            before = hash;
        }
    }

    private static void Runs(string text, Action<ulong> take)
    {
        foreach (var word in Analyzer.Words(text))
        {
            var folded = $" {WordForms.Fold(text.Substring(word.Start, Math.Min(word.Length, Analyzer.LongestTerm)))} ";
            for (var at = 0; at < folded.Length; at++)
                for (var length = ShortestRun; length <= LongestRun && at + length <= folded.Length; length++)
                    take(FeatureNumbers.Hash('r', folded.AsSpan(at, length)));
        }
    }
}
