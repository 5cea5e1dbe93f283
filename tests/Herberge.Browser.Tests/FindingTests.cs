using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

[Collection(Talking.Name)]
public sealed class FindingTests(Chromium chromium, SmallHouse house)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task On_the_phone_results_come_first_and_filters_are_set_and_removed(bool script)
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        await svenja.AskAsync("Prüfhäuser am Kanal", "Drei Häuser stehen leer.", "discussion");
        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam, Screen.All[2], script);
        await miriam.AskAsync("Noch ein Prüfhaus", "Dieses Haus ist voll.", "discussion", "/spaces/teekuche");

        await miriam.GoAsync("/search?q=pruefhaus");
        await Expect(Found(miriam, "Prüfhäuser am Kanal")).ToBeInViewportAsync();
        await Expect(Found(miriam, "Noch ein Prüfhaus")).ToBeVisibleAsync();

        await miriam.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Filter" }).ClickAsync();
        await miriam.Page.SelectOptionAsync("#search-space", "werkstoff-stammtisch");
        await miriam.Page.FillAsync("#search-by", "svenja matt");
        await miriam.Page.SelectOptionAsync("#search-since", "Week");
        await miriam.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Anwenden" }).ClickAsync();
        await Expect(Found(miriam, "Noch ein Prüfhaus")).ToHaveCountAsync(0);
        await Expect(Found(miriam, "Prüfhäuser am Kanal")).ToBeVisibleAsync();
        await Expect(miriam.Page.Locator(".chip.set")).ToHaveTextAsync(["Werkstoff-Stammtisch", "von svenja matt", "Letzte Woche"]);
        // axe-core is a script itself.
        if (script) await miriam.AssertAccessibleAsync();
        await miriam.AssertFitsAsync();

        await miriam.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Filter entfernen: von svenja matt" }).ClickAsync();
        await miriam.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Filter entfernen: Werkstoff-Stammtisch" }).ClickAsync();
        await Expect(Found(miriam, "Noch ein Prüfhaus")).ToBeVisibleAsync();

        await miriam.GoAsync("/search?q=" + Uri.EscapeDataString("\"stehen leer\" -voll"));
        await Expect(Found(miriam, "Prüfhäuser am Kanal")).ToBeVisibleAsync();
        miriam.AssertQuiet();

        static ILocator Found(Visit visit, string title) => visit.Page.Locator(".found").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = title }).First;
    }

    [Fact]
    public async Task A_wrong_address_keeps_the_frame_and_offers_a_way_on()
    {
        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam);

        Assert.Equal(404, (await miriam.Page.GotoAsync("/spaces/gibt-es-nicht"))!.Status);

        await Expect(miriam.Page.Locator("h1")).ToHaveTextAsync("Hier ist nichts");
        await Expect(miriam.Page.Locator(".rail")).ToContainTextAsync("Werkstoff-Stammtisch");
        await miriam.AssertAccessibleAsync();
    }
}
