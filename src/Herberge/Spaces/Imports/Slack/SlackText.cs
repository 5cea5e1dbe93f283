using System.Text;
using Herberge.Spaces.Imports.Conversations;

namespace Herberge.Spaces.Imports.Slack;

/// <summary>Turns Slack's own markup into Markdown. O(length · nesting), no regular expressions on people's text.</summary>
internal sealed class SlackText(Func<string, string> handleOf, Func<string, string?> channelName)
{
    private const string Fence = "```";

    public ForeignText Convert(string text)
    {
        var mentioned = new List<string>();
        var result = new StringBuilder(text.Length + 16);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf(Fence, at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf(Fence, open + Fence.Length, StringComparison.Ordinal);
            if (close < 0)
            {
                Lines(text[at..], result, mentioned);
                break;
            }

            Lines(text[at..open], result, mentioned);
            if (result.Length > 0 && result[^1] != '\n') result.Append('\n');
            result.Append(Fence).Append('\n').Append(Decode(Unlinked(text[(open + Fence.Length)..close].Trim('\n')))).Append('\n').Append(Fence).Append('\n');
            at = close + Fence.Length;
            if (at < text.Length && text[at] == '\n') at++;
        }

        return new ForeignText(result.ToString().Trim(), mentioned);
    }

    private void Lines(string text, StringBuilder result, List<string> mentioned)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (i > 0) result.Append('\n');
            if (line.StartsWith("• ", StringComparison.Ordinal)) line = "- " + line[2..];
            else if (line.StartsWith('#')) result.Append('\\');
            Inline(line, result, mentioned);
        }
    }

    private void Inline(string line, StringBuilder result, List<string> mentioned)
    {
        var at = 0;
        while (at < line.Length)
        {
            var c = line[at];
            if (c == '`' && line.IndexOf('`', at + 1) is var end && end > at + 1)
            {
                result.Append('`').Append(Decode(Unlinked(line[(at + 1)..end]))).Append('`');
                at = end + 1;
            }
            else if (c == '<' && line.IndexOf('>', at + 1) is var closing && closing > at + 1)
            {
                result.Append(Token(line[(at + 1)..closing], mentioned));
                at = closing + 1;
            }
            else if (c is '*' or '~' or '_' && Closing(line, at) is var close && close > 0)
            {
                var mark = c switch { '*' => "**", '~' => "~~", _ => "_" };
                result.Append(mark);
                Inline(line[(at + 1)..close], result, mentioned);
                result.Append(mark);
                at = close + 1;
            }
            else if (c == ':' && Emoji(line, at, out var length) is { } character)
            {
                result.Append(character);
                at += length;
            }
            else if (c == '&' && Entity(line, at) is var (decoded, taken) && taken > 0)
            {
                result.Append(decoded);
                at += taken;
            }
            else
            {
                result.Append(c);
                at++;
            }
        }
    }

    /// <summary>Where the emphasis opened at <paramref name="at"/> ends, or −1: marks stand at the edges of words.</summary>
    private static int Closing(string line, int at)
    {
        var mark = line[at];
        if (at > 0 && char.IsLetterOrDigit(line[at - 1])) return -1;
        if (at + 1 >= line.Length || char.IsWhiteSpace(line[at + 1]) || line[at + 1] == mark) return -1;
        for (var i = at + 2; i < line.Length; i++)
        {
            if (line[i] == '<' && line.IndexOf('>', i) is var end && end > 0)
            {
                i = end;
                continue;
            }

            if (line[i] == mark && !char.IsWhiteSpace(line[i - 1]) && (i + 1 == line.Length || !char.IsLetterOrDigit(line[i + 1]))) return i;
        }

        return -1;
    }

    private string Token(string token, List<string> mentioned)
    {
        var cut = token.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = cut < 0 ? (token, null) : (token[..cut], Decode(token[(cut + 1)..]));
        if (target.Length == 0) return label ?? "";
        switch (target[0])
        {
            case '@':
                var user = target[1..];
                if (!mentioned.Contains(user)) mentioned.Add(user);
                return "@" + handleOf(user);
            case '#':
                return "#" + (string.IsNullOrEmpty(label) ? channelName(target[1..]) ?? target[1..] : label);
            case '!':
                // <!here>, <!channel>, <!subteam^S1|@team>, <!date^…|fallback>
                return label is { Length: > 0 } ? label : "@" + target[1..].Split('^')[0];
            default:
                var address = Decode(target);
                if (label is null or "" || label == address) return address.StartsWith("mailto:", StringComparison.Ordinal) ? address["mailto:".Length..] : $"<{address}>";
                return $"[{label.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}](<{address.Replace(">", "%3E", StringComparison.Ordinal)}>)";
        }
    }

    /// <summary>In code, links are only their address.</summary>
    private static string Unlinked(string code)
    {
        if (!code.Contains('<', StringComparison.Ordinal)) return code;
        var result = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '<' && code.IndexOf('>', i) is var end && end > i)
            {
                var token = code[(i + 1)..end];
                var cut = token.IndexOf('|', StringComparison.Ordinal);
                result.Append(cut < 0 ? token : token[(cut + 1)..]);
                i = end;
            }
            else
            {
                result.Append(code[i]);
            }
        }

        return result.ToString();
    }

    private static string? Emoji(string line, int at, out int length)
    {
        length = 0;
        var end = line.IndexOf(':', at + 1);
        if (end < 0 || end - at is < 2 or > 40) return null;
        var name = line[(at + 1)..end];
        if (name.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+'))) return null;
        length = end - at + 1;
        // A skin tone stands behind as a name of its own.
        const string Tone = ":skin-tone-";
        if (string.CompareOrdinal(line, at + length, Tone, 0, Tone.Length) == 0 && at + length + Tone.Length + 1 < line.Length) length += Tone.Length + 2;
        return EmojiNames.AsCharacter(name);
    }

    private static (string Decoded, int Taken) Entity(string line, int at) =>
        string.CompareOrdinal(line, at, "&amp;", 0, 5) == 0 ? ("&", 5)
        : string.CompareOrdinal(line, at, "&lt;", 0, 4) == 0 ? ("<", 4)
        : string.CompareOrdinal(line, at, "&gt;", 0, 4) == 0 ? (">", 4)
        : ("", 0);

    private static string Decode(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
