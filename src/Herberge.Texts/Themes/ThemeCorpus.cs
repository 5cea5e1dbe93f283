using System.Runtime.InteropServices;
using Herberge.Texts.Compounds;
using Herberge.Texts.Languages;
using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>Texts as numbers of their telling terms: function words left out, German compounds cut into their parts.</summary>
internal sealed class ThemeCorpus
{
    private const int LeastTextsWithTerm = 2;
    private const double MostTextsWithTerm = 0.5;

    private readonly CompoundSplitter _splitter;
    private readonly bool _mostAreGerman;

    private ThemeCorpus(
        int[][] texts, string[] terms, float[] rarity, TextLanguage[] languages, CompoundSplitter splitter, bool mostAreGerman)
    {
        (Texts, Terms, Rarity, Languages) = (texts, terms, rarity, languages);
        (_splitter, _mostAreGerman) = (splitter, mostAreGerman);
    }

    /// <summary>For each text the numbers of its terms in order, those of too rare and too usual terms left out.</summary>
    public int[][] Texts { get; }

    public string[] Terms { get; }

    /// <summary>1 + ln((1 + texts) / (1 + texts with the term)).</summary>
    public float[] Rarity { get; }

    public TextLanguage[] Languages { get; }

    /// <summary>Some of the texts, with the same numbers for their terms.</summary>
    public ThemeCorpus Only(int[] which) =>
        new([.. which.Select(text => Texts[text])], Terms, Rarity, [.. which.Select(text => Languages[text])], _splitter, _mostAreGerman);

    /// <summary>The terms of a text that may be a new one.</summary>
    public IEnumerable<string> TermsOf(string text) =>
        TermsOf(text, IsGerman(LanguageDetector.Of(text), _mostAreGerman) ? _splitter : null);

    public static ThemeCorpus Of(IReadOnlyList<string> texts, CancellationToken ct)
    {
        var languages = new TextLanguage[texts.Count];
        InBlocks.Run(texts.Count, (from, to) =>
        {
            for (var at = from; at < to; at++)
                languages[at] = LanguageDetector.Of(texts[at]);
        }, ct);

        var german = languages.Count(language => language == TextLanguage.German) > languages.Count(language => language == TextLanguage.English);
        var splitter = new CompoundSplitter();
        for (var at = 0; at < texts.Count; at++)
            if (IsGerman(languages[at], german))
                splitter.Learn(texts[at]);

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var textsWith = new List<int>();
        var last = new List<int>();
        var raw = new int[texts.Count][];
        var row = new List<int>();
        for (var at = 0; at < texts.Count; at++)
        {
            if (at % 1024 == 0)
                ct.ThrowIfCancellationRequested();
            row.Clear();
            foreach (var term in TermsOf(texts[at], IsGerman(languages[at], german) ? splitter : null))
                row.Add(Number(term, at));
            raw[at] = [.. row];
        }

        return Kept(raw, numbers, textsWith, languages, splitter, german);

        int Number(string term, int text)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, term, out var known);
            if (!known)
            {
                number = numbers.Count - 1;
                textsWith.Add(0);
                last.Add(-1);
            }

            if (last[number] != text)
            {
                last[number] = text;
                textsWith[number]++;
            }

            return number;
        }
    }

    // Where nothing tells, a text is taken to be in the language of most.
    private static bool IsGerman(TextLanguage language, bool mostAre) =>
        language == TextLanguage.German || (mostAre && language == TextLanguage.Unknown);

    private static IEnumerable<string> TermsOf(string text, CompoundSplitter? splitter)
    {
        foreach (var word in Analyzer.Words(text))
        {
            var form = text.Substring(word.Start, Math.Min(word.Length, Analyzer.LongestTerm));
            if (word.Term.Length < 2 || FunctionWords.Contains(form))
                continue;
            if (splitter?.Parts(form) is { Count: > 0 } parts)
                foreach (var part in parts)
                    yield return part;
            else
                yield return word.Term;
        }
    }

    private static ThemeCorpus Kept(
        int[][] raw, Dictionary<string, int> numbers, List<int> textsWith, TextLanguage[] languages, CompoundSplitter splitter, bool german)
    {
        var renumbered = new int[textsWith.Count];
        var (terms, kept) = (new List<string>(), new List<int>());
        foreach (var (term, number) in numbers)
        {
            var usable = textsWith[number] >= LeastTextsWithTerm && textsWith[number] <= Math.Max(LeastTextsWithTerm, MostTextsWithTerm * raw.Length);
            renumbered[number] = usable ? terms.Count : -1;
            if (!usable)
                continue;
            terms.Add(term);
            kept.Add(textsWith[number]);
        }

        for (var at = 0; at < raw.Length; at++)
            raw[at] = [.. raw[at].Select(number => renumbered[number]).Where(number => number >= 0)];
        var rarity = kept.Select(with => 1 + MathF.Log((1f + raw.Length) / (1 + with)));
        return new ThemeCorpus(raw, [.. terms], [.. rarity], languages, splitter, german);
    }
}
