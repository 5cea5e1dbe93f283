using System.Text.RegularExpressions;
using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

/// <summary>The whole line from a customer's sentence to the answer they get, and what they answer to that.</summary>
[Collection(Talking.Name)]
public sealed partial class VoicesWalkTests(Chromium chromium, SmallHouse house)
{
    private const string Said = "Auf dem Typenschild steht die Nummer so klein, dass ich sie mit der Brille nicht lese.";

    [Fact]
    public async Task A_quote_becomes_a_code_a_need_a_thread_a_decision_an_answer_and_a_new_voice()
    {
        await using var ada = await Talk.EnterAsync(chromium, house, house.Host);
        var page = ada.Page;

        // Beside the customer.
        await ada.GoAsync("/voices/new");
        await page.FillAsync("#f-form-quote", Said);
        await page.SelectOptionAsync("#f-form-channel", "Visit");
        await page.FillAsync("#f-form-segment", "Getränke");
        await page.FillAsync("#f-form-author", "Jutta Lang");
        await page.PressAsync("#f-form-author", "Enter");
        await page.WaitForURLAsync(VoiceAddress(), Visit.OnceThere);
        var voice = new Uri(page.Url).AbsolutePath;
        await Expect(page.Locator(".coding blockquote")).ToContainTextAsync("Typenschild");

        // Coded by keyboard alone: C for a code, its name, a passage, S to save.
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("#f-form-add")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Typenschild lesen");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".codes .code")).ToContainTextAsync("Typenschild lesen");
        await page.FillAsync("#f-form-passage", "so klein");
        await page.FocusAsync("[data-save]");
        await page.Keyboard.PressAsync("s");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != voice, Visit.OnceThere);
        await ada.GoAsync($"{voice}?show=coded");
        await Expect(page.Locator(".coding blockquote mark")).ToHaveTextAsync("so klein");

        // A need with it as evidence.
        await ada.GoAsync($"/voices/needs/new?from={voice.Split('/')[^1]}");
        await page.FillAsync("#f-form-when", "ich ein Ersatzteil bestelle");
        await page.FillAsync("#f-form-want", "die Nummer ohne Lupe lesen");
        await page.FillAsync("#f-form-so", "ich beim ersten Mal das Richtige bekomme");
        await page.ClickAsync("main form .btn.primary");
        await page.WaitForURLAsync(NeedAddress(), Visit.OnceThere);
        var need = new Uri(page.Url).AbsolutePath;
        await Expect(page.Locator("#for-h").Locator("..")).ToContainTextAsync("eine Person, ein Segment");

        // Into a space, and back by its line of sight.
        await ada.GoAsync($"{need}/discuss");
        await page.SelectOptionAsync("#f-form-spaceid", new SelectOptionValue { Index = 1 });
        await page.ClickAsync("main form .btn.primary");
        await page.WaitForURLAsync(ThreadAddress(), Visit.OnceThere);
        await ada.GoAsync(need);
        await Expect(page.Locator(".sight")).ToContainTextAsync("die Nummer ohne Lupe lesen");

        // Decided.
        await page.ClickAsync($"a[href='{need}/edit']");
        await page.SelectOptionAsync("#f-form-status", "Shipped");
        await page.FillAsync("#f-form-outcome", "Das Schild trägt jetzt einen QR-Code.");
        await page.ClickAsync("main form .btn.primary");
        await Expect(page.Locator("#tell .wait")).ToHaveCountAsync(1);
        await Expect(page.Locator("#tell textarea")).ToHaveValueAsync(new Regex("Das Schild trägt jetzt einen QR-Code"));

        // Told, with proof.
        await page.ClickAsync("#tell form .btn:not(.quiet)");
        await Expect(page.Locator("#tell .wait")).ToHaveCountAsync(0);

        // What she answers is a new voice that waits for its code.
        await page.Locator("#tell details summary").First.ClickAsync();
        await page.ClickAsync("#tell a[href*='/answer?telling=']");
        await page.FillAsync("#f-form-quote", "Der Code hilft, aber im Schaltschrank spiegelt er.");
        await page.ClickAsync("main form .btn.primary");
        await Expect(page.Locator("#answers-h").Locator("../..")).ToContainTextAsync("im Schaltschrank spiegelt er");
        await ada.GoAsync("/voices?q=Schaltschrank%20spiegelt");
        await Expect(page.Locator(".obs li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".coding")).ToContainTextAsync("Antwort auf die Rückmeldung zu");
        ada.AssertQuiet();
    }

    [Fact]
    public async Task A_quote_is_captured_on_a_phone()
    {
        await using var phone = await Talk.EnterAsync(chromium, house, house.Miriam, Screen.All[2]);
        await phone.GoAsync("/voices/new");
        await phone.AssertFitsAsync();
        await phone.Page.FillAsync("#f-form-quote", "Die Klappe klemmt, sobald es kalt ist.");
        await phone.Page.FillAsync("#f-form-context", "Rundgang am Tor drei");
        await phone.Page.Locator("main form .btn.primary").TapAsync();
        await Expect(phone.Page.Locator("#f-form-quote")).ToHaveValueAsync("");

        // Who may write down reads nothing by that; who hears voices reads it.
        Assert.Equal(403, (await phone.Page.GotoAsync("/voices"))!.Status);
        await using var ada = await Talk.EnterAsync(chromium, house, house.Host, Screen.All[2]);
        await ada.GoAsync("/voices?q=Klappe%20klemmt");
        await Expect(ada.Page.Locator(".obs .ob-q")).ToHaveTextAsync("Die Klappe klemmt, sobald es kalt ist.");
        await ada.AssertFitsAsync();
        ada.AssertQuiet();
    }

    [GeneratedRegex("/voices/needs/[0-9a-f-]{36}$")]
    private static partial Regex NeedAddress();

    [GeneratedRegex("/threads/[0-9a-f-]{36}")]
    private static partial Regex ThreadAddress();

    [GeneratedRegex(@"/voices/[0-9a-f-]{36}(\?kept=[0-9a-f]+)?$")]
    private static partial Regex VoiceAddress();
}
