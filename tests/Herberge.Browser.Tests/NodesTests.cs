using Herberge.Browser.Tests.Setup;
using Herberge.Tests.Setup;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

/// <summary>One house on two nodes that share the database, the data folder and a Redis.</summary>
public sealed class NodesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [WithRedis]
    public async Task What_is_said_at_one_node_shows_at_the_other_without_loading_the_page_again()
    {
        await using var redis = await TestRedis.StartAsync();
        await using var house = new EngineHouse(Engine.Postgres, redis.Address);
        await house.InitializeAsync();
        await using var node = await house.OpenNodeAsync();
        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam);
        await using var svenja = await Visit.StartAsync(chromium, node.Address, Screen.All[0]);
        await svenja.SignInAsync(house.Svenja, house.Password);
        var thread = await miriam.AskAsync("Wer kennt die Härtewerte von Charge 12?", "Ich brauche sie für die Freigabe.");
        await miriam.GoLiveAsync(thread);
        await miriam.Page.EvaluateAsync("window.stays = true");

        await svenja.AnswerAsync(thread, "Liegen im Laufwerk.");
        await Expect(miriam.Post(2)).ToContainTextAsync("Liegen im Laufwerk");
        await Expect(miriam.Page.Locator(".page-head .meta")).ToContainTextAsync("1 Antwort");

        // And back: who is writing keeps what they wrote.
        await svenja.GoLiveAsync(thread);
        await svenja.Page.FillAsync("#compose", "Moment, ich schaue nach");
        await miriam.Post(2).Locator(".reaction[value=thanks]").ClickAsync();
        await Expect(svenja.Post(2).Locator(".reaction[value=thanks] .num")).ToHaveTextAsync("1");
        await Expect(svenja.Composer()).ToHaveValueAsync("Moment, ich schaue nach");
        Assert.True(await miriam.Page.EvaluateAsync<bool>("window.stays === true"));
        miriam.AssertQuiet();
        svenja.AssertQuiet();
    }
}
