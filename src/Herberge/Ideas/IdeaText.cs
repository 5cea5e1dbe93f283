using Herberge.Foundation.Outcomes;

namespace Herberge.Ideas;

/// <summary>The rules of what people write about an idea, the same for a new one and a change.</summary>
internal static class IdeaText
{
    private static readonly char[] Commas = [',', ';', '\n', '\r', '#'];

    public static Problem? CheckLead(string field, string? lead) =>
        string.IsNullOrWhiteSpace(lead) ? Problem.Invalid(field, "idea-lead-missing")
        : lead.Trim().Length > Idea.LongestLead ? Problem.Invalid(field, "idea-lead-long", Idea.LongestLead)
        : null;

    public static Problem? CheckTags(string field, IReadOnlyList<string> tags) =>
        tags.Count > IdeaTag.Most ? Problem.Invalid(field, "idea-tags-many", IdeaTag.Most)
        : tags.Any(tag => tag.Length > IdeaTag.Longest) ? Problem.Invalid(field, "idea-tag-long", IdeaTag.Longest)
        : null;

    public static Problem? CheckLooksFor(string field, string? text) =>
        text?.Trim().Length > Idea.LongestWord ? Problem.Invalid(field, "idea-looks-for-long", Idea.LongestWord) : null;

    /// <summary>Tags as typed, with commas between them: each once, in lower case.</summary>
    public static IReadOnlyList<string> TagsIn(string? typed) => Tags(typed?.Split(Commas) ?? []);

    public static IReadOnlyList<string> Tags(IEnumerable<string>? tags) =>
        [.. (tags ?? []).Select(tag => string.Join(' ', tag.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant())
            .Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>In one line, for a card.</summary>
    public static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : Line(text);
}
