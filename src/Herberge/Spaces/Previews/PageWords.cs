using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Herberge.Spaces.Previews;

/// <summary>What a page says of itself, as plain text: its own markup is read as words, nothing of it is run or loaded.</summary>
internal sealed record PageWords(string Title, string Description, string Site)
{
    public static PageWords None { get; } = new("", "", "");

    public static PageWords Of(byte[] page)
    {
        using var stream = new MemoryStream(page, writable: false);
        using var document = new HtmlParser().ParseDocument(stream);
        return new PageWords(
            Plain(Meta(document, "og:title") ?? document.Title, LinkPreview.LongestTitle),
            Plain(Meta(document, "og:description") ?? Meta(document, "description"), LinkPreview.LongestDescription),
            Plain(Meta(document, "og:site_name"), LinkPreview.LongestSite));
    }

    private static string? Meta(IHtmlDocument document, string name)
    {
        foreach (var meta in document.Head?.GetElementsByTagName("meta") ?? (IEnumerable<AngleSharp.Dom.IElement>)[])
        {
            if (string.Equals(meta.GetAttribute("property") ?? meta.GetAttribute("name"), name, StringComparison.OrdinalIgnoreCase) && meta.GetAttribute("content") is { Length: > 0 } content) return content;
        }

        return null;
    }

    /// <summary>One line without control and direction characters, which could make a name look like another one.</summary>
    private static string Plain(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var plain = new StringBuilder(longest);
        foreach (var rune in text.EnumerateRunes())
        {
            var gap = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (gap && (plain.Length == 0 || plain[^1] == ' ')) continue;
            if (!gap && Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse) continue;
            var next = gap ? " " : rune.ToString();
            if (plain.Length + next.Length > longest - 1) return plain.ToString().TrimEnd() + "…";
            plain.Append(next);
        }

        return plain.ToString().TrimEnd();
    }
}
