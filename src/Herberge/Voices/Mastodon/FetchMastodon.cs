using System.Globalization;
using System.Text.Json;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Web;
using Herberge.Voices.Feeds;
using Herberge.Voices.Importing;
using Herberge.Voices.Sources;

namespace Herberge.Voices.Mastodon;

/// <summary>
/// Reads the public timeline of hashtags from where the last run ended, page by page. Only what its writers meant for everybody:
/// public, without a content warning, by people who want to be found.
/// </summary>
internal sealed class FetchMastodon(FetchOutward fetch, House house, TimeProvider clock) : IFetchSource
{
    private const int PageSize = 40;
    private const int MostPages = 5;
    private const int LongestId = 32;
    private static readonly string[] Limits = ["X-RateLimit-Remaining", "X-RateLimit-Reset"];

    public SourceKind Kind => SourceKind.Mastodon;

    public string HostOf(Source source) => new Uri(source.Address!).Host;

    public async Task<Fetching> FetchAsync(Source source, CancellationToken ct)
    {
        var (statuses, cursor) = (new List<Status>(), source.Cursor);
        TimeSpan? wait = null;
        var more = false;
        for (var page = 0; page < MostPages; page++)
        {
            var fetched = await fetch.HandleAsync(AddressOf(source, cursor), null, null, ct, Limits);
            // What came before stays; the next run goes on from there.
            if (fetched.Fault is not null && page == 0) return Fetching.Failed(fetched.Fault, fetched.Wait);
            if (fetched.Fault is not null || fetched.Body is null) break;
            if (Read(fetched.Body) is not { } read) return Fetching.Failed("mastodon-none");
            statuses.AddRange(read);
            cursor = read.Select(status => status.Id).Append(cursor).MaxBy(id => id, Ids.Order);
            more = read.Count >= PageSize;
            if ((wait = PeaceOf(fetched)) is not null || !more) break;
        }

        var wanted = statuses.Where(IsForEverybody).ToList();
        var table = new SentTable([.. Enum.GetValues<VoiceField>().Select(VoiceMapping.NameOf)], [.. wanted.Select((status, n) => Row(status, n, source)).OfType<CsvRow>()], []);
        var plan = new PlanVoices(table, ReadFeed.Mapping, house.TimeZone, clock.GetUtcNow(), source.Language).Make();
        return new Fetching(plan, LeftOut: statuses.Count - plan.Voices.Count - plan.Known, Wait: wait, More: more && wait is null, Remember: (tracked, _, _) =>
        {
            tracked.Cursor = cursor;
            return Task.CompletedTask;
        });
    }

    /// <summary>The first run takes the newest; later ones what came next after the last one read (min_id), so that nothing is skipped.</summary>
    private static string AddressOf(Source source, string? cursor)
    {
        var tags = source.Tags!.Split(' ');
        var also = string.Concat(tags.Skip(1).Select(tag => $"&any[]={Uri.EscapeDataString(tag)}"));
        return $"{source.Address}/api/v1/timelines/tag/{Uri.EscapeDataString(tags[0])}?limit={PageSize}{(cursor is null ? "" : $"&min_id={cursor}")}{also}";
    }

    private static List<Status>? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, MastodonJson.Default.ListStatus)?.Where(status => status?.Id is { Length: > 0 and <= LongestId } id && id.All(char.IsAsciiLetterOrDigit)).ToList();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Boosts are another one's words, seen where they stand.</summary>
    private static bool IsForEverybody(Status status) => status is { Visibility: "public", Sensitive: false, Boosted: null, Account: { Bot: false } account } && string.IsNullOrEmpty(status.SpoilerText)
        && account.Indexable != false && account.Noindex != true && !Says(account, "nobot") && !Says(account, "noindex") && !Says(account, "nosearch");

    private static bool Says(StatusAccount account, string word) => (account.Note ?? "").Contains(word, StringComparison.OrdinalIgnoreCase)
        || account.Fields?.Any(f => $"{f.Name} {f.Value}".Contains(word, StringComparison.OrdinalIgnoreCase)) == true
        || account.Tags?.Any(t => string.Equals(t.Name, word, StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>Null for a post without words.</summary>
    private static CsvRow? Row(Status status, int number, Source source)
    {
        var text = MailText.OfHtml(status.Content ?? "").Trim();
        if (text.Length == 0) return null;
        var id = status.Uri is { Length: > 0 } uri ? uri : status.Id!;
        return new CsvRow(number, [.. Enum.GetValues<VoiceField>().Select(field => field switch
        {
            VoiceField.Quote => text.Length > Observation.LongestQuote ? text[..Observation.LongestQuote] : text,
            VoiceField.Date => status.CreatedAt?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "",
            VoiceField.Channel => "web",
            VoiceField.Segment => source.Segment ?? "",
            VoiceField.Author => (status.Account?.Uri ?? status.Account?.Url ?? status.Account?.Acct) is { Length: <= 200 } author ? author : "",
            VoiceField.Id => ExternalKeys.Of(id),
            VoiceField.Language => status.Language is { Length: <= 20 } language ? language : "",
            VoiceField.Link => SafeLink.OrNull(status.Url) ?? "",
            _ => "",
        })]);
    }

    /// <summary>The server counts our questions: with none left we come back when it says.</summary>
    private TimeSpan? PeaceOf(Fetched fetched) =>
        fetched.Headers?.GetValueOrDefault("X-RateLimit-Remaining") is "0"
            && DateTimeOffset.TryParse(fetched.Headers.GetValueOrDefault("X-RateLimit-Reset"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reset) && reset > clock.GetUtcNow()
            ? reset - clock.GetUtcNow()
            : null;

    /// <summary>Ids are numbers written as text, longer than any of ours.</summary>
    private static class Ids
    {
        public static readonly Comparer<string?> Order = Comparer<string?>.Create((a, b) => (a?.Length ?? 0) != (b?.Length ?? 0) ? (a?.Length ?? 0).CompareTo(b?.Length ?? 0) : string.CompareOrdinal(a, b));
    }
}
