using System.Net;
using System.Net.Http.Headers;

namespace Herberge.Foundation.Outward;

/// <summary>What another server answered.</summary>
/// <param name="Status">0 when it didn't.</param>
/// <param name="Body">Empty where there was too much of it.</param>
/// <param name="Fault">Code of why there is no answer; null when there is one.</param>
/// <param name="Wait">How long the server asked to be left in peace, with a refusal or because nothing is left of what it allows.</param>
/// <param name="Type">Media type of the body.</param>
/// <param name="Location">Where the server sent on to.</param>
internal sealed record Sent(int Status, byte[] Body, string? Fault = null, TimeSpan? Wait = null, string? Type = null, Uri? Location = null)
{
    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>It can't have taken anything: no connection came about, or it said so.</summary>
    public bool WasNotTaken => Fault is "fetch-closed" or "fetch-unconnected" || Status is 429 or (>= 400 and < 500);
}

/// <summary>Says something to a server somebody named, as carefully as <see cref="FetchOutward"/> reads from it: redirects lead nowhere, so no secret follows one.</summary>
internal sealed class SendOutward(IHttpClientFactory clients, TimeProvider clock)
{
    private const int MostBytes = 1024 * 1024;

    public async Task<Sent> HandleAsync(HttpMethod method, string address, HttpContent? content, string? token, CancellationToken ct, params IReadOnlyList<(string Name, string Value)> headers)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return new Sent(0, [], "fetch-closed");
        using var request = new HttpRequestMessage(method, uri) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(OutwardClient.Name, request, ct);
    }

    /// <summary>A request made elsewhere, to an address that anybody may have named: one's own networks are out of reach.</summary>
    public Task<Sent> ToPublicAsync(HttpRequestMessage request, CancellationToken ct) => SendAsync(OutwardClient.PublicName, request, ct);

    private async Task<Sent> SendAsync(string client, HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(FetchOutward.Patience);
            using var answer = await clients.CreateClient(client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return new Sent((int)answer.StatusCode, await ReadAsync(answer.Content, patience.Token), null, WaitOf(answer), answer.Content.Headers.ContentType?.MediaType, answer.Headers.Location);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Sent(0, [], "fetch-slow");
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or ClosedAddressException or InvalidDataException)
        {
            return new Sent(0, [], wrong is ClosedAddressException || wrong.InnerException is ClosedAddressException ? "fetch-closed"
                : wrong is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } ? "fetch-unconnected" : "fetch-unreachable");
        }
    }

    /// <summary>Mastodon counts requests (docs.joinmastodon.org/api/rate-limits); others say it in the usual header.</summary>
    private TimeSpan? WaitOf(HttpResponseMessage answer)
    {
        var now = clock.GetUtcNow();
        var peace = answer.Headers.RetryAfter switch { { Delta: { } span } => span, { Date: { } date } when date > now => date - now, _ => (TimeSpan?)null };
        if (peace is not null) return peace;
        var isOver = answer.StatusCode == HttpStatusCode.TooManyRequests || Header(answer, "X-RateLimit-Remaining") is "0";
        return isOver && DateTimeOffset.TryParse(Header(answer, "X-RateLimit-Reset"), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var reset) && reset > now ? reset - now : null;
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length + read > MostBytes) return [];
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
