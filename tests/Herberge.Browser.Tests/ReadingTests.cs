using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

/// <summary>Finding one's place: permalinks, what is unread, what concerns me, and the keyboard.</summary>
[Collection(Talking.Name)]
public sealed class ReadingTests(Chromium chromium, SmallHouse house)
{
    [Fact]
    public async Task A_permalink_to_post_45_of_60_lands_on_it()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var thread = await svenja.AskAsync("Sechzig Messungen", "Hier sammeln wir.", "discussion");
        await svenja.AnswerOftenAsync(thread, 59);
        await svenja.GoAsync($"{thread}?page=3");
        var post = (await svenja.Post(45).Locator("[data-menu]").GetAttributeAsync("href"))!.Replace("/menu", "", StringComparison.Ordinal);

        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam);
        await miriam.GoAsync(post);

        Assert.EndsWith($"{thread}?page=3#post-45", miriam.Page.Url, StringComparison.Ordinal);
        await Expect(miriam.Post(45)).ToBeInViewportAsync();
        await Expect(miriam.Post(45)).ToContainTextAsync("Messung 44 ist da.");
        await Expect(miriam.Page.GetByText("Seite 3 von 3")).ToBeVisibleAsync();
        miriam.AssertQuiet();
    }

    [Fact]
    public async Task The_unread_mark_moves_and_is_the_same_on_every_device()
    {
        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam);
        var thread = await miriam.AskAsync("Ab hier ist es neu", "Gelesen.", "discussion");
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        // What comes while the thread is open in front of her would be read at once.
        await miriam.GoAsync("/");
        await svenja.AnswerOftenAsync(thread, 2);

        await miriam.GoAsync(Talk.Space);
        await Expect(Row(miriam)).ToContainTextAsync("Neu");
        await miriam.GoAsync(thread);
        await Expect(miriam.Page.Locator(".unread-line + #post-2")).ToBeVisibleAsync();

        await using var phone = await Talk.EnterAsync(chromium, house, house.Miriam, Screen.All[2]);
        await phone.GoAsync(Talk.Space);
        await Expect(Row(phone).Locator(".new-dot")).ToHaveCountAsync(0);
        await miriam.GoAsync("/");
        await svenja.AnswerOftenAsync(thread, 1);
        await phone.GoAsync(thread);
        await Expect(phone.Page.Locator(".unread-line + #post-4")).ToBeVisibleAsync();
        phone.AssertQuiet();

        static ILocator Row(Visit visit) => visit.Page.Locator(".sp-row", new PageLocatorOptions { HasText = "Ab hier ist es neu" });
    }

    [Fact]
    public async Task A_muted_thread_stays_silent_and_a_followed_one_rings()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var thread = await svenja.AskAsync("Stumm und wieder laut", "Anfang.", "discussion");
        await using var aylin = await Talk.EnterAsync(chromium, house, house.Host);

        await svenja.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Stummschalten" }).ClickAsync();
        await Expect(svenja.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Stumm", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await aylin.AnswerAsync(thread, "Das hört sie nicht.");
        await svenja.GoAsync("/bell");
        await Expect(svenja.Page.Locator(".bell-list")).Not.ToContainTextAsync("Stumm und wieder laut");

        await svenja.GoAsync(thread);
        await svenja.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Folgen", Exact = true }).ClickAsync();
        await Expect(svenja.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Du folgst" })).ToBeVisibleAsync();
        await aylin.AnswerAsync(thread, "Das hört sie.");
        await svenja.GoAsync("/bell");
        await Expect(svenja.Page.Locator(".bell-list")).ToContainTextAsync("Stumm und wieder laut");
        svenja.AssertQuiet();
    }

    [Fact]
    public async Task A_thread_is_read_and_answered_by_keys_alone()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var thread = await svenja.AskAsync("Nur mit Tasten", "Anfang.", "discussion");
        await svenja.AnswerOftenAsync(thread, 2);
        await svenja.GoAsync(thread);
        var keys = svenja.Page.Keyboard;

        await keys.PressAsync("j");
        await Expect(svenja.Post(1).Locator(":focus")).ToHaveCountAsync(1);
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        await Expect(svenja.Post(2).Locator(":focus")).ToHaveCountAsync(1);
        await keys.PressAsync("r");
        await Expect(svenja.Composer()).ToBeFocusedAsync();
        await Expect(svenja.Composer()).ToHaveValueAsync("@svenja.matthiesen ");
        await keys.TypeAsync("jawohl, mit j und k");
        await keys.PressAsync("Control+Enter");
        await Expect(svenja.Post(4)).ToContainTextAsync("jawohl, mit j und k");

        await svenja.GoAsync(thread);
        await keys.PressAsync("/");
        await Expect(svenja.Page.Locator("#q")).ToBeFocusedAsync();
        await svenja.Page.Locator("h1").ClickAsync();
        await keys.PressAsync("n");
        await Expect(svenja.Page.Locator("#new")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await svenja.Page.Locator(".topbar .btn.primary").FocusAsync();
        await keys.PressAsync("?");
        await Expect(svenja.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Mit der Tastatur" })).ToBeVisibleAsync();
        for (var step = 0; step < 6; step++) await keys.PressAsync("Tab");
        Assert.True(await svenja.Page.EvaluateAsync<bool>("!document.activeElement || document.activeElement === document.body || document.activeElement.closest('#keys') !== null"), "focus left the dialog");
        await keys.PressAsync("Escape");
        await Expect(svenja.Page.Locator(".topbar .btn.primary")).ToBeFocusedAsync();
        svenja.AssertQuiet();
    }
}
