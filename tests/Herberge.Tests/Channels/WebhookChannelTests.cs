using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Herberge.Channels;
using Herberge.Channels.Posts;
using Herberge.Foundation.Access;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.Channels;

public sealed class WebhookChannelTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_program_gets_the_post_signed_once_by_its_key_and_says_where_it_stands()
    {
        await using var program = await Program.StartAsync();
        await using var house = await Publishing.OpenAsync(Engine.Sqlite);
        var rosa = await house.InviteAsync("Rosa Meister", roles: HouseRoles.SocialMediaManager);
        var kim = await house.InviteAsync("Kim Sander", roles: HouseRoles.CommunityManager);
        using var made = await rosa.SubmitAsync("/channels/accounts/new", "webhook", ("Hook.Name", "Leitstand"), ("Hook.Address", program.Address), ("Hook.Most", ""));
        var html = WebUtility.HtmlDecode(await made.Content.ReadAsStringAsync());
        Assert.Contains("whsec_", html, StringComparison.Ordinal);
        Assert.Contains("no-store", made.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var secret = html[html.IndexOf("whsec_", StringComparison.Ordinal)..].Split('<')[0];
        var channel = await house.InDbAsync(db => db.ChannelAccounts.Select(a => a.Id).SingleAsync());
        Assert.DoesNotContain("whsec_", (await rosa.PageAsync($"/channels/accounts/{channel}")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await house.InDbAsync(db => db.ChannelAccounts.Select(a => a.LockedToken!).SingleAsync()), StringComparison.Ordinal);

        // Down, then up: the same key, and one post to whoever tells by it.
        program.Answers = StatusCodes.Status503ServiceUnavailable;
        var post = await house.PublishAsync(rosa, kim, channel, "Füße & Öl", "Die Steuerung läuft, leise.", Png);
        await house.DrainAsync();
        program.Answers = StatusCodes.Status200OK;
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        await house.DrainAsync();
        var variant = await house.VariantAsync(post);
        Assert.Equal((VariantState.Published, "https://netz.example/beitrag/1"), (variant.State, variant.Link));
        Assert.Equal(2, program.Calls.Count);
        Assert.Single(program.Calls.Select(c => c.Headers["webhook-id"]).Distinct());

        // What it says, and that another implementation takes the signature.
        var call = program.Calls.Last();
        using var said = JsonDocument.Parse(call.Body);
        var data = said.RootElement.GetProperty("data");
        Assert.Equal(("post.published", "Füße & Öl", "Die Steuerung läuft, leise.", "de"), (said.RootElement.GetProperty("type").GetString(), data.GetProperty("title").GetString(), data.GetProperty("text").GetString(), data.GetProperty("language").GetString()));
        var picture = data.GetProperty("media")[0];
        Assert.Equal("Blick in Halle 2", picture.GetProperty("alt").GetString());
        using var anybody = house.Browser();
        var media = new Uri(picture.GetProperty("url").GetString()!).PathAndQuery;
        Assert.Equal(Png[..24], (await anybody.GetByteArrayAsync(media))[..24]);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"{media[..^4]}AAAA")).StatusCode);
        house.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(media)).StatusCode);
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(call.Headers["webhook-signature"], Herberge.Channels.Hooks.HookSecret.Sign(secret, call.Headers["webhook-id"], long.Parse(call.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture), call.Body));

        // Taken back it is told so; a renewed secret is shown once and signs from then on; ended, nothing goes there.
        await rosa.SubmitAsync($"/channels/accounts/{channel}", "secret");
        await rosa.ActAsync($"/channels/posts/{post}/withdraw");
        await house.DrainAsync();
        var last = program.Calls.Last();
        Assert.Contains("post.withdrawn", last.Body, StringComparison.Ordinal);
        Assert.NotEqual(call.Headers["webhook-id"], last.Headers["webhook-id"]);
        Assert.NotEqual(last.Headers["webhook-signature"], Herberge.Channels.Hooks.HookSecret.Sign(secret, last.Headers["webhook-id"], long.Parse(last.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture), last.Body));
        await rosa.ActAsync($"/channels/accounts/{channel}/end");
        Assert.Null(await house.InDbAsync(db => db.ChannelAccounts.Select(a => a.LockedToken).SingleAsync()));

        // The reader of standardwebhooks wants a fresh time, so the body as it went is signed once more for it.
        var headers = new Dictionary<string, string> { ["webhook-id"] = call.Headers["webhook-id"], ["webhook-timestamp"] = $"{seconds}", ["webhook-signature"] = Herberge.Channels.Hooks.HookSecret.Sign(secret, call.Headers["webhook-id"], seconds, call.Body) };
        Assert.Equal(["post.published"], await OtherPrograms.RunAsync("standardwebhooks", "webhook.mjs", JsonSerializer.Serialize(new { secret, headers, body = call.Body })));
    }

    private sealed record Call(Dictionary<string, string> Headers, string Body);

    private sealed class Program(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<Call> Calls { get; } = new();

        public int Answers { get; set; } = StatusCodes.Status200OK;

        public string Address => $"{app.Urls.First()}/posts";

        public static async Task<Program> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var program = new Program(app);
            app.MapPost("/posts", async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body);
                program.Calls.Enqueue(new Call(context.Request.Headers.Where(h => h.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase)).ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), await reader.ReadToEndAsync()));
                return program.Answers == StatusCodes.Status200OK ? Results.Json(new { url = "https://netz.example/beitrag/1" }) : Results.StatusCode(program.Answers);
            });
            await app.StartAsync();
            return program;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
