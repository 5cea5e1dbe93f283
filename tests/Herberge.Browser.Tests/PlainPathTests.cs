using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

/// <summary>The main path without script, and a guest's on the phone.</summary>
[Collection(Talking.Name)]
public sealed class PlainPathTests(Chromium chromium, SmallHouse house)
{
    [Fact]
    public async Task Without_script_one_asks_answers_accepts_reacts_edits_deletes_and_takes_back()
    {
        await using var miriam = await Talk.EnterAsync(chromium, house, house.Miriam, script: false);
        await miriam.GoAsync("/new?kind=question");
        await miriam.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Werkstoff-Stammtisch" }).ClickAsync();
        await miriam.Page.FillAsync("input[name=title]", "Geht das auch ohne Skript?");
        await miriam.Page.FillAsync("#compose", "Ich hoffe es, @svenja.matthiesen.");
        await miriam.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "liste.csv", MimeType = "text/csv", Buffer = "Teil;Zahl\nRing;3\n"u8.ToArray() });
        var thread = await miriam.SubmitAsync();
        await Expect(miriam.Post(1)).ToContainTextAsync("liste.csv");

        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja, script: false);
        await svenja.GoAsync("/bell");
        await svenja.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Miriam Okafor hat dich erwähnt" }).First.ClickAsync();
        await svenja.Post(1).Locator(".reaction[value=thanks]").ClickAsync();
        await Expect(svenja.Post(1).Locator(".reaction[value=thanks]")).ToHaveAttributeAsync("aria-pressed", "true");
        await svenja.Post(1).Locator(".reply").ClickAsync();
        await Expect(svenja.Composer()).ToHaveValueAsync("@miriam.okafor ");
        await svenja.Composer().FillAsync("Ja, alles geht.");
        await svenja.SubmitAsync();

        await miriam.GoAsync(thread);
        await MenuAsync(miriam, 2, "Als Antwort annehmen", AriaRole.Button);
        await Expect(miriam.Page.Locator(".accepted #post-2")).ToContainTextAsync("Ja, alles geht.");

        await MenuAsync(svenja, 2, "Bearbeiten", AriaRole.Link);
        await svenja.Composer().FillAsync("Ja, fast alles geht.");
        await svenja.SubmitAsync();
        await Expect(svenja.Post(2)).ToContainTextAsync("bearbeitet");
        await MenuAsync(svenja, 2, "Löschen", AriaRole.Button);
        await svenja.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Zurückholen" }).ClickAsync();
        await Expect(svenja.Post(2)).ToContainTextAsync("Ja, fast alles geht.");
        await MenuAsync(svenja, 2, "Zitieren", AriaRole.Link);
        await Expect(svenja.Composer()).ToHaveValueAsync("> Ja, fast alles geht.\n\n@svenja.matthiesen ");
        miriam.AssertQuiet();
        svenja.AssertQuiet();
    }

    [Fact]
    public async Task A_guest_on_the_phone_is_mentioned_reads_answers_and_sees_no_more_than_that()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var thread = await svenja.AskAsync("Frage an die Betreiber", "Wie oft tauscht ihr das Band, @jasper.de.vries?", space: "/spaces/ersatzteile-lieferzeiten");

        await using var jasper = await Talk.EnterAsync(chromium, house, house.Guest, Screen.All[2]);
        await jasper.GoAsync("/");
        await jasper.Page.Locator(".topbar [data-bell]").ClickAsync();
        await jasper.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Svenja Matthiesen hat dich erwähnt" }).First.ClickAsync();
        await jasper.Page.WaitForURLAsync(url => url.Contains(thread, StringComparison.Ordinal), Visit.OnceThere);
        await jasper.AssertFitsAsync();
        await jasper.Composer().FillAsync("Alle zwei Jahre, bei Schichtbetrieb jedes Jahr.");
        await jasper.SubmitAsync();
        await Expect(jasper.Post(2)).ToContainTextAsync("Gast");
        await jasper.AssertAccessibleAsync();

        await jasper.Page.Locator(".tabbar").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Mehr" }).ClickAsync();
        await Expect(jasper.Page.Locator("#rail")).ToContainTextAsync("Ersatzteile & Lieferzeiten");
        await Expect(jasper.Page.Locator("#rail")).Not.ToContainTextAsync("Werkstoff-Stammtisch");
        jasper.AssertQuiet();
        Assert.Equal(404, (await jasper.Page.GotoAsync(Talk.Space))!.Status);
        await svenja.GoAsync("/bell");
        await Expect(svenja.Page.Locator(".bell-list")).ToContainTextAsync("Frage an die Betreiber");
    }

    private static async Task MenuAsync(Visit visit, int post, string what, AriaRole role)
    {
        await visit.Post(post).Locator("[data-menu]").ClickAsync();
        await visit.Page.Locator("[data-fragment]").GetByRole(role, new LocatorGetByRoleOptions { Name = what, Exact = true }).ClickAsync();
    }
}
