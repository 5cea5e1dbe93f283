using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Herberge.Channels.Fediverse.Signatures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.Channels;

/// <summary>A server of the fediverse that can be told to misbehave.</summary>
internal sealed class Stranger(WebApplication app) : IAsyncDisposable
{
    public (string Public, string Private) Key { get; set; } = RsaSignature.NewKey();

    public string Root => app.Urls.First();

    public string Actor => $"{Root}/users/eve";

    public string KeyId => $"{Actor}#key";

    public string MediaType { get; set; } = "application/activity+json";

    /// <summary>Sends on whoever asks for Eve.</summary>
    public string? SendsOnTo { get; set; }

    public int Answers { get; set; } = StatusCodes.Status202Accepted;

    /// <summary>How often its person was asked for.</summary>
    public int Asked { get; private set; }

    public List<string> Heard { get; } = [];

    public static async Task<Stranger> StartAsync(string address = "127.0.0.1")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://{address}:0");
        var stranger = new Stranger(app);
        app.MapGet("/users/eve", () =>
        {
            stranger.Asked++;
            return stranger.SendsOnTo is { } next ? Results.Redirect(next) : Results.Text(stranger.Described(stranger.Actor, stranger.KeyId), stranger.MediaType);
        });
        // Says that a key on another server is hers.
        app.MapGet("/users/mallory", () => Results.Text(stranger.Described($"{stranger.Root}/users/mallory", stranger.Borrowed ?? stranger.KeyId), stranger.MediaType));
        app.MapPost("/inbox", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            stranger.Heard.Add(await reader.ReadToEndAsync());
            return Results.StatusCode(stranger.Answers);
        });
        await app.StartAsync();
        return stranger;
    }

    /// <summary>A key mallory says is theirs.</summary>
    public string? Borrowed { get; set; }

    public string Described(string actor, string keyId) => JsonSerializer.Serialize(new
    {
        type = "Person", id = actor, preferredUsername = "eve", name = "Eve <script>", inbox = $"{Root}/inbox",
        publicKey = new { id = keyId, owner = actor, publicKeyPem = Key.Public },
    });

    /// <summary>Something Eve says.</summary>
    public string Says(string type, object thing, string id, object? more = null)
    {
        var activity = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        activity["type"] = type;
        activity["id"] = $"{Root}/activities/{id}";
        activity["actor"] = Actor;
        activity["object"] = JsonSerializer.SerializeToNode(thing);
        return activity.ToJsonString();
    }

    public static HttpRequestMessage Signed(Uri inbox, string body, string keyId, string privateKey, DateTimeOffset at, bool old = true, string? sentBody = null, string? host = null)
    {
        var (bytes, request) = (Encoding.UTF8.GetBytes(body), new HttpRequestMessage(HttpMethod.Post, inbox));
        var headers = new Dictionary<string, string> { ["host"] = host ?? inbox.Authority, ["date"] = at.ToString("r", CultureInfo.InvariantCulture), [old ? "digest" : "content-digest"] = old ? BodyDigest.Old(bytes) : BodyDigest.Content(bytes) };
        var signed = new SignedRequest("POST", host is null ? inbox : new UriBuilder(inbox) { Host = host }.Uri, headers);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sentBody ?? body)) { Headers = { ContentType = new("application/activity+json") } };
        request.Headers.Host = headers["host"];
        request.Headers.TryAddWithoutValidation("Date", headers["date"]);
        if (old)
        {
            request.Headers.TryAddWithoutValidation("Digest", headers["digest"]);
            request.Headers.TryAddWithoutValidation("Signature", OldSignature.Sign(signed, keyId, privateKey));
            return request;
        }

        var (input, signature) = MessageSignature.Sign(signed, keyId, privateKey, at);
        request.Content.Headers.TryAddWithoutValidation("Content-Digest", headers["content-digest"]);
        request.Headers.TryAddWithoutValidation("Signature-Input", input);
        request.Headers.TryAddWithoutValidation("Signature", signature);
        return request;
    }

    public async Task<HttpStatusCode> TellAsync(HttpClient client, Uri inbox, string body, DateTimeOffset at, bool old = true)
    {
        using var request = Signed(inbox, body, KeyId, Key.Private, at, old);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
