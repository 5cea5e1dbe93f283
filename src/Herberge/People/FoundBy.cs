using Herberge.Foundation.Search;
using Herberge.Texts;

namespace Herberge.People;

/// <param name="Field">Word for where it stands: <c>why-skill</c>, <c>why-ask</c>.</param>
/// <param name="Text">The skill, or the sentence the word stands in.</param>
internal sealed record Reason(string Field, string Text);

/// <summary>Says why a search found somebody, so that one knows what to ask them. Nothing where their name or role says it.</summary>
internal static class FoundBy
{
    private const int Longest = 160;

    public static Reason? Of(PersonRow person, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var typed = WordForms.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var terms = SearchTerms.Parse(text).Wanted.SelectMany(phrase => phrase.Terms).ToHashSet(StringComparer.Ordinal);
        if (Says(person.Name)) return null;
        if (WordList.Split(person.Skills).Where(Says).Take(3).ToList() is { Count: > 0 } skills) return new Reason("why-skill", string.Join(", ", skills));
        if (Says(person.AskMeAbout)) return new Reason("why-ask", Short(person.AskMeAbout!));
        if (Says(person.Title) || Says(person.Place)) return null;
        if (Says(person.LookingFor)) return new Reason("why-looking", Short(person.LookingFor!));
        return Says(person.About) ? new Reason("why-about", Short(person.About!)) : null;

        bool Says(string? said)
        {
            if (string.IsNullOrEmpty(said)) return false;
            var folded = WordForms.Fold(said);
            return typed.Any(word => folded.Contains(word, StringComparison.Ordinal)) || Analyzer.Terms(said).Any(terms.Contains);
        }
    }

    private static string Short(string said) => said.Length <= Longest ? said : $"{said[..(said.LastIndexOf(' ', Longest) is var cut and > 0 ? cut : Longest)]} …";
}
