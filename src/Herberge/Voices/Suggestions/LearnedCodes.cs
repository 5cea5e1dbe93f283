using Herberge.Texts;
using Herberge.Texts.Codes;

namespace Herberge.Voices.Suggestions;

/// <summary>A decision as it is learned from.</summary>
/// <param name="Mark">Null for one that was turned down.</param>
internal sealed record Decision(Guid? Mark, Guid Code, string Text);

/// <summary>What was learned of a team's coding, and how much of it there is.</summary>
internal sealed class LearnedCodes
{
    /// <summary>With fewer examples a code is suggested too often wrongly.</summary>
    public const int LeastExamples = 10;

    /// <summary>Between two codes there is something to choose.</summary>
    public const int LeastCodes = 2;

    /// <summary>Examples of a code that a word must stand in, to be one of its words.</summary>
    private const int LeastSharing = 2;

    /// <summary>After so many decisions learned one by one everything is learned anew, and confidences are fitted again.</summary>
    public const int FreshFor = 200;

    private readonly Lock _turn = new();
    private readonly CodeSuggester _suggester;
    private readonly Dictionary<Guid, int> _examples = [];

    /// <summary>For each code in how many of its examples a word stands.</summary>
    private readonly Dictionary<Guid, Dictionary<string, int>> _words = [];
    private int _learnedLater;

    private LearnedCodes(IReadOnlyList<Decision> given, IReadOnlyList<Decision> rejected, IReadOnlyList<string> uncoded, CancellationToken ct)
    {
        _suggester = CodeSuggester.Train([.. given.Select(Coded)], uncoded, rejected: [.. rejected.Select(Coded)], ct: ct);
        foreach (var decision in given) Count(decision);
    }

    public bool IsStale => _learnedLater >= FreshFor;

    /// <summary>Codes with enough examples.</summary>
    public int KnownCodes
    {
        get
        {
            lock (_turn) return _examples.Values.Count(count => count >= LeastExamples);
        }
    }

    public static LearnedCodes Of(IReadOnlyList<Decision> given, IReadOnlyList<Decision> rejected, IReadOnlyList<string> uncoded, CancellationToken ct) => new(given, rejected, uncoded, ct);

    public void Learn(Decision decision)
    {
        lock (_turn)
        {
            _learnedLater++;
            if (decision.Mark is null)
            {
                _suggester.Reject(decision.Text, decision.Code.ToString("N"));
                return;
            }

            _suggester.Learn(decision.Text, decision.Code.ToString("N"));
            Count(decision);
        }
    }

    /// <summary>Codes that have enough examples and are likely enough, likeliest first.</summary>
    public IReadOnlyList<(Guid Code, double Confidence)> Suggest(string text, double least, int most)
    {
        var words = Words(text);
        lock (_turn)
            return [.. _suggester.Suggest(text, most).Where(suggestion => suggestion.Confidence >= least)
                .Select(suggestion => (Code: Guid.ParseExact(suggestion.Code, "N"), suggestion.Confidence)).Where(suggestion => _examples.GetValueOrDefault(suggestion.Code) >= LeastExamples && SharesWords(suggestion.Code, words))];
    }

    private void Count(Decision decision)
    {
        _examples[decision.Code] = _examples.GetValueOrDefault(decision.Code) + 1;
        if (!_words.TryGetValue(decision.Code, out var words)) _words[decision.Code] = words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in Words(decision.Text)) words[word] = words.GetValueOrDefault(word) + 1;
    }

    /// <summary>Confidences are shares of the codes there are, and something always has the largest: what a code's examples have no word of is none of theirs.</summary>
    private bool SharesWords(Guid code, IEnumerable<string> words) => _words.TryGetValue(code, out var known) && words.Any(word => known.GetValueOrDefault(word) >= LeastSharing);

    private static HashSet<string> Words(string text) =>
        [.. Analyzer.Words(text).Where(word => !Analyzer.IsStopWord(text.Substring(word.Start, word.Length))).Select(word => word.Term).Where(term => term.Length > 1 && !char.IsDigit(term[0]))];

    private static CodedText Coded(Decision decision) => new(decision.Text, decision.Code.ToString("N"));
}
