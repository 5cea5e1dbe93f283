using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Herberge.Channels.Public;

/// <summary>
/// A post's text as the world reads it. It was sanitised when it was written; here it loses what belongs inside: people mentioned, links
/// into the house, files of other posts. O(length).
/// </summary>
internal static class PublicHtml
{
    private const string Files = "/files/";
    private const string Public = "/p/";

    /// <summary>What stands for a name or an address that stays inside.</summary>
    private const string Left = "…";

    /// <param name="html">Stored, sanitised.</param>
    /// <param name="house">The house's address, without a slash at its end.</param>
    /// <param name="files">Files of this post.</param>
    /// <param name="fileAddress">Where they are read.</param>
    public static string Of(string html, string house, IReadOnlyCollection<Guid> files, Func<Guid, string> fileAddress)
    {
        if (!html.Contains('<', StringComparison.Ordinal)) return html;
        var body = Parse(html);
        foreach (var picture in body.QuerySelectorAll("img").ToList())
        {
            if (FileIn(Inside(picture.GetAttribute("src"), house)) is { } id && files.Contains(id)) picture.SetAttribute("src", fileAddress(id));
            else picture.Remove();
        }

        foreach (var link in body.QuerySelectorAll("a").ToList())
        {
            if (link.ClassList.Contains("mention"))
            {
                link.Replace(link.Owner!.CreateTextNode($"@{Left}"));
                continue;
            }

            var inside = Inside(link.GetAttribute("href"), house);
            if (inside is null) link.SetAttribute("rel", "noopener noreferrer nofollow ugc");
            else if (FileIn(inside) is { } id && files.Contains(id)) link.SetAttribute("href", fileAddress(id));
            else if (!inside.StartsWith(Public, StringComparison.Ordinal)) Unwrap(link, house);
        }

        return body.InnerHtml;
    }

    /// <summary>The same with whole addresses, for readers elsewhere.</summary>
    public static string Absolute(string html, string house)
    {
        if (!html.Contains($"=\"{Public}", StringComparison.Ordinal)) return html;
        var body = Parse(html);
        foreach (var (selector, name) in (ReadOnlySpan<(string, string)>)[("img", "src"), ("a", "href")])
        {
            foreach (var element in body.QuerySelectorAll(selector))
                if (element.GetAttribute(name) is ['/', ..] path) element.SetAttribute(name, house + path);
        }

        return body.InnerHtml;
    }

    /// <summary>Its first words without markup.</summary>
    public static string Lead(string html, int most)
    {
        var words = string.Join(' ', Parse(html.Replace("</p>", "</p> ", StringComparison.Ordinal).Replace("<br", " <br", StringComparison.Ordinal).Replace("</li>", "</li> ", StringComparison.Ordinal))
            .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= most) return words;
        var end = words.LastIndexOf(' ', most);
        return words[..(end > most / 2 ? end : most)].TrimEnd(',', ';', ':', '.', ' ') + "…";
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument($"<body>{html}").Body!;

    /// <summary>The path below the house's address; null for what leads elsewhere.</summary>
    private static string? Inside(string? address, string house)
    {
        if (string.IsNullOrEmpty(address)) return "";
        if (address.StartsWith(house, StringComparison.OrdinalIgnoreCase) && (address.Length == house.Length || address[house.Length] is '/' or '?' or '#'))
            return address.Length == house.Length ? "/" : address[house.Length..];
        return (address is ['/', ..] and not ['/', '/', ..]) || address is ['#', ..] ? address : null;
    }

    private static Guid? FileIn(string? path) =>
        path?.StartsWith(Files, StringComparison.Ordinal) == true && path.Length >= Files.Length + 36 && Guid.TryParse(path.AsSpan(Files.Length, 36), out var id) ? id : null;

    private static void Unwrap(IElement link, string house)
    {
        if (link.TextContent.Contains(house, StringComparison.OrdinalIgnoreCase)) link.Replace(link.Owner!.CreateTextNode(Left));
        else link.Replace([.. link.ChildNodes]);
    }
}
