using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Herberge.Channels.Fediverse.Signatures;
using Herberge.Foundation.Outward;

namespace Herberge.Channels.Fediverse;

/// <summary>Asks and tells other servers in a space's name, signed the way they understand.</summary>
internal sealed class SignedSending(SendOutward send, TimeProvider clock)
{
    public Task<Sent> PostAsync(Uri inbox, string json, Signer signer, SignatureKind kind, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, inbox, Encoding.UTF8.GetBytes(json), signer, kind, ct);

    /// <param name="signer">Null asks unsigned.</param>
    public Task<Sent> GetAsync(Uri address, Signer? signer, SignatureKind kind, CancellationToken ct) => SendAsync(HttpMethod.Get, address, null, signer, kind, ct);

    private async Task<Sent> SendAsync(HttpMethod method, Uri address, byte[]? body, Signer? signer, SignatureKind kind, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Accept", $"{ActivityJson.MediaType}, application/ld+json; profile=\"{ActivityJson.Streams}\"");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(ActivityJson.MediaType);
        }

        if (signer is not null) Sign(request, body, signer, kind, clock.GetUtcNow());
        return await send.ToPublicAsync(request, ct);
    }

    private static void Sign(HttpRequestMessage request, byte[]? body, Signer signer, SignatureKind kind, DateTimeOffset now)
    {
        var headers = new Dictionary<string, string> { ["host"] = request.RequestUri!.Authority, ["date"] = now.ToString("r", CultureInfo.InvariantCulture) };
        if (body is not null) headers.Add(kind == SignatureKind.Old ? "digest" : "content-digest", kind == SignatureKind.Old ? BodyDigest.Old(body) : BodyDigest.Content(body));
        var signed = new SignedRequest(request.Method.Method, request.RequestUri, headers);
        request.Headers.Host = headers["host"];
        request.Headers.Date = now;
        if (kind == SignatureKind.Old)
        {
            if (body is not null) request.Headers.TryAddWithoutValidation("Digest", headers["digest"]);
            request.Headers.TryAddWithoutValidation("Signature", OldSignature.Sign(signed, signer.KeyId, signer.PrivateKey));
            return;
        }

        var (input, signature) = MessageSignature.Sign(signed, signer.KeyId, signer.PrivateKey, now);
        if (body is not null) request.Content!.Headers.TryAddWithoutValidation("Content-Digest", headers["content-digest"]);
        request.Headers.TryAddWithoutValidation("Signature-Input", input);
        request.Headers.TryAddWithoutValidation("Signature", signature);
    }
}
