using Herberge.Texts.Themes;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Codes;

/// <summary>A short vector for any text, from word vectors learned of the texts at hand: what examples lack, the corpus knows.</summary>
internal sealed class TextMeaning
{
    private const int Rank = 128;
    private const int Rounds = 3;

    private readonly ThemeCorpus _corpus;
    private readonly DenseMatrix _words;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly float[] _mean;

    public TextMeaning(IReadOnlyList<string> texts, ulong seed, CancellationToken ct)
    {
        _corpus = ThemeCorpus.Of(texts, ct);
        _words = WordVectors.Of(_corpus, Rank, Rounds, seed, ct);
        for (var term = 0; term < _corpus.Terms.Length; term++)
            _numbers[_corpus.Terms[term]] = term;
        _mean = new float[Dense.Padded(_words.Columns)];
        var vector = new float[_mean.Length];
        foreach (var text in _corpus.Texts)
        {
            Sum(text, vector);
            Dense.AddScaled(_mean, vector, 1f / _corpus.Texts.Length);
        }
    }

    public int Columns => _words.Columns;

    /// <summary>Length 1, or zeros for a text of unknown words.</summary>
    public void Of(string text, Span<float> vector)
    {
        Sum(_corpus.TermsOf(text).Select(term => _numbers.GetValueOrDefault(term, -1)).Where(term => term >= 0), vector);
        if (Dense.Dot(vector, vector) == 0)
            return;
        Dense.AddScaled(vector, _mean, -1);
        Dense.Normalise(vector);
    }

    private void Sum(IEnumerable<int> terms, Span<float> vector)
    {
        vector.Clear();
        foreach (var (term, count) in terms.CountBy(term => term))
            Dense.AddScaled(vector, _words.Row(term), (1 + MathF.Log(count)) * _corpus.Rarity[term]);
        Dense.Normalise(vector);
    }
}
