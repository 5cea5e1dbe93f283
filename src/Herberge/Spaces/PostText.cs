using System.Text.RegularExpressions;
using Herberge.Foundation.Outcomes;

namespace Herberge.Spaces;

/// <summary>The rules of what people write, the same for a new post and an edit.</summary>
internal static partial class PostText
{
    public const int Longest = 40_000;
    public const int LongestTitle = 200;

    public static Problem? Check(string field, string? body) =>
        string.IsNullOrWhiteSpace(body) ? Problem.Invalid(field, "post-empty")
        : body.Length > Longest ? Problem.Invalid(field, "post-too-long", Longest)
        : null;

    public static Problem? CheckTitle(string field, string? title) =>
        string.IsNullOrWhiteSpace(title) ? Problem.Invalid(field, "thread-title-missing")
        : title.Trim().Length > LongestTitle ? Problem.Invalid(field, "thread-title-long", LongestTitle)
        : null;

    /// <summary>One kind of line end, none at the end: the same text is the same, wherever it was typed.</summary>
    public static string Clean(string body) => body.ReplaceLineEndings("\n").Trim();

    /// <summary>Files a text shows or links, by their addresses in it.</summary>
    public static IEnumerable<Guid> FilesIn(string html)
    {
        foreach (Match match in FileAddress().Matches(html))
            if (Guid.TryParse(match.ValueSpan["/files/".Length..], out var id)) yield return id;
    }

    [GeneratedRegex("/files/[0-9a-fA-F-]{36}", RegexOptions.NonBacktracking)]
    private static partial Regex FileAddress();
}
