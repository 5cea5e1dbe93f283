using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Herberge.Foundation.Mail;

/// <summary>What the writer of a mail says in it: without what they quote, their signature and their polite end.</summary>
internal static partial class MailText
{
    /// <summary>More lines than that after a greeting are no signature.</summary>
    private const int LongestSignature = 20;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
        { "P", "DIV", "BR", "LI", "TR", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE", "UL", "OL", "TABLE", "SECTION", "ARTICLE", "HR" };

    private static readonly HashSet<string> Unread = new(StringComparer.OrdinalIgnoreCase) { "SCRIPT", "STYLE", "HEAD", "TITLE", "TEMPLATE", "NOSCRIPT", "BLOCKQUOTE" };

    /// <summary>The words of a piece of HTML, a line for each block. It is parsed and never shown; what it quotes is left out.</summary>
    public static string OfHtml(string html)
    {
        var text = new StringBuilder();
        if (new HtmlParser().ParseDocument(html).Body is { } body) Append(text, body);
        return text.ToString();
    }

    public static string Own(string text)
    {
        var kept = new List<string>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var raw = lines[at];
            var line = raw.TrimEnd().Replace('\u00A0', ' ');
            if (line.TrimStart() is ['>', ..]) continue;
            // The sign of a signature (RFC 3676, section 4.3), and what mail programs put above what they quote.
            if (line is "--" || raw is "-- " || Quoting().IsMatch(line)) break;
            // Outlook names who wrote what it quotes, often without an address, and below it when.
            if (From().IsMatch(line) && at + 1 < lines.Length && Sent().IsMatch(lines[at + 1])) break;
            if (!Device().IsMatch(line)) kept.Add(line);
        }

        CutQuoteIntroduction(kept);
        var end = kept.FindLastIndex(line => Goodbye().IsMatch(line));
        if (end > 0 && kept.Skip(end + 1).Count(line => line.Length > 0) <= LongestSignature) kept.RemoveRange(end, kept.Count - end);
        return BlankLines().Replace(string.Join('\n', kept), "\n\n").Trim();
    }

    /// <summary>“Am … schrieb …:” may be broken over two lines.</summary>
    private static void CutQuoteIntroduction(List<string> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var two = at + 1 < lines.Count ? $"{lines[at]} {lines[at + 1]}" : lines[at];
            if (!Wrote().IsMatch(lines[at]) && !Wrote().IsMatch(two)) continue;
            lines.RemoveRange(at, lines.Count - at);
            return;
        }
    }

    /// <summary>Without recursion: a mail may nest as deep as it likes.</summary>
    private static void Append(StringBuilder text, INode root)
    {
        var open = new Stack<(INode Node, bool Leaving)>([(root, false)]);
        while (open.TryPop(out var next))
        {
            var (node, leaving) = next;
            if (node is IText words) text.Append(Spaces().Replace(words.Data, " "));
            if (node is IElement element)
            {
                if (Unread.Contains(element.TagName) || element.ClassList.Contains("gmail_quote")) continue;
                if (Blocks.Contains(element.TagName) && text.Length > 0 && text[^1] != '\n') text.Append('\n');
            }

            if (leaving || !node.HasChildNodes) continue;
            open.Push((node, true));
            for (var at = node.ChildNodes.Length - 1; at >= 0; at--) open.Push((node.ChildNodes[at], false));
        }
    }

    [GeneratedRegex(@"^\s*(-{2,}\s*(Original(nachricht| Message)|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Forwarded message|Forwarded Message)\s*-{2,}|_{20,}|(Von|From): .+<?.+@.+>?.*)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Quoting();

    [GeneratedRegex(@"^\s*\*?(Von|From|De):\*? .+$", RegexOptions.NonBacktracking)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s*\*?(Gesendet|Sent|Datum|Date|Envoyé( le)?) ?:\*? .+$", RegexOptions.NonBacktracking)]
    private static partial Regex Sent();

    [GeneratedRegex(@"^\s*(Am|On|Le) .{6,200}(schrieb|wrote|a écrit).{0,120}:\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"^\s*(Von meinem .{1,40} gesendet|Gesendet von .{1,60}|Gesendet mit der .{1,60}|Sent from (my|Outlook).{0,60}|Get Outlook for .{1,40})\s*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Device();

    [GeneratedRegex(
        @"^\s*((Mit )?(freundlichen?|besten?|herzlichen?|schönen|vielen|lieben?|sonnigen) (Grüßen?|Gruß|Gruss|Grüssen?)\b.{0,60}|(Viele|Liebe|Beste|Schöne|Herzliche) (Grüße|Grüsse)\b.{0,60}|Beste[rn]? Gr(u|ü)(ß|ss).{0,40}|MfG|VG|LG|(Kind|Best|Warm|Many) regards\b.{0,40}|(Yours )?(sincerely|faithfully|truly)( yours)?\b.{0,20}|Regards|Cheers|Best wishes),?.?\s*$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Goodbye();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
