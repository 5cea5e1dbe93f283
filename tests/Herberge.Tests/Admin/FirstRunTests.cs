using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.People;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Herberge.Tests.Admin;

/// <summary>Who may take an empty house over, and what they make of it.</summary>
public sealed partial class FirstRunTests
{
    private static readonly (string, string)[] Filled =
    [
        ("Form.HouseName", "Ostertag Fördertechnik"), ("Form.AdminName", "Ada Admin"), ("Form.AdminEmail", "ada@example.org"),
        ("Form.Password", TestHouse.Password), ("Form.Language", "de"), ("Form.TimeZone", "Europe/Berlin"),
    ];

    [Theory, BothEngines]
    public async Task Whoever_sits_at_the_machine_opens_the_house_and_is_in(Engine engine)
    {
        await using var house = await TestHouse.OpenEmptyAsync(engine);
        using var browser = house.Browser();

        using var answer = await browser.UploadAsync("/welcome", "welcome", "Form.Logo", "logo.png", Picture(600, 200), Filled);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Ostertag Fördertechnik", await browser.GetStringAsync("/admin"), StringComparison.Ordinal);
        Assert.NotNull(house.App.Services.GetRequiredService<House>().LogoFileId);
    }

    [Fact]
    public async Task A_stranger_is_turned_away_and_with_a_guessed_key_too()
    {
        await using var house = await ElsewhereAsync();
        using var stranger = house.Browser();

        using var page = await stranger.GetAsync("/welcome");
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.DoesNotContain("Form.AdminEmail", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        foreach (var address in new[] { "/welcome", "/welcome/", "/WELCOME", "/welcome?key=", "/welcome?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
        {
            using var answer = await PostAsync(stranger, house, address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.False(house.App.Services.GetRequiredService<House>().IsOpen);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Member>().CountAsync()));
    }

    [Fact]
    public async Task With_the_key_from_the_terminal_another_machine_will_do()
    {
        await using var house = await ElsewhereAsync();
        using var browser = house.Browser();
        var address = $"/welcome?key={house.App.Services.GetRequiredService<SetupKey>().Value}";

        using var answer = await browser.PostAsync(address, await BodyAsync(browser, address));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(house.App.Services.GetRequiredService<House>().IsOpen);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-For", "203.0.113.9, 127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "house.attacker.example")]
    public async Task What_a_proxy_passed_on_or_another_name_asks_for_is_not_from_this_machine(string header, string value)
    {
        await using var house = await TestHouse.OpenEmptyAsync(Engine.Sqlite);
        using var browser = house.Browser();
        browser.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        using var page = await browser.GetAsync("/welcome");

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
    }

    [Theory, BothEngines]
    public async Task Two_who_send_the_page_at_once_make_one_house(Engine engine)
    {
        await using var house = await TestHouse.OpenEmptyAsync(engine);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => house.InScopeAsync(services =>
            services.GetRequiredService<OpenHouse>().HandleAsync(
                new OpenHouseInput($"Haus {n}", "de", "Europe/Berlin", $"Wer {n}", $"wer{n}@example.org", TestHouse.Password), CancellationToken.None))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal("house-already-open", o.Problem.Code));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Member>().CountAsync()));
        Assert.Equal(1, await house.InDbAsync(db => db.Settings.CountAsync()));
    }

    [Fact]
    public async Task What_was_typed_stays_and_a_wrong_picture_is_said_at_its_field()
    {
        await using var house = await TestHouse.OpenEmptyAsync(Engine.Sqlite);
        using var browser = house.Browser();
        var svg = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");

        using var answer = await browser.UploadAsync("/welcome", "welcome", "Form.Logo", "logo.png", svg, [.. Filled.Where(f => f.Item1 != "Form.Password"), ("Form.Password", "kurz")]);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains("value=\"Ostertag Fördertechnik\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"f-form-logo-error\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"f-form-password-error\"", html, StringComparison.Ordinal);
        Assert.False(house.App.Services.GetRequiredService<House>().IsOpen);
    }

    [Fact]
    public async Task Once_it_is_open_the_page_leads_home()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        using var stranger = house.Browser();

        using var answer = await PostAsync(stranger, house, $"/welcome?key={house.App.Services.GetRequiredService<SetupKey>().Value}");

        Assert.Equal("/", answer.Headers.Location?.ToString());
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Member>().CountAsync()));
    }

    public static byte[] Picture(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.DarkGreen);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    /// <summary>Every request to this house comes from another machine.</summary>
    private static Task<TestHouse> ElsewhereAsync() => TestHouse.OpenEmptyAsync(Engine.Sqlite,
        also: builder => builder.Services.AddSingleton<IStartupFilter>(new FromElsewhere()));

    /// <summary>A stranger takes the proof against forged forms from the error page's own small form.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, TestHouse house, string address) =>
        await browser.PostAsync(address, await BodyAsync(browser, house.App.Services.GetRequiredService<House>().IsOpen ? "/sign-in" : "/welcome"));

    private static async Task<FormUrlEncodedContent> BodyAsync(HttpClient browser, string page)
    {
        using var shown = await browser.GetAsync(page);
        var proof = Proof().Match(await shown.Content.ReadAsStringAsync()).Groups[1].Value;
        Assert.NotEqual("", proof);
        return new FormUrlEncodedContent(Filled.Append(("__RequestVerificationToken", proof)).Append(("_handler", "welcome")).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Proof();

    private sealed class FromElsewhere : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");
                return rest(context);
            });
            next(app);
        };
    }
}
