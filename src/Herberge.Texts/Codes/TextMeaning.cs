using Herberge.Texts.Themes;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Codes;

/// <summary>
/// A short vector for any text, from word vectors learned of the texts at hand: what examples lack, the corpus knows. Half of it may be
/// that of the most similar texts, so that a few examples reach those that say the same in other words.
/// </summary>
internal sealed class TextMeaning
{
    private const int Rank = 128;
    private const int Rounds = 3;
    private const int Neighbours = 10;
    private const int MostCompared = 5_000;

    // A text is no neighbour of itself.
    private const float Same = 0.999f;

    private readonly ThemeCorpus _corpus;
    private readonly DenseMatrix _words;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly float[] _mean;
    private readonly DenseMatrix? _compared;
    private readonly PriorityQueue<int, float> _nearest = new();

    /// <param name="texts">All there are; the first of them are compared.</param>
    /// <param name="withNeighbours">O(texts) more for each vector.</param>
    /// <param name="seed">Of the word vectors.</param>
    /// <param name="ct">Stops the work.</param>
    public TextMeaning(IReadOnlyList<string> texts, bool withNeighbours, ulong seed, CancellationToken ct)
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

        if (!withNeighbours)
            return;
        _compared = new DenseMatrix(Math.Min(MostCompared, _corpus.Texts.Length), _mean.Length);
        for (var text = 0; text < _compared.Rows; text++)
            Own(_corpus.Texts[text], _compared.Row(text));
    }

    public int Columns => _words.Columns;

    /// <summary>Length 1, or zeros for a text of unknown words.</summary>
    public void Of(string text, Span<float> vector)
    {
        Own(_corpus.TermsOf(text).Select(term => _numbers.GetValueOrDefault(term, -1)).Where(term => term >= 0), vector);
        if (_compared is not null && Dense.Dot(vector, vector) > 0)
            AddNeighbours(vector);
    }

    private void Own(IEnumerable<int> terms, Span<float> vector)
    {
        Sum(terms, vector);
        if (Dense.Dot(vector, vector) == 0)
            return;
        Dense.AddScaled(vector, _mean, -1);
        Dense.Normalise(vector);
    }

    private void AddNeighbours(Span<float> vector)
    {
        for (var text = 0; text < _compared!.Rows; text++)
        {
            var similarity = Dense.Dot(vector, _compared.Row(text));
            if (similarity is <= 0 or > Same)
                continue;
            if (_nearest.Count < Neighbours)
                _nearest.Enqueue(text, similarity);
            else
                _nearest.EnqueueDequeue(text, similarity);
        }

        var sum = new float[vector.Length];
        while (_nearest.TryDequeue(out var text, out var similarity))
            Dense.AddScaled(sum, _compared.Row(text), similarity);
        Dense.Normalise(sum);
        Dense.AddScaled(vector, sum, 1);
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
