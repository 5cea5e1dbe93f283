using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Herberge.Channels.Fediverse;

/// <summary>Words that come from elsewhere: no picture, no frame, no style, nothing that tells another server who reads.</summary>
internal static partial class RemoteText
{
    private static readonly HtmlSanitizer Sanitizer = Make();

    public static string Sanitise(string html)
    {
        if (html.Length > RemoteReply.LongestText) html = html[..RemoteReply.LongestText];
        return Sanitizer.Sanitize(html).Trim() is { Length: <= RemoteReply.LongestText } clean ? clean : "";
    }

    /// <summary>A line of plain text.</summary>
    public static string Line(string? text, int longest)
    {
        var line = Gaps().Replace(text ?? "", " ").Trim();
        return line.Length <= longest ? line : new StringBuilder(line, 0, longest - 1, longest).Append('…').ToString();
    }

    /// <summary>What a report says, whatever it is written in, as plain text.</summary>
    public static string Plain(string? html, int longest) => Line(System.Net.WebUtility.HtmlDecode(Tags().Replace(html ?? "", " ")), longest);

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer { KeepChildNodes = false };
        sanitizer.AllowedTags.Clear();
        foreach (var tag in (string[])["p", "br", "strong", "b", "em", "i", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span"]) sanitizer.AllowedTags.Add(tag);
        sanitizer.AllowedAttributes.Clear();
        foreach (var attribute in (string[])["href", "rel"]) sanitizer.AllowedAttributes.Add(attribute);
        sanitizer.AllowedClasses.Clear();
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.AllowedSchemes.Clear();
        foreach (var scheme in (string[])["http", "https"]) sanitizer.AllowedSchemes.Add(scheme);
        sanitizer.PostProcessNode += (_, args) =>
        {
            if (args.Node is not IHtmlAnchorElement link) return;
            // An address without a server would lead into the house.
            if (!(link.GetAttribute("href") ?? "").StartsWith("http", StringComparison.OrdinalIgnoreCase)) link.RemoveAttribute("href");
            link.SetAttribute("rel", "noopener nofollow ugc");
        };
        return sanitizer;
    }

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
