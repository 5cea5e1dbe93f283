using System.Globalization;
using System.Text;
using System.Xml;

namespace Herberge.Channels.Public;

/// <param name="Path">Of the page it is about.</param>
/// <param name="Nobody">What an author who isn't named is called.</param>
/// <param name="AnswerTo">“Antwort: {0}”.</param>
internal sealed record PublicFeed(string House, string HouseName, string Language, string Title, string Summary, string Path, DateTimeOffset Changed, string Nobody, string AnswerTo, IReadOnlyList<PublicText> Posts)
{
    public string Mark => $"{House}\n{HouseName}\n{Language}\n{Title}\n{Summary}\n{Changed.UtcTicks}\n{string.Join('\n', Posts.Select(p => $"{p}{string.Concat(p.Files)}"))}";
}

/// <summary>Writes what is public as Atom 1.0 (RFC 4287) and RSS 2.0. An entry's name is its post's id and stays, wherever the house moves.</summary>
internal static class PublicFeeds
{
    public const string AtomType = "application/atom+xml; charset=utf-8";
    public const string RssType = "application/rss+xml; charset=utf-8";
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Dc = "http://purl.org/dc/elements/1.1/";

    public static byte[] WriteAtom(PublicFeed feed, string self) => Write(xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, feed.Language);
        Element(xml, "id", feed.House + self);
        Element(xml, "title", feed.Title);
        if (feed.Summary.Length > 0) Element(xml, "subtitle", feed.Summary);
        Element(xml, "updated", Rfc3339(feed.Changed));
        Link(xml, "self", "application/atom+xml", feed.House + self);
        Link(xml, "alternate", "text/html", feed.House + feed.Path);
        Author(xml, feed.HouseName);
        foreach (var post in feed.Posts)
        {
            xml.WriteStartElement("entry", Atom);
            Element(xml, "id", $"urn:uuid:{post.PostId}");
            Element(xml, "title", TitleOf(feed, post));
            Link(xml, "alternate", "text/html", PageOf(feed, post));
            Element(xml, "published", Rfc3339(post.ShownAt));
            Element(xml, "updated", Rfc3339(post.Changed));
            Author(xml, post.Author ?? feed.Nobody);
            xml.WriteStartElement("content", Atom);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(Clean(PublicHtml.Absolute(post.Html, feed.House)));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    public static byte[] WriteRss(PublicFeed feed, string self) => Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "dc", null, Dc);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", Clean(feed.Title));
        xml.WriteElementString("link", feed.House + feed.Path);
        xml.WriteElementString("description", Clean(feed.Summary.Length > 0 ? feed.Summary : feed.Title));
        xml.WriteElementString("language", feed.Language);
        xml.WriteElementString("lastBuildDate", Rfc822(feed.Changed));
        xml.WriteStartElement("atom", "link", Atom);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteAttributeString("href", feed.House + self);
        xml.WriteEndElement();
        foreach (var post in feed.Posts)
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("title", Clean(TitleOf(feed, post)));
            xml.WriteElementString("link", PageOf(feed, post));
            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "false");
            xml.WriteString($"urn:uuid:{post.PostId}");
            xml.WriteEndElement();
            xml.WriteElementString("pubDate", Rfc822(post.ShownAt));
            xml.WriteElementString("creator", Dc, Clean(post.Author ?? feed.Nobody));
            xml.WriteElementString("description", Clean(PublicHtml.Absolute(post.Html, feed.House)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static byte[] Write(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    private static string TitleOf(PublicFeed feed, PublicText post) => post.Number == 1 ? post.Title : string.Format(CultureInfo.CurrentCulture, feed.AnswerTo, post.Title);

    private static string PageOf(PublicFeed feed, PublicText post) => post.Number == 1 ? feed.House + post.Page : $"{feed.House}{post.Page}#{post.Anchor}";

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Clean(text));

    private static void Link(XmlWriter xml, string rel, string type, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", name);
        xml.WriteEndElement();
    }

    /// <summary>Without what XML can't say.</summary>
    private static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (!XmlConvert.IsXmlChar(text[i])) return Cleaned(text);
        return text;
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
        }

        return clean.ToString();
    }

    private static string Rfc3339(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Rfc822(DateTimeOffset at) => at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
