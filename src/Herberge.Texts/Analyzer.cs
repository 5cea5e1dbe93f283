using System.Collections.Concurrent;
using System.Globalization;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Herberge.Texts;

/// <summary>
/// Cuts German and English text into terms, so that every form of a word becomes the same term: <c>Häuser</c>,
/// <c>Haeuser</c>, <c>Hauser</c> and <c>Haus</c> are <c>haus</c>; <c>deliveries</c> and <c>delivery</c> are one.
/// Nobody needs to say which language a text is in: both stemmers are applied one after the other to every word, so a
/// term stands at one position and phrases stay phrases. Thread-safe.
/// </summary>
public static class Analyzer
{
    /// <summary>Longer runs of letters are cut; nobody searches for them.</summary>
    public const int LongestTerm = 64;

    private const int MostRemembered = 200_000;

    private static readonly ConcurrentDictionary<string, string> Remembered = new(StringComparer.Ordinal);

    [ThreadStatic] private static GermanStemmer? _german;
    [ThreadStatic] private static EnglishStemmer? _english;

    /// <summary>The terms of a text in order, repetitions included. O(length).</summary>
    public static IEnumerable<string> Terms(string text) => Words(text).Select(word => word.Term);

    /// <summary>
    /// The words of a text with where they stand and their terms, in order. Words are runs of letters and digits;
    /// <c>Kund:innen</c>, <c>Kund*innen</c> and <c>Kund_in</c> count as <c>Kund</c>. O(length).
    /// </summary>
    public static IEnumerable<Word> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = 0;
        while (at < text.Length)
        {
            if (!IsWordChar(text, at))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (IsWordChar(text, at) || IsMark(text[at]))) at++;
            var word = text[start..Math.Min(at, start + LongestTerm)];
            var length = at - start;
            var suffix = GenderSuffix(text.AsSpan(at));
            at += suffix;
            yield return new Word(start, length + suffix, TermOf(word));
        }
    }

    /// <summary>The term of a single word.</summary>
    public static string TermOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (Remembered.TryGetValue(word, out var known)) return known;
        var term = Stem(WordForms.Fold(word));
        if (Remembered.Count < MostRemembered) Remembered.TryAdd(word, term);
        return term;
    }

    /// <summary>True for words that say nothing about what a text is about: articles, prepositions, auxiliary verbs.</summary>
    public static bool IsStopWord(string word) => StopWords.All.Contains(WordForms.Fold(word));

    private static bool IsWordChar(string text, int at) => char.IsLetterOrDigit(text, at) || (at > 0 && char.IsLowSurrogate(text[at]) && char.IsLetterOrDigit(text, at - 1));

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    /// <summary>Length of <c>:innen</c>, <c>*in</c>, <c>_innen</c> directly behind a word, else 0.</summary>
    private static int GenderSuffix(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 3 || rest[0] is not (':' or '*' or '_')) return 0;
        var length = rest[1..].StartsWith("innen", StringComparison.OrdinalIgnoreCase) ? 6
            : rest[1..].StartsWith("in", StringComparison.OrdinalIgnoreCase) ? 3
            : 0;
        return length > 0 && (rest.Length == length || !char.IsLetterOrDigit(rest[length])) ? length : 0;
    }

    /// <summary>
    /// German, English, German again (an English ending may hide a German one: <c>ordered</c> → <c>order</c> → <c>ord</c>),
    /// then what both leave over: a silent <c>e</c>, and <c>ae oe ue</c> written for umlauts.
    /// </summary>
    private static string Stem(string folded)
    {
        if (folded.Length < 3 || folded.Any(char.IsAsciiDigit)) return folded;
        var german = _german ??= new GermanStemmer();
        var english = _english ??= new EnglishStemmer();
        var term = Apply(german, Apply(english, Apply(german, folded)));
        if (term.Length > 3 && term[^1] == 'e') term = term[..^1];
        return WithoutDigraphs(term);
    }

    private static string Apply(Lucene.Net.Tartarus.Snowball.SnowballProgram stemmer, string word)
    {
        stemmer.SetCurrent(word);
        return stemmer.Stem() ? stemmer.Current : word;
    }

    /// <summary><c>ae</c>, <c>oe</c>, <c>ue</c> → <c>a</c>, <c>o</c>, <c>u</c>, but not the <c>ue</c> of <c>Quelle</c> and <c>neue</c>.</summary>
    private static string WithoutDigraphs(string term)
    {
        if (!term.Contains("ae", StringComparison.Ordinal) && !term.Contains("oe", StringComparison.Ordinal) && !term.Contains("ue", StringComparison.Ordinal)) return term;
        Span<char> kept = stackalloc char[term.Length];
        var length = 0;
        for (var i = 0; i < term.Length; i++)
        {
            kept[length++] = term[i];
            var next = i + 1 < term.Length ? term[i + 1] : '\0';
            var before = i > 0 ? term[i - 1] : '\0';
            if (next == 'e' && (term[i] is 'a' or 'o' || (term[i] == 'u' && before is not ('a' or 'e' or 'i' or 'o' or 'q')))) i++;
        }

        return kept[..length].ToString();
    }
}

/// <param name="Start">Index of its first character in the text.</param>
/// <param name="Length">Characters it covers, a gender suffix included.</param>
/// <param name="Term">What it is found by.</param>
public readonly record struct Word(int Start, int Length, string Term);
