using System.Text.RegularExpressions;
using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

/// <summary>A morning at each of the three desks of the demo company: with the mouse, by touch on a phone, and by keyboard alone.</summary>
[Collection(Talking.Name)]
public sealed partial class DeskWalkTests(Chromium chromium, SmallHouse house)
{
    [Fact]
    public async Task The_host_takes_hands_over_puts_off_and_takes_back()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var page = svenja.Page;
        await svenja.GoAsync("/desk/host?part=questions");
        await Expect(page.Locator("h1")).ToContainTextAsync("Svenja");
        // One that nobody has.
        var row = page.Locator(".q-list li.q-row:has(button[formaction*='/take'])").First;
        var key = await KeyOfAsync(row);

        // Taken from the row's menu, and given back.
        await row.Locator("button[popovertarget]").ClickAsync();
        await row.Locator("button[formaction*='/take']").ClickAsync();
        await Expect(Row(page, key)).ToContainTextAsync("bei dir");
        await Row(page, key).Locator("button[popovertarget]").ClickAsync();
        await Row(page, key).Locator("button[formaction*='/give-back']").ClickAsync();
        await Expect(Row(page, key)).Not.ToContainTextAsync("bei dir");

        // Put off with a reason: gone from the queue, among what rests, and back.
        await Row(page, key).Locator("h4 a").ClickAsync();
        await page.Locator("#preview summary").First.ClickAsync();
        await page.FillAsync("#f-snooze-reason", "Die Kollegin ist bis morgen auf der Messe.");
        await page.Locator("#preview form:has(#f-snooze-reason) button").ClickAsync();
        await Expect(Row(page, key)).ToHaveCountAsync(0);
        await svenja.GoAsync("/desk/host?part=resting");
        await Expect(Row(page, key)).ToContainTextAsync("ruht bis");
        await Row(page, key).Locator("h4 a").ClickAsync();
        await Expect(page.Locator("#preview .note-text")).ToHaveTextAsync("Die Kollegin ist bis morgen auf der Messe.");
        await page.Locator("#preview button[formaction*='/undo']").ClickAsync();
        await svenja.GoAsync("/desk/host?part=questions");
        await Expect(Row(page, key)).ToHaveCountAsync(1);

        // Handed over: the colleague finds it among their own, with the word that went with it.
        await Row(page, key).Locator("h4 a").ClickAsync();
        await page.Locator("#preview summary").Nth(1).ClickAsync();
        await page.SelectOptionAsync("#f-hand-toid", new SelectOptionValue { Label = "Samuel Adeyemi" });
        await page.FillAsync("#f-hand-note", "Du kennst die Anlage.");
        await page.Locator("#preview form:has(#f-hand-toid) button").ClickAsync();
        await Expect(Row(page, key)).ToContainTextAsync("bei Samuel Adeyemi");
        await using var samuel = await Talk.EnterAsync(chromium, house, house.Samuel);
        await samuel.GoAsync("/desk/community?part=mine");
        await Row(samuel.Page, key).Locator("h4 a").ClickAsync();
        await Expect(samuel.Page.Locator("#preview .note-text")).ToHaveTextAsync("Du kennst die Anlage.");
        svenja.AssertQuiet();
        samuel.AssertQuiet();
    }

    [Fact]
    public async Task The_community_manager_asks_an_expert_on_a_phone()
    {
        await using var samuel = await Talk.EnterAsync(chromium, house, house.Samuel, Screen.All[2]);
        var page = samuel.Page;
        await samuel.GoAsync("/");
        await page.Locator(".tabbar a").First.TapAsync();
        await page.WaitForURLAsync(DeskAddress(), Visit.OnceThere);
        await samuel.AssertFitsAsync();

        await samuel.GoAsync("/desk/community?part=questions");
        var row = page.Locator(".q-list li.q-row").Last;
        var key = await KeyOfAsync(row);
        await row.Locator("h4 a").TapAsync();
        await page.FillAsync("#f-ask-other", "miriam.okafor");
        await page.FillAsync("#f-ask-message", "Magst du kurz draufsehen?");
        await page.Locator("#preview form:has(#f-ask-message) .btn.primary").TapAsync();
        await Expect(Row(page, key)).ToHaveCountAsync(0);
        await samuel.AssertFitsAsync();

        // She is told, reads who asks and why, and can say no.
        await using var miriam = await Talk.EnterAsync(chromium, house, "miriam.okafor@ostertag.example", Screen.All[2]);
        await miriam.GoAsync("/bell");
        await Expect(miriam.Page.Locator("main")).ToContainTextAsync("Samuel Adeyemi");
        await miriam.Page.Locator("main a[href*='/desk/asked/']").First.TapAsync();
        await Expect(miriam.Page.Locator("main")).ToContainTextAsync("Magst du kurz draufsehen?");
        await miriam.AssertFitsAsync();
        await miriam.Page.Locator("main button[formaction*='/decline'], main form[action*='/decline'] button").First.TapAsync();
        await samuel.GoAsync("/desk/community?part=mine");
        await Expect(Row(page, key)).ToHaveCountAsync(1);
        samuel.AssertQuiet();
        miriam.AssertQuiet();
    }

    [Fact]
    public async Task The_social_media_manager_moves_a_post_and_answers_from_the_rulebook_by_keyboard()
    {
        await using var visit = await Talk.EnterAsync(chromium, house, house.Networks);
        var page = visit.Page;
        await visit.GoAsync("/desk/social");
        await Expect(page.Locator(".queue")).ToBeVisibleAsync();

        // The plan: Alt and an arrow move a post by a day, a drag by more.
        await visit.GoAsync("/channels?view=quarter");
        var card = page.Locator("[data-calendar] .cal-card[data-move]").First;
        var title = (await card.Locator("a").InnerTextAsync()).Trim();
        var before = await DayOfAsync(page, title);
        await Card(page, title).Locator("a").PressAsync("Alt+ArrowRight");
        await Expect(page.Locator($"[data-day='{before.AddDays(1):yyyy-MM-dd}'] .cal-card", new PageLocatorOptions { HasTextString = title })).ToHaveCountAsync(1);
        // Both in sight: a page that scrolls under a button held down would drag something else.
        var later = page.Locator($"[data-day='{before.AddDays(3):yyyy-MM-dd}']");
        await later.ScrollIntoViewIfNeededAsync();
        await Card(page, title).DragToAsync(later);
        await Expect(page.Locator($"[data-day='{before.AddDays(3):yyyy-MM-dd}'] .cal-card", new PageLocatorOptions { HasTextString = title })).ToHaveCountAsync(1);

        // “/” in the composer offers what the team agreed on.
        await visit.GoAsync($"{Talk.Space}/new?kind=question");
        await page.FocusAsync("#compose");
        await page.Keyboard.TypeAsync("/");
        var first = page.Locator("#suggest-answer-0");
        await Expect(first).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#compose")).Not.ToHaveValueAsync("/");
        Assert.True((await page.Locator("#compose").InputValueAsync()).Length > 20);
        visit.AssertQuiet();
    }

    /// <summary>What names a thing on the desk, wherever it is listed: titles may occur twice.</summary>
    private static async Task<string> KeyOfAsync(ILocator row) => (await row.Locator("button[popovertarget]").GetAttributeAsync("popovertarget"))!;

    private static ILocator Row(IPage page, string key) => page.Locator($".q-list li.q-row:has([id='{key}'])");

    private static ILocator Card(IPage page, string title) => page.Locator("[data-calendar] .cal-card", new PageLocatorOptions { HasTextString = title }).First;

    private static async Task<DateOnly> DayOfAsync(IPage page, string title) => DateOnly.Parse(
        (await page.Locator("[data-calendar] [data-day]", new PageLocatorOptions { Has = page.Locator(".cal-card", new PageLocatorOptions { HasTextString = title }) }).First.GetAttributeAsync("data-day"))!, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("/desk(/|$)")]
    private static partial Regex DeskAddress();
}
