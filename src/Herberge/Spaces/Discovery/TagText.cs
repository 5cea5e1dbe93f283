using Herberge.Foundation.Outcomes;
using Herberge.Texts;

namespace Herberge.Spaces.Discovery;

/// <summary>The rules of what a tag is called.</summary>
internal static class TagText
{
    /// <summary>One line, single spaces, without the mark some put before it.</summary>
    public static string Clean(string text) => string.Join(' ', text.Trim().TrimStart('#').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>As tags are compared: without case, accents and hyphens.</summary>
    public static string Fold(string name) => WordForms.Fold(Clean(name)).Replace('-', ' ').Trim();

    /// <summary>Names out of a field where they are parted by commas.</summary>
    public static IReadOnlyList<string> Split(string? typed) =>
        [.. (typed ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Clean).Where(n => Fold(n).Length > 0).DistinctBy(Fold)];

    public static Problem? Check(string field, IReadOnlyList<string> names) =>
        names.Count > ThreadTag.Most ? Problem.Invalid(field, "tags-many", ThreadTag.Most)
        : names.Any(n => n.Length > Tag.LongestName) ? Problem.Invalid(field, "tag-long", Tag.LongestName)
        : null;
}
