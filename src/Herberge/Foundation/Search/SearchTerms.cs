using System.Collections.Immutable;
using Herberge.Texts;

namespace Herberge.Foundation.Search;

/// <param name="Terms">One term, or several that must stand side by side in this order.</param>
/// <param name="IsPrefix">Written with a star: the last term only has to begin so.</param>
public sealed record SearchPhrase(ImmutableArray<string> Terms, bool IsPrefix = false);

/// <summary>
/// What somebody typed, understood: <c>lager "offene prüfung" -entwurf werk*</c>. All of <see cref="Wanted"/> must occur
/// and none of <see cref="Unwanted"/>. Little words count only within quotes, or when there is nothing else.
/// </summary>
public sealed record SearchTerms(ImmutableArray<SearchPhrase> Wanted, ImmutableArray<SearchPhrase> Unwanted)
{
    private const int MostPhrases = 16;
    private const int MostTermsInPhrase = 24;

    public bool IsEmpty => Wanted.IsEmpty;

    public static SearchTerms Parse(string? typed)
    {
        var wanted = new List<SearchPhrase>();
        var little = new List<SearchPhrase>();
        var unwanted = new List<SearchPhrase>();
        foreach (var (text, quoted, minus) in Pieces(typed ?? "").Take(MostPhrases))
        {
            var terms = Analyzer.Terms(text).Take(MostTermsInPhrase).ToImmutableArray();
            if (terms.IsEmpty) continue;
            var isPrefix = !quoted && text.EndsWith('*') && terms.Length == 1;
            // A prefix is compared with stems as it was typed: "Prüf*" must not be stemmed to less than it says.
            var phrase = isPrefix ? new SearchPhrase([WordForms.Fold(text.TrimEnd('*'))], true) : new SearchPhrase(terms);
            (minus ? unwanted : !quoted && terms.Length == 1 && Analyzer.IsStopWord(text) ? little : wanted).Add(phrase);
        }

        return new SearchTerms([.. wanted.Count > 0 ? wanted : little], [.. unwanted]);
    }

    private static IEnumerable<(string Text, bool Quoted, bool Minus)> Pieces(string typed)
    {
        var at = 0;
        while (at < typed.Length)
        {
            if (char.IsWhiteSpace(typed[at]))
            {
                at++;
                continue;
            }

            var minus = typed[at] is '-' or '−' or '–' && at + 1 < typed.Length && !char.IsWhiteSpace(typed[at + 1]);
            if (minus) at++;
            var start = at;
            if (IsQuote(typed[at]))
            {
                do at++;
                while (at < typed.Length && !IsQuote(typed[at]));
                yield return (typed[(start + 1)..at], true, minus);
                at++;
            }
            else
            {
                while (at < typed.Length && !char.IsWhiteSpace(typed[at]) && !IsQuote(typed[at])) at++;
                yield return (typed[start..at], false, minus);
            }
        }
    }

    private static bool IsQuote(char c) => c is '"' or '„' or '“' or '”' or '«' or '»';
}
