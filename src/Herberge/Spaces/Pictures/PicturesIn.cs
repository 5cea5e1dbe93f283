using System.Text;
using System.Text.RegularExpressions;

namespace Herberge.Spaces.Pictures;

/// <summary>A picture a text shows.</summary>
/// <param name="Words">Its description, as it stands there.</param>
/// <param name="Name">Of its file.</param>
internal sealed record PictureIn(int Number, string Words, string Url, string Name)
{
    /// <summary>Nobody described it: nothing stands there, or the file's name, which is what the house puts there first.</summary>
    public bool IsBare => Words.Length == 0 || string.Equals(Words, Name, StringComparison.Ordinal);
}

/// <summary>Finds pictures of our own in Markdown, and gives them other words.</summary>
internal static partial class PicturesIn
{
    public static IReadOnlyList<PictureIn> Text(string markdown) =>
        [.. Picture().Matches(markdown).Select((found, number) => new PictureIn(number, Plain(found.Groups[1].Value), found.Groups[2].Value, NameOf(found.Groups[2].Value)))];

    /// <param name="markdown">The text.</param>
    /// <param name="words">Of each picture in its order; null leaves what stands there.</param>
    public static string Described(string markdown, IReadOnlyList<string?> words)
    {
        var number = 0;
        return Picture().Replace(markdown, found => words.ElementAtOrDefault(number++) is { } said ? $"![{Escaped(said)}]({found.Groups[2].Value})" : found.Value);
    }

    private static string NameOf(string url)
    {
        var plain = url.Split('?')[0];
        return Uri.UnescapeDataString(plain[(plain.LastIndexOf('/') + 1)..]);
    }

    private static string Plain(string label)
    {
        var plain = new StringBuilder(label.Length);
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] == '\\' && i + 1 < label.Length) i++;
            plain.Append(label[i]);
        }

        return plain.ToString();
    }

    /// <summary>One line, in which nothing is markup.</summary>
    private static string Escaped(string words)
    {
        var escaped = new StringBuilder(words.Length + 8);
        foreach (var c in words.ReplaceLineEndings(" ").Trim())
        {
            if (c is '\\' or '[' or ']' or '*' or '_' or '`' or '<' or '!' or '~' or '@') escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"!\[((?:\\.|[^\]\\\n])*)\]\((/files/[0-9a-fA-F-]{36}[^)\s]*)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Picture();
}
