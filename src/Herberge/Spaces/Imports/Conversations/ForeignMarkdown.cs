using System.Text;

namespace Herberge.Spaces.Imports.Conversations;

/// <summary>Markdown of another system as ours: people's names become handles, names of pictures pictures. Code stays as it is. O(length).</summary>
internal static class ForeignMarkdown
{
    private const int LongestName = 80;

    /// <param name="markdown">The text.</param>
    /// <param name="personOf">The key of the person behind a name after “@”; null for nobody.</param>
    /// <param name="handleOf">The handle here of a key.</param>
    public static ForeignText Convert(string markdown, Func<string, string?> personOf, Func<string, string> handleOf)
    {
        var (mentioned, result) = (new List<string>(), new StringBuilder(markdown.Length + 16));
        string? fence = null;
        foreach (var (line, n) in markdown.ReplaceLineEndings("\n").Split('\n').Select((line, n) => (line, n)))
        {
            if (n > 0) result.Append('\n');
            var start = line.TrimStart();
            var mark = start.StartsWith("```", StringComparison.Ordinal) ? "```" : start.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null;
            if (mark is not null && (fence is null || fence == mark))
            {
                fence = fence is null ? mark : null;
                result.Append(line);
            }
            else if (fence is not null) result.Append(line);
            else Line(line, personOf, handleOf, result, mentioned);
        }

        return new ForeignText(result.ToString().Trim(), mentioned);
    }

    /// <summary>Keys of everybody the text names.</summary>
    public static IReadOnlyList<string> Named(string markdown, Func<string, string?> personOf) => Convert(markdown, personOf, key => key).Mentioned;

    private static void Line(string line, Func<string, string?> personOf, Func<string, string> handleOf, StringBuilder result, List<string> mentioned)
    {
        for (var at = 0; at < line.Length;)
        {
            var c = line[at];
            if (c == '`' && line.IndexOf('`', at + 1) is var end && end > at)
            {
                result.Append(line, at, end - at + 1);
                at = end + 1;
            }
            else if (c == '@' && (at == 0 || !IsWord(line[at - 1])) && Person(line, at + 1, personOf) is var (key, length) && key is not null)
            {
                if (!mentioned.Contains(key)) mentioned.Add(key);
                result.Append('@').Append(handleOf(key));
                at += length + 1;
            }
            else if (c == ':' && (at == 0 || !IsWord(line[at - 1])) && line.IndexOf(':', at + 1) is var close && close > at + 1 && close - at < LongestName && EmojiNames.AsCharacter(line[(at + 1)..close]) is { } picture)
            {
                result.Append(picture);
                at = close + 1;
            }
            else
            {
                result.Append(c);
                at++;
            }
        }
    }

    /// <summary>The longest name that is somebody's: a dot at the end may be the sentence's.</summary>
    private static (string? Key, int Length) Person(string line, int from, Func<string, string?> personOf)
    {
        var end = from;
        while (end < line.Length && end - from < LongestName && (IsWord(line[end]) || line[end] is '.' or '-')) end++;
        for (; end > from; end--)
        {
            if (personOf(line[from..end]) is { } key) return (key, end - from);
            if (line[end - 1] is not ('.' or '-' or '_')) break;
        }

        return (null, 0);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
