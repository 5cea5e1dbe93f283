using System.IO.Compression;
using System.Net;
using System.Text;
using Herberge.Foundation.Outward;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.Voices;

public sealed class FeedTests
{
    private const string Rss = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Forum</title><link>https://forum.example/</link><description>x</description>
        <item><guid>a</guid><title>Lager</title><link>https://forum.example/a</link><author>jutta@forum.example (Jutta Lang)</author><pubDate>Mon, 24 Nov 2025 08:00:00 GMT</pubDate>
        <description>&lt;p&gt;Frau Hartmann sagt &lt;b&gt;nichts&lt;/b&gt;&lt;script&gt;&lt;/script&gt;&lt;/p&gt;</description></item>
        <item><guid>b</guid><link>javascript:alert(1)</link><description>Wir warten auf das Teil</description></item></channel></rss>
        """;

    private const string Xxe = """
        <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>x</title><item><guid>a</guid><description>&file;</description></item></channel></rss>
        """;

    [Theory, BothEngines]
    public async Task A_feed_is_read_masked_and_nothing_comes_twice(Engine engine)
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(engine);
        await AddAsync(house, $"{there.Address}feed");

        Assert.Equal(2, await RunAsync(house));
        var stored = await house.InDbAsync(db => db.Observations.OrderBy(o => o.SaidAt).ToListAsync());
        Assert.Equal(["Frau ⟦name⟧ sagt nichts", "Wir warten auf das Teil"], stored.Select(o => o.Quote));
        Assert.Equal(["https://forum.example/a", null], stored.Select(o => o.Link));
        Assert.Equal([true, false], stored.Select(o => o.AuthorKey is not null));

        // Not due yet, then asked only for what changed, then the same again in full.
        Assert.Equal(0, await RunAsync(house));
        Assert.Equal(1, there.Asked);
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(0, await RunAsync(house));
        Assert.Equal((2, 1), (there.Asked, there.Unchanged));
        there.ETag = "\"2\"";
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(0, await RunAsync(house));
        Assert.Equal(2, await house.InDbAsync(db => db.Observations.CountAsync()));
    }

    [Theory]
    [InlineData("xxe", "fetch-no-feed")]
    [InlineData("page", "fetch-no-feed")]
    [InlineData("bomb", "fetch-too-large")]
    [InlineData("gone", "fetch-refused")]
    [InlineData("inside", "fetch-closed")]
    [InlineData("circle", "fetch-refused")]
    [InlineData("file", "fetch-closed")]
    public async Task What_is_dangerous_or_broken_brings_nothing_and_says_why(string path, string fault)
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(Engine.Sqlite);
        var id = await AddAsync(house, $"{there.Address}{path}");

        Assert.Equal(0, await RunAsync(house));

        var source = await house.InDbAsync(db => db.VoiceSources.SingleAsync(s => s.Id == id));
        Assert.Equal((fault, 1), (source.LastError, source.Failures));
        // Asked again after twice the time.
        Assert.Equal(house.Clock.GetUtcNow().AddMinutes(120), source.DueAt);
        Assert.Equal(0, await house.InDbAsync(db => db.Observations.CountAsync()));
        Assert.Equal(0, there.Inside);
        Assert.NotNull((await house.Administrator.PageAsync("/voices/sources")).QuerySelector(".source-list .error-text"));
    }

    [Fact]
    public async Task A_house_without_leave_calls_nothing_on_its_own_machine()
    {
        await using var there = await Server.StartAsync();
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        await AddAsync(house, $"{there.Address}feed");

        Assert.Equal(0, await RunAsync(house));

        Assert.Equal(0, there.Asked);
        Assert.Equal("fetch-closed", await house.InDbAsync(db => db.VoiceSources.Select(s => s.LastError).SingleAsync()));
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("10.1.2.3"), InlineData("172.31.255.1"), InlineData("192.168.0.10"), InlineData("169.254.169.254"), InlineData("100.64.1.1"), InlineData("0.0.0.0")]
    [InlineData("::1"), InlineData("::"), InlineData("fe80::1"), InlineData("fd00::1"), InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::a00:1"), InlineData("2002:a00:1::"), InlineData("224.0.0.1")]
    public void Closed_addresses_stay_closed(string address) => Assert.False(new PublicAddresses().Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8"), InlineData("193.99.144.80"), InlineData("2a02:2e0:3fe:1001:302::"), InlineData("172.32.0.1")]
    public void Public_addresses_are_open(string address) => Assert.True(new PublicAddresses().Allows(IPAddress.Parse(address)));

    [Fact]
    public async Task A_feed_needs_an_address_a_name_and_patience()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);

        var answer = await house.Administrator.SubmitAsync("/voices/sources/new/feed", "source", ("Form.Address", "file:///etc/passwd"), ("Form.Name", ""), ("Form.Minutes", "1"));

        var html = await answer.Content.ReadAsStringAsync();
        foreach (var field in (string[])["address", "name", "minutes"]) Assert.Contains($"href=\"#f-form-{field}\"", html, StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.VoiceSources.CountAsync()));
    }

    private static Task<TestHouse> OpenAsync(Engine engine) => Listening.OpenAsync(engine);

    private static async Task<Guid> AddAsync(TestHouse house, string address)
    {
        await house.Administrator.SubmitAsync("/voices/sources/new/feed", "source", ("Form.Address", address), ("Form.Name", "Forum"), ("Form.Minutes", "60"));
        return await house.InDbAsync(db => db.VoiceSources.Where(s => s.Kind == SourceKind.Feed).Select(s => s.Id).SingleAsync());
    }

    private static Task<int> RunAsync(TestHouse house) => house.FetchAsync();

    private sealed class Server(WebApplication app) : IAsyncDisposable
    {
        public int Asked { get; private set; }

        public int Unchanged { get; private set; }

        /// <summary>How often the address nobody may be led to was asked.</summary>
        public int Inside { get; private set; }

        public string ETag { get; set; } = "\"1\"";

        public Uri Address => new(app.Urls.First(url => url.Contains("127.0.0.1", StringComparison.Ordinal)));

        public static async Task<Server> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.Urls.Add("http://127.0.0.2:0");
            var server = new Server(app);
            app.MapGet("/feed", server.Feed);
            app.MapGet("/xxe", () => Results.Text(Xxe, "application/rss+xml"));
            app.MapGet("/page", () => Results.Text("<html><body>Hallo</body></html>", "text/html"));
            app.MapGet("/bomb", Bomb);
            app.MapGet("/gone", () => Results.NotFound());
            app.MapGet("/circle", () => Results.Redirect("/circle"));
            app.MapGet("/file", () => Results.Redirect("file:///etc/passwd"));
            app.MapGet("/inside", () => Results.Redirect(app.Urls.First(url => url.Contains("127.0.0.2", StringComparison.Ordinal)) + "/metadata"));
            app.MapGet("/metadata", () =>
            {
                server.Inside++;
                return Results.Text(Rss, "application/rss+xml");
            });
            await app.StartAsync();
            return server;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private IResult Feed(HttpContext context)
        {
            Asked++;
            context.Response.Headers.ETag = ETag;
            if (context.Request.Headers.IfNoneMatch != ETag) return Results.Text(Rss, "application/rss+xml");
            Unchanged++;
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        private static async Task Bomb(HttpContext context)
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            var zeros = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            for (var n = 0; n < 400; n++) await packed.WriteAsync(zeros);
        }
    }
}
