using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Ai;
using Herberge.Voices.Themes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.Voices;

public sealed class AiTests
{
    private const string Key = "sk-geheim-4711";

    [Theory, BothEngines]
    public async Task Without_a_server_nothing_is_offered_and_nothing_leaves(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearSomeAsync();
        await house.FindThemesAsync();

        Assert.Contains("Kein Sprachmodell eingerichtet", (await house.Administrator.PageAsync("/voices/themes/names")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await house.Administrator.PageAsync("/voices/themes")).QuerySelector("a[href='/voices/themes/names']"));
        Assert.Null(await house.InDbAsync(db => db.ThemeSearches.Select(s => s.Model).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task Names_are_asked_for_by_a_press_with_exactly_what_the_preview_showed(Engine engine)
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(engine, there, ("ChatModel", "benenner"));
        await house.HearSomeAsync();
        await house.HearAsync("Das sagt nur einer: Xanthippe");
        await house.FindThemesAsync();
        Assert.Empty(there.Bodies);

        var page = await house.Administrator.PageAsync("/voices/themes/names");
        var shown = page.QuerySelector("pre.leaves")!.TextContent;
        Assert.Empty(there.Bodies);
        Assert.Contains(there.Address.Authority, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var edition = page.QuerySelector("input[name='Form.Edition']")!.GetAttribute("value")!;
        await house.Administrator.SubmitAsync("/voices/themes/names", "names", ("Form.Edition", edition));

        Assert.Equal(shown, Assert.Single(there.Bodies));
        Assert.Equal($"Bearer {Key}", there.Authorization);
        // Phrases, never what somebody said.
        Assert.DoesNotContain("das war", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Xanthippe", shown, StringComparison.Ordinal);
        Assert.NotEmpty(await house.InDbAsync(db => db.VoiceThemes.Where(t => t.GivenName == "Name 1").ToListAsync()));
        Assert.Contains("Name 1", (await house.Administrator.PageAsync("/voices/themes")).QuerySelector(".theme-tree")!.TextContent, StringComparison.Ordinal);
        var audit = await house.InDbAsync(db => db.Audit.SingleAsync(a => a.Action == "voices.themes-named"));
        Assert.Equal($"benenner, {there.Address.Authority}", audit.Subject);
    }

    [Theory, BothEngines]
    public async Task What_changed_since_the_preview_is_not_sent(Engine engine)
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(engine, there, ("ChatModel", "benenner"));
        await house.HearSomeAsync();
        await house.FindThemesAsync();

        var answer = await house.Administrator.SubmitAsync("/voices/themes/names", "names", ("Form.Edition", "0123456789abcdef"));

        Assert.Contains("hat sich geändert", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Empty(there.Bodies);
    }

    [Theory]
    [InlineData("kaputt")]
    [InlineData("quatsch")]
    [InlineData("umleiten")]
    public async Task A_server_that_fails_names_nothing_and_no_secret_is_told(string model)
    {
        await using var there = await Server.StartAsync();
        var log = new KeptLog();
        await using var house = await OpenAsync(Engine.Sqlite, there, log, ("ChatModel", model));
        await house.HearSomeAsync();
        await house.FindThemesAsync();
        var edition = (await house.Administrator.PageAsync("/voices/themes/names")).QuerySelector("input[name='Form.Edition']")!.GetAttribute("value")!;

        var answer = WebUtility.HtmlDecode(await (await house.Administrator.SubmitAsync("/voices/themes/names", "names", ("Form.Edition", edition))).Content.ReadAsStringAsync());

        Assert.Contains("hat keine Namen gegeben", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, log.Text, StringComparison.Ordinal);
        Assert.Equal(0, there.Elsewhere);
        Assert.Equal(0, await house.InDbAsync(db => db.VoiceThemes.CountAsync(t => t.GivenName != null)));
    }

    [Theory, BothEngines]
    public async Task Vectors_help_where_configured_and_masked_words_alone_are_sent(Engine engine)
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(engine, there, ("EmbeddingModel", "vektoren"));
        await house.HearSomeAsync();
        await house.HearAsync("Frau Hartmann sagt, der Drucker hat Papierstau");

        await house.FindThemesAsync();

        Assert.NotEmpty(there.Bodies);
        Assert.DoesNotContain("Hartmann", string.Concat(there.Bodies), StringComparison.Ordinal);
        Assert.Equal($"vektoren, {there.Address.Authority}", await house.InDbAsync(db => db.ThemeSearches.Select(s => s.Model).SingleAsync()));
        Assert.Contains("vektoren", (await house.Administrator.PageAsync("/voices/themes")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((await house.ThemeOfAsync("Drucker")).Id, (await house.ThemeOfAsync("Papierstau")).Id);
    }

    [Fact]
    public async Task Nothing_is_sent_while_words_of_colleagues_are_among_them()
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(Engine.Sqlite, there, ("EmbeddingModel", "vektoren"));
        await house.HearSomeAsync();
        await house.HearAsync("Das höre ich im Lager auch", channel: VoiceChannel.Inside);
        await house.FindThemesAsync();

        Assert.Empty(there.Bodies);
        Assert.Null(await house.InDbAsync(db => db.ThemeSearches.Select(s => s.Model).SingleAsync()));
    }

    [Fact]
    public async Task Themes_are_found_by_words_alone_where_the_server_gives_no_vectors()
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(Engine.Sqlite, there, ("EmbeddingModel", "kaputt"));
        await house.HearSomeAsync();

        await house.FindThemesAsync();

        Assert.Null(await house.InDbAsync(db => db.ThemeSearches.Select(s => s.Model).SingleAsync()));
    }

    [Fact]
    public async Task The_client_calls_the_configured_host_and_no_other()
    {
        await using var there = await Server.StartAsync();
        await using var house = await OpenAsync(Engine.Sqlite, there, ("ChatModel", "benenner"));
        using var client = house.App.Services.GetRequiredService<IHttpClientFactory>().CreateClient(AiEndpoint.Client);

        var other = new UriBuilder(there.Address) { Host = "127.0.0.2" }.Uri;
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync(other));
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync("http://169.254.169.254/latest/meta-data"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(there.Address)).StatusCode);
    }

    private static Task<TestHouse> OpenAsync(Engine engine, Server there, params (string Name, string Value)[] settings) => OpenAsync(engine, there, null, settings);

    private static Task<TestHouse> OpenAsync(Engine engine, Server there, KeptLog? log, params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(setting => $"Herberge:Ai:{setting.Name}", string? (setting) => setting.Value);
        all["Herberge:Ai:Address"] = $"{there.Address}v1";
        all["Herberge:Ai:Key"] = Key;
        return TestHouse.OpenAsync(engine, all, builder =>
        {
            if (log is not null) builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        });
    }

    /// <summary>Everything the house logs.</summary>
    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly StringBuilder _text = new();

        public string Text
        {
            get
            {
                lock (_text) return _text.ToString();
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_text) _text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
        }

        public void Dispose()
        {
        }
    }

    /// <summary>A server that speaks the OpenAI-compatible protocol: names by number, vectors by letters.</summary>
    private sealed class Server(WebApplication app) : IAsyncDisposable
    {
        public List<string> Bodies { get; } = [];

        public string? Authorization { get; private set; }

        /// <summary>How often the address was asked that an answer led to.</summary>
        public int Elsewhere { get; private set; }

        public Uri Address => new(app.Urls.First());

        public static async Task<Server> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var server = new Server(app);
            app.MapPost("/v1/chat/completions", (Delegate)server.ChatAsync);
            app.MapPost("/v1/embeddings", (Delegate)server.EmbedAsync);
            app.MapPost("/elsewhere", () => server.Elsewhere++);
            await app.StartAsync();
            return server;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task<IResult> ChatAsync(HttpContext context)
        {
            var body = await ReadAsync(context);
            return (string)body["model"]! switch
            {
                "kaputt" => Results.StatusCode(500),
                "umleiten" => Results.Redirect("/elsewhere", permanent: false, preserveMethod: true),
                "quatsch" => Answer("Dazu fällt mir nichts ein."),
                _ => Answer("Gern:\n```json\n{\"1\": \"Name 1\", \"2\": \" Name\\n2 \", \"99\": \"zu viel\"}\n```"),
            };

            static IResult Answer(string text) => Results.Text(new JsonObject
            {
                ["choices"] = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text } }),
            }.ToJsonString(), "application/json");
        }

        private async Task<IResult> EmbedAsync(HttpContext context)
        {
            var body = await ReadAsync(context);
            if ((string)body["model"]! == "kaputt") return Results.StatusCode(503);
            var data = body["input"]!.AsArray().Select((text, index) => (JsonNode)new JsonObject
            {
                ["index"] = index,
                ["embedding"] = new JsonArray([.. Enumerable.Range('a', 26).Select(letter => (JsonNode)((string)text!).Count(c => char.ToLowerInvariant(c) == letter))]),
            });
            return Results.Text(new JsonObject { ["data"] = new JsonArray([.. data]) }.ToJsonString(), "application/json");
        }

        private async Task<JsonNode> ReadAsync(HttpContext context)
        {
            Authorization = context.Request.Headers.Authorization;
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            lock (Bodies) Bodies.Add(body);
            return JsonNode.Parse(body)!;
        }
    }
}
