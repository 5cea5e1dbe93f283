using System.Collections.Frozen;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;

namespace Herberge.Texts.Languages;

/// <summary>
/// Tells German and English texts from each other and from those in other languages, by the little words every sentence
/// has, by endings and by letters. No model: the lists of little words of sixteen languages come with the analysers.
/// </summary>
/// <remarks>
/// A little word counts 1 divided by the number of languages that have it. The texts of one or two words that have none are
/// told by endings and letters (<c>Lieferung</c>, <c>Straße</c>, <c>shipping</c>) or stay <see cref="TextLanguage.Unknown"/>.
/// </remarks>
public static class LanguageDetector
{
    private const double LeastLead = 0.15;
    private const double LeastScore = 0.3;
    private const double EndingWeight = 0.5;
    private const double LetterWeight = 0.75;
    private const int MostWords = 200;

    private const int German = 0;
    private const int English = 1;

    private static readonly string[] GermanEndings =
        ["ung", "ungen", "keit", "heit", "schaft", "lich", "liche", "lichen", "isch", "ische", "ischen", "igen", "ieren", "iert", "chen", "tzt", "stelle", "zeug"];

    private static readonly string[] EnglishEndings =
        ["ing", "tion", "ly", "ness", "ful", "ed", "ity", "ment", "ies", "ght", "ous", "ble", "ck", "ee", "oo", "ay", "ey", "w", "th"];

    private static readonly string[] GermanRuns = ["sch", "tz", "pf", "ei", "ck"];
    private static readonly string[] EnglishRuns = ["th", "ough", "wh", "oo", "ea", "sh"];

    private static readonly FrozenDictionary<string, (int[] Languages, double Weight)> Words = Lists();

    /// <summary>The language of a text. O(length), at most 200 words are read.</summary>
    /// <param name="text">Any text.</param>
    public static TextLanguage Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scores = new double[Names];
        var words = 0;
        var (latin, foreign) = (0, 0);
        foreach (var word in Analyzer.Words(text))
        {
            if (++words > MostWords)
                break;
            var form = text.Substring(word.Start, word.Length).ToLowerInvariant();
            if (!char.IsLetter(form[0]))
                continue;
            if (form.Any(letter => letter > 'ɏ'))
            {
                foreign++;
                continue;
            }

            latin++;
            Count(form, scores);
        }

        if (foreign > latin)
            return TextLanguage.Other;
        var best = Array.IndexOf(scores, scores.Max());
        var second = scores.Where((_, at) => at != best).Max();
        if (scores[best] < LeastScore || scores[best] - second < LeastLead * scores[best])
            return TextLanguage.Unknown;
        return best switch { German => TextLanguage.German, English => TextLanguage.English, _ => TextLanguage.Other };
    }

    private static void Count(string form, double[] scores)
    {
        if (Words.TryGetValue(form, out var known))
        {
            foreach (var language in known.Languages)
                scores[language] += known.Weight;
            return;
        }

        if (form.Contains('ß'))
            scores[German] += LetterWeight;
        else if (form.AsSpan().ContainsAny("äöü"))
            scores[German] += LetterWeight / 2;
        if (form.Length < 4)
            return;
        if (GermanEndings.Any(ending => form.EndsWith(ending, StringComparison.Ordinal)))
            scores[German] += EndingWeight;
        if (EnglishEndings.Any(ending => form.EndsWith(ending, StringComparison.Ordinal)))
            scores[English] += EndingWeight / 2;
        scores[German] += 0.1 * GermanRuns.Count(run => form.Contains(run, StringComparison.Ordinal));
        scores[English] += 0.1 * EnglishRuns.Count(run => form.Contains(run, StringComparison.Ordinal));
    }

    private const int Names = 16;

    private static FrozenDictionary<string, (int[] Languages, double Weight)> Lists()
    {
        IEnumerable<string>[] lists =
        [
            [.. GermanAnalyzer.DefaultStopSet, "ich", "ist", "nicht", "und", "der", "die", "das", "bitte", "mehr", "keine", "für", "wäre", "gibt", "viel"],
            [.. EnglishAnalyzer.DefaultStopSet, .. EnglishWords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)],
            FrenchAnalyzer.DefaultStopSet, SpanishAnalyzer.DefaultStopSet, ItalianAnalyzer.DefaultStopSet, PortugueseAnalyzer.DefaultStopSet,
            DutchAnalyzer.DefaultStopSet, DanishAnalyzer.DefaultStopSet, SwedishAnalyzer.DefaultStopSet, NorwegianAnalyzer.DefaultStopSet,
            FinnishAnalyzer.DefaultStopSet, HungarianAnalyzer.DefaultStopSet, TurkishAnalyzer.DefaultStopSet, RomanianAnalyzer.DefaultStopSet,
            CzechAnalyzer.DefaultStopSet, CatalanAnalyzer.DefaultStopSet,
        ];
        return lists
            .SelectMany((list, language) => list.Select(word => word.ToLowerInvariant()).Distinct().Select(word => (word, language)))
            .GroupBy(pair => pair.word, pair => pair.language, StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, same => (same.ToArray(), 1.0 / same.Count()), StringComparer.Ordinal);
    }

    private const string EnglishWords = """
        i my me you your we our he she him her his its what which who when where why how am was were been being have has had do
        does did can could should would may might from about after before because while there here all any some more most other
        than too very just don doesn didn isn't can't won't i'm i've don't get got need want please than them these those up out
        """;
}
