using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.Channels;

/// <summary>
/// Plays a Mastodon server as its documentation says it answers: docs.joinmastodon.org/methods/apps, /oauth, /media, /statuses and /instance.
/// It keeps a code to the one who began, checks the proof (RFC 7636), takes a status of one Idempotency-Key once, and works on pictures for a while.
/// </summary>
internal sealed class MastodonServer(WebApplication app) : IAsyncDisposable
{
    public const string ClientSecret = "server-client-secret";
    public const string Token = "server-access-token";
    private readonly Dictionary<string, string> _byKey = [];
    private readonly Dictionary<string, int> _processing = [];
    private string? _challenge;
    private string? _redirect;

    public List<Dictionary<string, JsonElement>> Statuses { get; } = [];

    public List<string> Described { get; } = [];

    public List<string> Revoked { get; } = [];

    public List<string> Keys { get; } = [];

    public List<string> Deleted { get; } = [];

    /// <summary>Addresses of statuses the server can get.</summary>
    public HashSet<string> Findable { get; } = [];

    /// <summary>What stands below every status.</summary>
    public List<object> Descendants { get; } = [];

    /// <summary>The account agreed before searching was asked for.</summary>
    public bool HasNoScope { get; set; }

    public string? RetryAfter { get; set; }

    /// <summary>The next status is taken, and the line breaks before it is told.</summary>
    public bool BreaksOff { get; set; }

    /// <summary>Every line breaks before anything is taken or told.</summary>
    public bool IsMute { get; set; }

    public string Address => app.Urls.First();

    public static async Task<MastodonServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new MastodonServer(app);
        app.MapPost("/api/v1/apps", (Delegate)server.App);
        app.MapPost("/oauth/token", (Delegate)server.TokenOf);
        app.MapPost("/oauth/revoke", (Delegate)server.Revoke);
        app.MapGet("/api/v2/instance", () => Results.Json(new { configuration = new { statuses = new { max_characters = 700, max_media_attachments = 4, characters_reserved_per_url = 23 }, media_attachments = new { description_limit = 1500 } } }));
        app.MapGet("/api/v1/accounts/verify_credentials", (HttpContext context) => IsKnown(context) ? Results.Json(new { id = "7", acct = "ostertag", url = "https://social.example/@ostertag" }) : Results.Unauthorized());
        app.MapPost("/api/v2/media", (Delegate)server.Media);
        app.MapGet("/api/v1/media/{id}", server.MediaOf);
        app.MapPost("/api/v1/statuses", (Delegate)server.Post);
        app.MapGet("/api/v1/statuses/{id}", (string id, HttpContext context) => IsKnown(context) ? Results.Json(StatusOf(id)) : Results.Unauthorized());
        app.MapDelete("/api/v1/statuses/{id}", server.Delete);
        app.MapGet("/api/v2/search", (string q, string type, bool resolve, HttpContext context) => !IsKnown(context) ? Results.Unauthorized() : server.HasNoScope ? Results.Json(new { error = "This action is outside the authorized scopes" }, statusCode: 403)
            : Results.Json(new { statuses = resolve && type == "statuses" && server.Findable.Contains(q) ? new[] { new { id = "500", url = q, uri = q, account = new { id = "9", acct = "jutta@anderswo.example" } } } : [] }));
        app.MapGet("/api/v1/statuses/{id}/context", (string id, HttpContext context) => IsKnown(context) ? Results.Json(new { ancestors = Array.Empty<object>(), descendants = server.Descendants }) : Results.Unauthorized());
        await app.StartAsync();
        return server;
    }

    /// <summary>Somebody agrees at the link the house gave them.</summary>
    /// <returns>The code and state the server would send them back with.</returns>
    public (string Code, string State) Agree(string link)
    {
        Assert.StartsWith($"{Address}/oauth/authorize?", link, StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(new Uri(link).Query);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal("write:statuses write:media read:statuses read:accounts read:search", query["scope"]);
        (_challenge, _redirect) = (query["code_challenge"], query["redirect_uri"]);
        return ("the-code", query["state"]!);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static bool IsKnown(HttpContext context) => context.Request.Headers.Authorization == $"Bearer {Token}";

    private static object StatusOf(string id) => new { id, url = $"https://social.example/@ostertag/{id}", uri = $"https://social.example/users/ostertag/statuses/{id}", replies_count = 3, reblogs_count = 5, favourites_count = 8 };

    private async Task<IResult> App(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        _redirect = form["redirect_uris"];
        return Results.Json(new { id = "1", client_id = "server-client", client_secret = ClientSecret, redirect_uri = _redirect });
    }

    private async Task<IResult> TokenOf(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return form["code"] == "the-code" && form["client_secret"] == ClientSecret && form["redirect_uri"] == _redirect && proof == _challenge && form["grant_type"] == "authorization_code"
            ? Results.Json(new { access_token = Token, token_type = "Bearer", scope = form["scope"].ToString(), created_at = 1 })
            : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
    }

    private async Task<IResult> Revoke(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        Revoked.Add(form["token"].ToString());
        return Results.Json(new { });
    }

    private async Task<IResult> Media(HttpContext context)
    {
        if (!IsKnown(context)) return Results.Unauthorized();
        var form = await context.Request.ReadFormAsync();
        Assert.NotEmpty(form.Files);
        Described.Add(form["description"].ToString());
        var id = $"m{Described.Count}";
        _processing[id] = 1;
        return Results.Json(new { id, type = "image", url = (string?)null, description = Described[^1] }, statusCode: 202);
    }

    private IResult MediaOf(string id) => _processing.TryGetValue(id, out var left) && (_processing[id] = left - 1) >= 0
        ? Results.Json(new { id, url = (string?)null }, statusCode: 206)
        : Results.Json(new { id, url = "https://social.example/m.png" });

    private async Task<IResult> Post(HttpContext context)
    {
        if (!IsKnown(context)) return Results.Unauthorized();
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        Keys.Add(key);
        if (RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = RetryAfter;
            return Results.Json(new { error = "Too many requests" }, statusCode: 429);
        }

        if (IsMute)
        {
            context.Abort();
            return Results.Empty;
        }

        var status = (await context.Request.ReadFromJsonAsync<Dictionary<string, JsonElement>>())!;
        if (!_byKey.TryGetValue(key, out var id))
        {
            Statuses.Add(status);
            _byKey[key] = id = (100 + Statuses.Count).ToString(CultureInfo.InvariantCulture);
        }

        if (BreaksOff)
        {
            BreaksOff = false;
            context.Abort();
            return Results.Empty;
        }

        return Results.Json(StatusOf(id));
    }

    private IResult Delete(string id, HttpContext context)
    {
        if (!IsKnown(context)) return Results.Unauthorized();
        Deleted.Add(id);
        return Results.Json(StatusOf(id));
    }
}
