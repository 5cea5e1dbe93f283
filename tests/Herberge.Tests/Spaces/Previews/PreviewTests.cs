using System.Net;
using System.Text;
using Herberge.Foundation.Outward;
using Herberge.Spaces;
using Herberge.Spaces.Life;
using Herberge.Spaces.Previews;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.Spaces.Previews;

public sealed class PreviewTests
{
    [Theory, BothEngines]
    public async Task What_a_linked_page_says_is_fetched_once_and_shown_as_plain_words(Engine engine)
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var first = await house.StartAsync(svenja, space, "Neue Norm", $"Seht mal {there.Address}page und [hier]({there.Address}page)");
        await house.StartAsync(svenja, space, "Noch einmal", $"Das hier: {there.Address}page");
        Assert.Empty((await svenja.PageAsync($"/threads/{first}")).QuerySelectorAll(".link-card"));

        Assert.Equal(1, await FetchAsync(house));
        Assert.Equal(0, await FetchAsync(house));

        Assert.Equal(1, there.Asked("page"));
        var page = await svenja.PageAsync($"/threads/{first}");
        var card = Assert.Single(page.QuerySelectorAll(".link-card"));
        Assert.Equal("""<img src=x onerror=alert(1)> Norm "neu" """.TrimEnd(), card.QuerySelector("b")!.TextContent);
        Assert.Equal(("Was gilt, was kommt", "Normenamt"), (card.QuerySelector("span")!.TextContent, card.QuerySelector("small")!.TextContent));
        Assert.Null(card.QuerySelector("img"));
        Assert.DoesNotContain("og.png", page.DocumentElement.OuterHtml);
        var byProgram = await (await house.CallAsync(svenja)).GetAsync($"/threads/{first}/posts");
        Assert.Equal("Normenamt", (string)byProgram["items"]![0]!["links"]![0]!["site"]!);

        // Pages change; one that is away for a while keeps its words, and is asked less patiently than others.
        there.Says("Norm 2027");
        house.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal((1, 0), (await FetchAsync(house), await FetchAsync(house)));
        Assert.Equal("Norm 2027", await WordsAsync());
        there.Says(null);
        house.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await FetchAsync(house));
        there.Says("Norm 2028");
        house.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("Norm 2027", await WordsAsync());
        Assert.Equal(1, await FetchAsync(house));
        Assert.Equal("Norm 2028", await WordsAsync());

        Task<string> WordsAsync() => house.InDbAsync(db => db.Set<LinkPreview>().Select(p => p.Title).SingleAsync());
    }

    [Theory]
    [InlineData("http://127.0.0.2:{0}/page", "fetch-closed")]
    [InlineData("http://169.254.169.254/latest/meta-data", "fetch-closed")]
    [InlineData("http://2130706434:{0}/page", "fetch-closed")]
    [InlineData("http://10.0.0.1/", "fetch-closed")]
    [InlineData("http://127.0.0.1:{0}/inside", "fetch-closed")]
    [InlineData("http://127.0.0.1:{0}/circle", "fetch-refused")]
    [InlineData("http://127.0.0.1:{0}/picture", "fetch-type")]
    [InlineData("http://127.0.0.1:{0}/gone", "fetch-refused")]
    public async Task A_link_into_a_closed_network_or_to_something_else_brings_nothing(string address, string fault)
    {
        await using var there = await Server.StartAsync();
        // Even where the administrator opened this machine for feeds and mail: anybody may link anything.
        await using var house = await OpenAsync(Engine.Sqlite, "127.0.0.1, 127.0.0.2, ::1");
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        await house.StartAsync(svenja, space, "Neue Norm", $"Seht mal [hier]({string.Format(System.Globalization.CultureInfo.InvariantCulture, address, there.Port)})");

        Assert.Equal(1, await FetchAsync(house));

        Assert.Equal(("", fault), await house.InDbAsync(async db => await db.Set<LinkPreview>().Select(p => new ValueTuple<string, string?>(p.Title, p.Fault)).SingleAsync()));
        Assert.Equal(0, there.Asked("page"));
    }

    [Fact]
    public async Task An_endless_page_is_read_to_its_beginning_and_a_house_that_did_not_ask_fetches_nothing()
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var thread = await house.StartAsync(svenja, space, "Neue Norm", $"Seht mal {there.Address}endless und {there.Address}bomb");

        Assert.Equal(2, await FetchAsync(house));
        Assert.Equal(["Ohne Ende"], await house.InDbAsync(db => db.Set<LinkPreview>().Where(p => p.Title != "").Select(p => p.Title).ToListAsync()));

        await house.InDbAsync(db => db.Set<LifeSettings>().ExecuteUpdateAsync(s => s.SetProperty(x => x.LinkPreviews, false)));
        await house.AnswerAsync(svenja, thread, $"Und noch {there.Address}page");
        Assert.Equal(0, await FetchAsync(house));
        Assert.Equal(0, there.Asked("page"));
        Assert.Empty((await svenja.PageAsync($"/threads/{thread}")).QuerySelectorAll(".link-card"));
    }

    private static Task<int> FetchAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<FetchPreviews>().HandleAsync(CancellationToken.None));

    /// <summary>A house to which 127.0.0.1 is the public internet, so that a server of the tests can stand there; the rest is as everywhere.</summary>
    private static async Task<TestHouse> OpenAsync(Engine engine, string? own = null)
    {
        var house = await TestHouse.OpenAsync(engine, own is null ? null : new Dictionary<string, string?> { ["Herberge:Outward:Allow"] = own },
            builder => builder.Services.AddSingleton<PublicAddresses, TestInternet>());
        await house.InDbAsync(db =>
        {
            db.Set<LifeSettings>().Add(new LifeSettings { LinkPreviews = true });
            return db.SaveChangesAsync();
        });
        return house;
    }

    private sealed class TestInternet(Microsoft.Extensions.Options.IOptions<Herberge.Foundation.HouseOptions> options) : PublicAddresses(options)
    {
        public override bool IsPublic(IPAddress address) => address.Equals(IPAddress.Loopback) || base.IsPublic(address);
    }

    private sealed class Server(WebApplication app) : IAsyncDisposable
    {
        private const string Page = """
            <html><head><title>Falsch</title><meta property="og:title" content="&lt;img src=x onerror=alert(1)&gt; Norm &quot;neu&quot;">
            <meta name="description" content="Was gilt,
              was kommt"><meta property="og:site_name" content="Normenamt"><meta property="og:image" content="http://tracker.example/og.png"></head><body><script>location='/x'</script></body></html>
            """;

        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _asked = [];
        private string _page = Page;
        private bool _isGone;

        public string Address => $"http://127.0.0.1:{Port}/";

        public int Port => new Uri(app.Urls.First()).Port;

        /// <summary>From now on the page has this title; null for a page that is gone.</summary>
        public void Says(string? title) => (_page, _isGone) = (Page.Replace("&lt;img src=x onerror=alert(1)&gt; Norm &quot;neu&quot;", title, StringComparison.Ordinal), title is null);

        public int Asked(string path) => _asked.GetValueOrDefault(path);

        public static async Task<Server> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://0.0.0.0:0");
            var app = builder.Build();
            var server = new Server(app);
            app.Map("/{path}", server.AnswerAsync);
            await app.StartAsync();
            return server;
        }

        private async Task AnswerAsync(HttpContext context, string path)
        {
            _asked.AddOrUpdate(path, 1, (_, count) => count + 1);
            var answer = context.Response;
            answer.ContentType = "text/html; charset=utf-8";
            switch (path)
            {
                case "page" when !_isGone: await answer.WriteAsync(_page); break;
                case "inside": answer.Redirect($"http://127.0.0.2:{Port}/page"); break;
                case "circle": answer.Redirect("/circle"); break;
                case "picture": answer.ContentType = "image/png"; await answer.WriteAsync(Page); break;
                case "endless" or "bomb":
                    await answer.WriteAsync(path == "endless" ? "<html><head><title>Ohne Ende</title></head><body>" : "<html><head>");
                    var block = Encoding.ASCII.GetBytes(new string(' ', 16 * 1024));
                    try
                    {
                        while (!context.RequestAborted.IsCancellationRequested) await answer.Body.WriteAsync(block, context.RequestAborted);
                    }
                    catch (OperationCanceledException)
                    {
                        // The house has read enough.
                    }

                    break;
                default: answer.StatusCode = StatusCodes.Status410Gone; break;
            }
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
