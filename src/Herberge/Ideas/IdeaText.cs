using System.Net;
using System.Text.RegularExpressions;
using Herberge.Foundation.Outcomes;

namespace Herberge.Ideas;

/// <summary>The rules of what people write about an idea, the same for a new one and a change.</summary>
internal static partial class IdeaText
{
    private static readonly char[] Commas = [',', ';', '\n', '\r', '#'];

    public static Problem? CheckLead(string field, string? lead) =>
        string.IsNullOrWhiteSpace(lead) ? Problem.Invalid(field, "idea-lead-missing")
        : Line(lead).Length > Idea.LongestLead ? Problem.Invalid(field, "idea-lead-long", Idea.LongestLead)
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

    /// <summary>How a text begins: its first paragraph, or as many whole sentences of it as fit on a card.</summary>
    /// <param name="paragraph">Plain, without marks.</param>
    public static string LeadOf(string paragraph)
    {
        var line = Line(paragraph);
        if (line.Length <= Idea.LongestLead) return line;
        var cut = line[..(Idea.LongestLead - 1)];
        var end = cut.LastIndexOfAny(['.', '?', '!']);
        if (end >= Idea.LongestLead / 2) return cut[..(end + 1)];
        var space = cut.LastIndexOf(' ');
        return $"{(space > 0 ? cut[..space] : cut)}…";
    }

    /// <summary>Parts the lead from a text that begins with it, so that a page says it only once.</summary>
    /// <returns>What is left to read, and whether the lead has to be shown beside it.</returns>
    public static (string Html, bool ShowsLead) Part(string html, string lead)
    {
        const string opens = "<p>", closes = "</p>";
        var end = html.IndexOf(closes, StringComparison.Ordinal);
        if (end < 0 || !html.StartsWith(opens, StringComparison.Ordinal)) return (html, true);
        var first = Line(WebUtility.HtmlDecode(Marks().Replace(html[opens.Length..end], "")));
        if (first == lead) return (html[(end + closes.Length)..].Trim(), true);
        return (html, !first.StartsWith(lead.TrimEnd('…'), StringComparison.Ordinal));
    }

    /// <summary>In one line, for a card.</summary>
    public static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : Line(text);

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
