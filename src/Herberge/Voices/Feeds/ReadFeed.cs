using System.ServiceModel.Syndication;
using System.Xml;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Web;
using Herberge.Voices.Importing;
using Herberge.Voices.Sources;

namespace Herberge.Voices.Feeds;

/// <summary>RSS or Atom as rows, in the columns voices have; null when it is neither.</summary>
internal static class ReadFeed
{
    /// <summary>What a feed's document may hold once its entities would be unfolded: there are none, for definitions are refused.</summary>
    private const int MostCharacters = 10 * 1024 * 1024;

    public static VoiceMapping Mapping { get; } = new(Enum.GetValues<VoiceField>().ToDictionary(field => field, VoiceMapping.NameOf));

    public static SentTable? Read(byte[] body, Source source)
    {
        try
        {
            using var stream = new MemoryStream(body);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MostCharacters,
            });
            var rows = SyndicationFeed.Load(reader).Items.Select((item, n) => Row(item, n, source)).OfType<CsvRow>().ToList();
            return new SentTable([.. Enum.GetValues<VoiceField>().Select(VoiceMapping.NameOf)], rows, []);
        }
        catch (Exception wrong) when (wrong is XmlException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Null for an item without words.</summary>
    private static CsvRow? Row(SyndicationItem item, int number, Source source)
    {
        var text = Plain((item.Content as TextSyndicationContent)?.Text ?? item.Summary?.Text ?? item.Title?.Text ?? "");
        if (text.Length == 0) return null;
        var link = item.Links.FirstOrDefault(l => l.RelationshipType is null or "alternate")?.GetAbsoluteUri()?.AbsoluteUri;
        var at = item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime;
        return new CsvRow(number, [.. Enum.GetValues<VoiceField>().Select(field => field switch
        {
            VoiceField.Quote => text.Length > Observation.LongestQuote ? text[..Observation.LongestQuote] : text,
            VoiceField.Date => at == default ? "" : at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            VoiceField.Channel => "web",
            VoiceField.Segment => source.Segment ?? "",
            VoiceField.Author => item.Authors.Select(a => a.Name ?? a.Email ?? a.Uri).FirstOrDefault(a => !string.IsNullOrWhiteSpace(a)) is { Length: <= 200 } author ? author : "",
            VoiceField.Id => (item.Id ?? link ?? text) is { Length: <= 200 } id ? id : ExternalKeys.Of(item.Id ?? link ?? text),
            VoiceField.Link => SafeLink.OrNull(link) ?? "",
            _ => "",
        })]);
    }

    /// <summary>The words of a piece of HTML. It is parsed and never shown.</summary>
    private static string Plain(string html) => new HtmlParser().ParseDocument(html).Body?.TextContent.Trim() ?? "";
}
