using System.Runtime.InteropServices;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Codes;

/// <summary>
/// Suggests codes for texts, learned from a team's own coding and from nothing else. Useful from some ten examples a code;
/// every further decision is learned as it is made.
/// </summary>
/// <remarks>
/// Linear support vector machines on words, pairs of words, runs of letters and word vectors of the texts at hand;
/// confidences are fitted by cross-validation on the examples, so that of suggestions with confidence 0.8 about eight of
/// ten are right. While examples are few, texts nobody coded help: similar ones share their meaning, and what is fairly sure of
/// them is learned as weak examples (self-training: Yarowsky, ACL 1995). Training is O(examples · length · codes) per round, some
/// fifteen rounds; a suggestion is O(length · codes), while examples are few also O(texts).
/// Not for use by several threads at once.
/// </remarks>
public sealed class CodeSuggester
{
    private const int Rounds = 20;
    private const int Folds = 5;
    private const int ManyExamples = 4_000;
    private const int Rehearsed = 64;
    private const int RoundsOfOne = 5;
    private const int MostGuessed = 5_000;
    private const double LeastGuess = 0.5;
    private const int GuessesPerExample = 2;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _codes = [];
    private readonly List<int> _codeOf = [];
    private readonly SparseRows _rows = new();
    private readonly CodeFeatures _features;
    private readonly Random _random;
    private OneVersusRest _planes;
    private Confidence _confidence;

    private CodeSuggester(IReadOnlyList<CodedText> examples, string[] uncoded, IReadOnlyList<CodedText> rejected, ulong seed, CancellationToken ct)
    {
        _random = new Random((int)(seed % int.MaxValue));
        var few = examples.Count <= ManyExamples;
        _features = new CodeFeatures(new TextMeaning([.. examples.Select(example => example.Text), .. uncoded], few, seed, ct));
        foreach (var example in examples)
        {
            ct.ThrowIfCancellationRequested();
            _features.Learn(example.Text);
            _codeOf.Add(NumberOf(example.Code));
        }

        foreach (var example in examples)
            _features.Row(example.Text, _rows);
        foreach (var wrong in rejected.Where(wrong => _numbers.ContainsKey(wrong.Code)))
        {
            _features.Row(wrong.Text, _rows);
            _codeOf.Add(~_numbers[wrong.Code]);
        }

        _confidence = Confidence.Fit(HeldOut(seed, ct), _codes.Count);
        _planes = new OneVersusRest(_features.Count, _codes.Count);
        _planes.Train(_rows, [.. Enumerable.Range(0, _rows.Count)], _codeOf, Rounds, _random, ct);
        if (few && _codes.Count > 1)
            LearnGuesses([.. uncoded.Take(MostGuessed)], examples.Count, ct);
    }

    /// <summary>The codes there are, in the order they were met.</summary>
    public IReadOnlyList<string> Codes => _codes;

    /// <summary>Learns from coded texts.</summary>
    /// <param name="examples">The team's coding. A text with two codes is two examples.</param>
    /// <param name="uncoded">Other texts of the same kind; words are better understood with them.</param>
    /// <param name="seed">The same seed and examples give the same suggestions.</param>
    /// <param name="rejected">Suggestions the team turned down; of codes that have no example they say nothing.</param>
    /// <param name="ct">Stops the work.</param>
    public static CodeSuggester Train(
        IReadOnlyList<CodedText> examples, IEnumerable<string>? uncoded = null, ulong seed = 1, IReadOnlyList<CodedText>? rejected = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return new CodeSuggester(examples, [.. uncoded ?? []], rejected ?? [], seed, ct);
    }

    /// <summary>The likeliest codes of a text, best first; confidences of all codes add up to 1.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<CodeSuggestion> Suggest(string text, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_codes.Count == 0)
            return [];
        var row = new SparseRows();
        _features.Row(text, row);
        var scores = new float[_planes.Stride];
        _planes.Scores(row.Columns(0), row.Values(0), scores);
        var confidences = scores.AsSpan(0, _codes.Count);
        _confidence.Apply(confidences);
        var order = Enumerable.Range(0, _codes.Count).ToArray();
        Array.Sort(order, (a, b) => scores[a] != scores[b] ? scores[b].CompareTo(scores[a]) : a.CompareTo(b));
        return [.. order.Take(most).Select(code => new CodeSuggestion(_codes[code], scores[code]))];
    }

    /// <summary>
    /// Takes in one decision, of a known or a new code, and rehearses some earlier ones. O(length · codes), whatever the
    /// number of examples.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="code">What the team decided.</param>
    public void Learn(string text, string code)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(code);
        _features.Learn(text);
        Rehearse(text, NumberOf(code));
    }

    /// <summary>
    /// Takes in that a suggestion was wrong: the text is not of this code, and may be of any other. Nothing happens for a code
    /// without examples. O(length · codes), whatever the number of examples.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="code">What the team turned down.</param>
    public void Reject(string text, string code)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (_numbers.TryGetValue(code, out var number))
            Rehearse(text, ~number);
    }

    private void Rehearse(string text, int code)
    {
        _features.Row(text, _rows);
        _codeOf.Add(code);
        _planes.Grow(_features.Count, _codes.Count);
        var newest = _rows.Count - 1;
        var (from, to) = _planes.Weak;
        var decided = newest - (to - from);
        int[] some = [newest, .. Enumerable.Range(0, Math.Min(Rehearsed, decided)).Select(_ => _random.Next(decided)).Select(row => row < from ? row : row + to - from)];
        _planes.Train(_rows, some, _codeOf, RoundsOfOne, _random, CancellationToken.None);
    }

    // What is fairly sure joins the examples, of each code no more than twice their usual number, and all are learned anew. To be surer
    // of the same suggestions is no knowledge: their confidences keep their mean.
    private void LearnGuesses(string[] uncoded, int examples, CancellationToken ct)
    {
        var texts = new SparseRows();
        foreach (var text in uncoded)
            _features.Row(text, texts);
        int[] usable = [.. Enumerable.Range(0, texts.Count).Where(text => texts.Columns(text).Length > 0)];
        if (usable.Length == 0)
            return;
        var before = usable.Select(text => ScoresOf(texts, text)).ToList();
        var mean = before.Average(_confidence.OfBest);
        var most = (int)Math.Ceiling((double)GuessesPerExample * examples / _codes.Count);
        var guesses = usable.Zip(before, (text, scores) => (Text: text, Code: Array.IndexOf(scores, scores.Max()), Confidence: _confidence.OfBest(scores)))
            .Where(guess => guess.Confidence >= LeastGuess).GroupBy(guess => guess.Code)
            .SelectMany(code => code.OrderByDescending(guess => guess.Confidence).ThenBy(guess => guess.Text).Take(most)).ToList();
        if (guesses.Count == 0)
            return;

        var decided = _rows.Count;
        foreach (var (text, code, _) in guesses)
        {
            _rows.Add(texts.Columns(text), texts.Values(text));
            _codeOf.Add(code);
        }

        _planes = new OneVersusRest(_features.Count, _codes.Count) { Weak = (decided, _rows.Count) };
        _planes.Train(_rows, [.. Enumerable.Range(0, _rows.Count)], _codeOf, Rounds, _random, ct);
        _confidence = Confidence.OfMean([.. usable.Select(text => ScoresOf(texts, text))], mean);
    }

    private float[] ScoresOf(SparseRows rows, int row)
    {
        var scores = new float[_planes.Stride];
        _planes.Scores(rows.Columns(row), rows.Values(row), scores);
        return scores[.._codes.Count];
    }

    private int NumberOf(string code)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, code, out var known);
        if (!known)
        {
            number = _codes.Count;
            _codes.Add(code);
        }

        return number;
    }

    // Each row scored by planes that have not seen it: every fold for few examples, one for many.
    private List<(float[] Scores, int Class)> HeldOut(ulong seed, CancellationToken ct)
    {
        var order = Enumerable.Range(0, _rows.Count).ToArray();
        new Random((int)(seed % int.MaxValue)).Shuffle(order);
        var folds = _rows.Count > ManyExamples ? 1 : Folds;
        var held = new List<(float[], int)>[folds];
        Parallel.For(0, _rows.Count < 2 * Folds || _codes.Count < 2 ? 0 : folds, new ParallelOptions { CancellationToken = ct }, fold =>
        {
            var planes = new OneVersusRest(_features.Count, _codes.Count);
            int[] others = [.. order.Where((_, at) => at % Folds != fold)];
            planes.Train(_rows, others, _codeOf, Rounds, new Random(fold), ct);
            held[fold] = [];
            for (var at = fold; at < order.Length; at += Folds)
            {
                if (_codeOf[order[at]] < 0)
                    continue;
                var scores = new float[planes.Stride];
                planes.Scores(_rows.Columns(order[at]), _rows.Values(order[at]), scores);
                held[fold].Add((scores, _codeOf[order[at]]));
            }
        });
        return [.. held.Where(fold => fold is not null).SelectMany(fold => fold)];
    }
}

/// <summary>A text and the code the team gave it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Code">The code.</param>
public readonly record struct CodedText(string Text, string Code);

/// <summary>A code that may fit.</summary>
/// <param name="Code">The code.</param>
/// <param name="Confidence">0 … 1.</param>
public readonly record struct CodeSuggestion(string Code, double Confidence);
