using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.People;

/// <summary>What a member sets for themselves, through the pages.</summary>
public sealed class SettingsTests
{
    private const string NewPassword = "ein anderes langes passwort";

    [Theory, BothEngines]
    public async Task A_new_password_needs_the_old_one_and_ends_other_browsers(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var person = await house.InviteAsync("Svenja Matthiesen");
        var elsewhere = await SignInAsync(house, person.Email, TestHouse.Password);

        var wrong = await person.SubmitAsync("/me/settings/sign-in", "password", ("Form.Current", "falsch-geraten"), ("Form.Password", NewPassword));
        Assert.Contains("stimmt nicht", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var changed = await person.SubmitAsync("/me/settings/sign-in", "password", ("Form.Current", TestHouse.Password), ("Form.Password", NewPassword));

        changed.LeadsTo("/me/settings/sign-in");
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/me/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/me/settings")).StatusCode);
        await SignInAsync(house, person.Email, NewPassword);
    }

    [Theory, BothEngines]
    public async Task Signing_out_everywhere_keeps_this_browser_alone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var person = await house.InviteAsync("Svenja Matthiesen");
        var elsewhere = await SignInAsync(house, person.Email, TestHouse.Password);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/me/settings")).StatusCode);

        (await person.ActAsync("/me/sign-out-everywhere")).LeadsTo("/me/settings/sign-in");

        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/me/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/me/settings")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_token_made_on_the_page_opens_the_api_and_is_shown_once(Engine engine)
    {
        var logs = new Heard();
        await using var house = await TestHouse.OpenAsync(engine, also: builder => builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
        var host = await house.InviteAsync("Holger Host", roles: Herberge.Foundation.Access.HouseRoles.Host);

        using var made = await host.SubmitAsync("/me/settings/tokens", "token", ("Form.Name", "Wochenbericht"), ("Form.Scope", "read"), ("Form.Days", "30"));
        var page = await new HtmlParser().ParseDocumentAsync(await made.Content.ReadAsStringAsync());
        var secret = page.QuerySelector("#token-secret")!.GetAttribute("value")!;
        Assert.Contains("no-store", made.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await CallAsync(house, secret));
        var list = await host.PageAsync("/me/settings/tokens");
        Assert.DoesNotContain(secret, list.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Wochenbericht", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("noch nicht benutzt", list.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, logs.ToString(), StringComparison.Ordinal);
        Assert.NotEqual("", logs.ToString());
        Assert.False(await house.InDbAsync(db => db.Audit.AnyAsync(e => e.Subject.Contains(secret) || e.Detail.Contains(secret))));
        if (engine == Engine.Sqlite) Assert.DoesNotContain(secret, await DatabaseFilesAsync(house), StringComparison.Ordinal);

        var id = await house.InDbAsync(db => db.AccessTokens.Where(t => t.MemberId == host.Id).Select(t => t.Id).SingleAsync());
        var other = await house.InviteAsync("Otto Andersen");
        Assert.Equal(HttpStatusCode.NotFound, (await other.ActAsync($"/me/tokens/{id}/revoke")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(house, secret));
        (await host.ActAsync($"/me/tokens/{id}/revoke")).LeadsTo("/me/settings/tokens");
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(house, secret));
    }

    [Theory, BothEngines]
    public async Task Nobody_makes_a_token_wider_than_themselves(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var person = await house.InviteAsync("Svenja Matthiesen");

        using var made = await person.SubmitAsync("/me/settings/tokens", "token", ("Form.Name", "Alles"), ("Form.Scope", "admin"), ("Form.Days", "30"));

        Assert.DoesNotContain("token-secret", await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await house.InDbAsync(db => db.AccessTokens.AnyAsync()));
    }

    [Theory, BothEngines]
    public async Task The_download_holds_what_is_mine_and_nothing_of_others(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (person, other) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Otto Andersen"));
        var space = await house.OpenSpaceAsync(house.Administrator, "Lager", members: [person, other]);
        var thread = await house.StartAsync(person, space, "Meine Frage", "Mein eigener Text");
        await house.AnswerAsync(other, thread, "Fremder Text");

        using var answer = await person.GetAsync("/me/data");
        await using var zip = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        using var reader = new StreamReader(await zip.GetEntry("herberge.json")!.OpenAsync());
        var told = await reader.ReadToEndAsync();

        Assert.Contains("Mein eigener Text", told, StringComparison.Ordinal);
        Assert.Contains(person.Email, told, StringComparison.Ordinal);
        Assert.DoesNotContain("Fremder Text", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Andersen", told, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Id.ToString(), told, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(told);
        Assert.Equal(1, json.RootElement.GetProperty("posts").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("notifications").GetArrayLength() > 0);
    }

    [Theory, BothEngines]
    public async Task Deleting_the_account_asks_for_the_handle_and_leads_to_the_door(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var person = await house.InviteAsync("Svenja Matthiesen");

        using var refused = await person.SubmitAsync("/me/settings/data", "erase", ("Form.Confirmation", "ja, bitte"), ("Form.WithPosts", "false"));
        Assert.Contains("svenja.matthiesen", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await house.InDbAsync(db => db.Set<Member>().AnyAsync(m => m.Id == person.Id)));

        (await person.SubmitAsync("/me/settings/data", "erase", ("Form.Confirmation", "svenja.matthiesen"), ("Form.WithPosts", "false"))).LeadsTo("/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync("/")).StatusCode);
        Assert.False(await house.InDbAsync(db => db.Set<Member>().AnyAsync(m => m.Id == person.Id)));
    }

    private static async Task<HttpClient> SignInAsync(TestHouse house, string email, string password)
    {
        var cookies = new CookieContainer();
        var browser = house.Browser(cookies);
        var stranger = new Person(house, Guid.Empty, "", email, browser, cookies);
        var answer = await stranger.SubmitAsync("/sign-in", "sign-in", ("Form.Email", email), ("Form.Password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    private static async Task<HttpStatusCode> CallAsync(TestHouse house, string secret)
    {
        using var program = house.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return (await program.GetAsync("/api/v1/silos")).StatusCode;
    }

    private static async Task<string> DatabaseFilesAsync(TestHouse house)
    {
        var all = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(house.DataFolder, "herberge.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync());
        }

        return all.ToString();
    }

    /// <summary>Everything the house logs.</summary>
    private sealed class Heard : ILoggerProvider, ILogger
    {
        private readonly StringBuilder _lines = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Append(formatter(state, exception)).Append(exception).Append('\n');
        }

        public override string ToString()
        {
            lock (_lines) return _lines.ToString();
        }

        public void Dispose()
        {
        }
    }
}
