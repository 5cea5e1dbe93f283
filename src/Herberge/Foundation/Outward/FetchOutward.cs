using System.Net;
using System.Net.Http.Headers;

namespace Herberge.Foundation.Outward;

/// <param name="Body">Null when nothing changed since the last time.</param>
/// <param name="Fault">Code of what went wrong; null when nothing did.</param>
/// <param name="Wait">How long the server asked to be left in peace.</param>
/// <param name="Headers">Of the answer, where the caller asked for some.</param>
internal sealed record Fetched(byte[]? Body, string? ETag, string? LastModified, string? Fault = null, TimeSpan? Wait = null, IReadOnlyDictionary<string, string>? Headers = null)
{
    public static Fetched Failed(string fault, TimeSpan? wait = null) => new(null, null, null, fault, wait);
}

/// <summary>Narrower bounds, for addresses anybody may type: what comes after <paramref name="MostBytes"/> isn't read, nothing of another type, and nothing in one's own networks.</summary>
internal sealed record FetchBounds(int MostBytes, TimeSpan Patience, string Type);

/// <summary>Fetches an address politely (only what changed) and carefully (see <see cref="OutwardClient"/>; no more than it can bear, however it is packed).</summary>
internal sealed class FetchOutward(IHttpClientFactory clients, TimeProvider clock)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    public const int MostBytes = 5 * 1024 * 1024;
    private const int MostRedirects = 4;

    /// <param name="address">Where.</param>
    /// <param name="etag">What the server called the state we know.</param>
    /// <param name="lastModified">When it said that state was made.</param>
    /// <param name="ct">Stops the work.</param>
    /// <param name="wanted">Headers of the answer the caller reads.</param>
    /// <param name="bounds">Narrower bounds than usual.</param>
    public async Task<Fetched> HandleAsync(string address, string? etag, string? lastModified, CancellationToken ct, IReadOnlyList<string>? wanted = null, FetchBounds? bounds = null)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(bounds?.Patience ?? Patience);
            return await FollowAsync(address, etag, lastModified, wanted ?? [], bounds, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Fetched.Failed("fetch-slow");
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or ClosedAddressException or InvalidDataException)
        {
            return Fetched.Failed(wrong is ClosedAddressException || wrong.InnerException is ClosedAddressException ? "fetch-closed" : "fetch-unreachable");
        }
    }

    private async Task<Fetched> FollowAsync(string address, string? etag, string? lastModified, IReadOnlyList<string> wanted, FetchBounds? bounds, CancellationToken ct)
    {
        var client = clients.CreateClient(bounds is null ? OutwardClient.Name : OutwardClient.PublicName);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return Fetched.Failed("fetch-closed");
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            if (etag is not null && EntityTagHeaderValue.TryParse(etag, out var tag)) request.Headers.IfNoneMatch.Add(tag);
            if (lastModified is not null) request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.StatusCode == HttpStatusCode.NotModified) return new Fetched(null, etag, lastModified);
            if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } location)
            {
                address = new Uri(uri, location).AbsoluteUri;
                continue;
            }

            if (answer.StatusCode == HttpStatusCode.TooManyRequests) return Fetched.Failed("fetch-too-often", WaitOf(answer));
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) return Fetched.Failed("fetch-busy", WaitOf(answer));
            if (!answer.IsSuccessStatusCode) return Fetched.Failed(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? "fetch-members-only" : "fetch-refused");
            if (bounds is not null && !string.Equals(answer.Content.Headers.ContentType?.MediaType, bounds.Type, StringComparison.OrdinalIgnoreCase)) return Fetched.Failed("fetch-type");
            var body = await ReadAsync(answer.Content, bounds?.MostBytes, ct);
            return body is null
                ? Fetched.Failed("fetch-too-large")
                : new Fetched(body, answer.Headers.ETag?.ToString(), answer.Content.Headers.LastModified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                    Headers: wanted.Where(answer.Headers.Contains).ToDictionary(name => name, name => string.Join(", ", answer.Headers.GetValues(name))));
        }

        return Fetched.Failed("fetch-refused");
    }

    /// <summary>In seconds or until a point in time (RFC 9110, section 10.2.3).</summary>
    private TimeSpan? WaitOf(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } span } => span,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    /// <summary>Null when there is too much of it. Counted as unpacked: a small answer may unpack to a large one.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContent content, int? cut, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length + read > (cut ?? MostBytes)) return cut is null ? null : kept.ToArray();
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
