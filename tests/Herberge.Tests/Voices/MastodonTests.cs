using System.Net;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.Voices;

public sealed class MastodonTests
{
    [Theory, BothEngines]
    public async Task Public_posts_come_in_as_text_and_the_next_run_goes_on_after_them(Engine engine)
    {
        await using var there = await Server.StartAsync();
        await using var house = await Listening.OpenAsync(engine);
        var id = await AddAsync(house, there);
        there.Post("101", "<p>Frau Hartmann sagt <a href=\"x\">#<span>nichts</span></a></p><p>seit Montag</p>");
        there.Post("102", "<p>Nobody answers our calls about the pump</p>", status => status["language"] = "en");

        Assert.Equal(2, await house.FetchAsync());
        var stored = await house.InDbAsync(db => db.Observations.OrderBy(o => o.Link).ToListAsync());
        Assert.Equal(["Frau ⟦name⟧ sagt #nichts\nseit Montag", "Nobody answers our calls about the pump"], stored.Select(o => o.Quote));
        Assert.Equal(["https://social.example/@jutta/101", "https://social.example/@jutta/102"], stored.Select(o => o.Link));
        Assert.Equal(["de", "en"], stored.Select(o => o.Language));
        Assert.Single(stored.Select(o => o.AuthorKey).Distinct());
        Assert.Equal("/api/v1/timelines/tag/pumpe?limit=40&any[]=ersatzteil", Uri.UnescapeDataString(there.Asked[^1]));

        there.Post("103", "<p>Jetzt geht sie wieder</p>");
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await house.FetchAsync());
        Assert.Contains("min_id=102", there.Asked[^1], StringComparison.Ordinal);
        Assert.Equal("103", await house.InDbAsync(db => db.VoiceSources.Where(s => s.Id == id).Select(s => s.Cursor).SingleAsync()));
    }

    [Fact]
    public async Task Who_does_not_want_to_be_found_is_not()
    {
        await using var there = await Server.StartAsync();
        await using var house = await Listening.OpenAsync(Engine.Sqlite);
        var id = await AddAsync(house, there);
        there.Post("1", "<p>privat</p>", status => status["visibility"] = "unlisted");
        there.Post("2", "<p>heikel</p>", status => status["sensitive"] = true);
        there.Post("3", "<p>gewarnt</p>", status => status["spoiler_text"] = "Achtung");
        there.Post("4", "<p>kein Index</p>", account: account => account["indexable"] = false);
        there.Post("5", "<p>keine Suche</p>", account: account => account["noindex"] = true);
        there.Post("6", "<p>kein Bot</p>", account: account => account["note"] = "<p>Ich lese gern. #<span>NoBot</span></p>");
        there.Post("7", "<p>im Feld</p>", account: account => account["fields"] = new[] { new { name = "Regeln", value = "nobot bitte" } });
        there.Post("8", "<p>Automat</p>", account: account => account["bot"] = true);
        there.Post("9", "", status => status["reblog"] = new { id = "5", content = "<p>geteilt</p>" });
        there.Post("10", "<img src=x onerror=alert(1)>");
        there.Post("11", "<p>Gern gehört</p>", status => status["in_reply_to_id"] = "4");

        Assert.Equal(1, await house.FetchAsync());
        Assert.Equal("Gern gehört", await house.InDbAsync(db => db.Observations.Select(o => o.Quote).SingleAsync()));
        Assert.Equal(10, await house.InDbAsync(db => db.SourceRuns.Where(r => r.SourceId == id).Select(r => r.LeftOut).SingleAsync()));
    }

    [Fact]
    public async Task A_server_that_wants_peace_gets_it()
    {
        await using var there = await Server.StartAsync();
        await using var house = await Listening.OpenAsync(Engine.Sqlite);
        var id = await AddAsync(house, there);
        for (var n = 1; n <= 40; n++) there.Post($"{n}", $"<p>Stimme {n}</p>");
        there.RateLimit = ("0", house.Clock.GetUtcNow().AddHours(3));

        // One page, then no more until the server said; pressing the button does not help.
        Assert.Equal(40, await house.FetchAsync());
        Assert.Single(there.Asked);
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await house.FetchAsync());
        await house.Administrator.ActAsync($"/voices/sources/{id}/run");
        Assert.Single(there.Asked);

        there.RateLimit = null;
        there.RetryAfter = "7200";
        house.Clock.Advance(TimeSpan.FromHours(2.5));
        Assert.Equal(0, await house.FetchAsync());
        Assert.Equal("fetch-too-often", await house.InDbAsync(db => db.VoiceSources.Where(s => s.Id == id).Select(s => s.LastError).SingleAsync()));
        Assert.Equal(house.Clock.GetUtcNow().AddHours(2), await house.InDbAsync(db => db.VoiceSources.Where(s => s.Id == id).Select(s => s.NotBefore).SingleAsync()));

        there.RetryAfter = null;
        for (var n = 41; n <= 90; n++) there.Post($"{n}", $"<p>Stimme {n}</p>");
        house.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(50, await house.FetchAsync());
        Assert.Equal(90, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    [Theory]
    [InlineData("<html>", "mastodon-none")]
    [InlineData("{\"error\":\"x\"}", "mastodon-none")]
    [InlineData("[{\"id\":\"1\"},null,{\"id\":\"../..\",\"visibility\":\"public\",\"account\":{}}]", null)]
    public async Task What_is_no_timeline_brings_nothing(string body, string? fault)
    {
        await using var there = await Server.StartAsync();
        await using var house = await Listening.OpenAsync(Engine.Sqlite);
        var id = await AddAsync(house, there);
        there.Body = body;

        Assert.Equal(0, await house.FetchAsync());
        Assert.Equal(fault, await house.InDbAsync(db => db.VoiceSources.Where(s => s.Id == id).Select(s => s.LastError).SingleAsync()));
    }

    [Fact]
    public async Task A_house_without_leave_does_not_call_its_own_network_and_strange_tags_are_refused()
    {
        await using var there = await Server.StartAsync();
        await using var house = await Listening.OpenAsync(Engine.Sqlite, own: false);
        await AddAsync(house, there);

        Assert.Equal(0, await house.FetchAsync());
        Assert.Empty(there.Asked);
        foreach (var tags in (string[])["", "a/../../b", "x?y=1", "a b c d e f"])
        {
            var answer = await house.Administrator.SubmitAsync("/voices/sources/new/mastodon", "source", ("Form.Server", "social.example"), ("Form.Tags", tags), ("Form.Name", "x"), ("Form.Minutes", "60"));
            Assert.Contains("href=\"#f-form-tags\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task<Guid> AddAsync(TestHouse house, Server there)
    {
        var answer = await house.Administrator.SubmitAsync("/voices/sources/new/mastodon", "source",
            ("Form.Server", there.Address), ("Form.Tags", "#pumpe, ersatzteil"), ("Form.Name", "Pumpen"), ("Form.Minutes", "60"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await house.InDbAsync(db => db.VoiceSources.Where(s => s.Kind == SourceKind.Mastodon).Select(s => s.Id).SingleAsync());
    }

    /// <summary>Plays a Mastodon server as its documentation says it answers (docs.joinmastodon.org/methods/timelines#tag).</summary>
    private sealed class Server(WebApplication app) : IAsyncDisposable
    {
        private readonly List<Dictionary<string, object?>> _statuses = [];

        public List<string> Asked { get; } = [];

        public (string Remaining, DateTimeOffset Reset)? RateLimit { get; set; }

        public string? RetryAfter { get; set; }

        public string? Body { get; set; }

        public string Address => app.Urls.First();

        public static async Task<Server> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var server = new Server(app);
            app.MapGet("/api/v1/timelines/tag/{tag}", server.Timeline);
            await app.StartAsync();
            return server;
        }

        public void Post(string id, string content, Action<Dictionary<string, object?>>? status = null, Action<Dictionary<string, object?>>? account = null)
        {
            var by = new Dictionary<string, object?> { ["id"] = "7", ["acct"] = "jutta", ["uri"] = "https://social.example/users/jutta", ["url"] = "https://social.example/@jutta", ["note"] = "", ["indexable"] = true, ["bot"] = false };
            account?.Invoke(by);
            var post = new Dictionary<string, object?>
            {
                ["id"] = id, ["uri"] = $"https://social.example/users/jutta/statuses/{id}", ["url"] = $"https://social.example/@jutta/{id}", ["created_at"] = "2026-01-05T08:00:00.000Z", ["content"] = content,
                ["visibility"] = "public", ["sensitive"] = false, ["spoiler_text"] = "", ["language"] = "de", ["in_reply_to_id"] = null, ["reblog"] = null, ["account"] = by,
            };
            status?.Invoke(post);
            _statuses.Add(post);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private IResult Timeline(HttpContext context, string? min_id, int limit)
        {
            Asked.Add($"{context.Request.Path}{context.Request.QueryString}");
            if (RetryAfter is not null)
            {
                context.Response.Headers.RetryAfter = RetryAfter;
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            }

            if (RateLimit is { } left)
            {
                context.Response.Headers["X-RateLimit-Remaining"] = left.Remaining;
                context.Response.Headers["X-RateLimit-Reset"] = left.Reset.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
            }

            if (Body is not null) return Results.Text(Body, "application/json");
            // With min_id what comes next after it, without the newest; always newest first.
            var after = long.Parse(min_id ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            var next = _statuses.Where(s => long.Parse((string)s["id"]!, System.Globalization.CultureInfo.InvariantCulture) > after);
            return Results.Json((min_id is null ? next.TakeLast(limit) : next.Take(limit)).Reverse());
        }
    }
}
