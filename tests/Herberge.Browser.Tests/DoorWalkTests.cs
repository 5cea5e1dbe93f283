using System.Globalization;
using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

/// <summary>At the door of a hall with a bad network.</summary>
[Collection(Talking.Name)]
public sealed class DoorWalkTests(Chromium chromium, SmallHouse house)
{
    [Fact]
    public async Task Who_is_let_in_without_network_is_in_once_when_it_comes_back()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var page = svenja.Page;
        await svenja.GoAsync("/gatherings/new");
        var starts = TimeProvider.System.GetUtcNow().AddMinutes(10);
        await page.FillAsync("[name='Form.Title']", "Einlass im Keller");
        await page.Locator("[name='Form.SpaceId']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("[name='Form.TimeZone']").SelectOptionAsync("UTC");
        await page.FillAsync("[name='Form.Day']", Day(starts));
        await page.FillAsync("[name='Form.From']", starts.ToString("HH:mm", CultureInfo.InvariantCulture));
        await page.FillAsync("[name='Form.LastDay']", Day(starts.AddHours(2)));
        await page.FillAsync("[name='Form.To']", starts.AddHours(2).ToString("HH:mm", CultureInfo.InvariantCulture));
        await page.FillAsync("[name='Form.Place']", "Keller");
        await page.Locator("form[data-mentions] button.primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/new", StringComparison.Ordinal), Visit.OnceThere);
        var address = new Uri(page.Url).AbsolutePath;
        await page.Locator(".rsvp input[value=OnSite]").CheckAsync(new LocatorCheckOptions { Force = true });
        await page.Locator(".gath-side form button[type=submit]").First.ClickAsync();
        await Expect(page.Locator(".ticket .code-l")).ToBeVisibleAsync();

        await svenja.GoAsync($"{address}/door");
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.js !== undefined && !document.querySelector('[data-door-scan]')?.hidden");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("[data-door-enter]").First.ClickAsync();
        // A camera that can't be used leaves the code to be typed.
        await page.EvaluateAsync("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError')); }");
        await page.Locator("[data-door-camera]").ClickAsync();
        await Expect(page.Locator("[data-door-scan]")).ToContainTextAsync("Ohne Kamera");
        await Expect(page.Locator("[name=Code]")).ToBeFocusedAsync();
        await page.FillAsync("#f-walkin", "Herr Sommer");
        await page.Locator("#f-walkin").PressAsync("Enter");
        await Expect(page.Locator("[data-door-status]")).ToContainTextAsync("Herr Sommer");
        await Expect(page.Locator(".door-list .is-kept")).ToHaveCountAsync(1);
        await Expect(page.Locator(".door-list .is-in")).ToHaveCountAsync(0);

        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("[data-door-log] li")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-door-status]")).ToBeEmptyAsync();
        await Expect(page.Locator(".door-list .is-in")).ToHaveCountAsync(1);
        await svenja.GoAsync($"{address}/door");
        await Expect(page.Locator(".door-list .is-in")).ToHaveCountAsync(2);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('door:')).length"));
    }

    [Fact]
    public async Task A_session_is_put_into_the_plan_by_drag_and_by_keyboard()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var page = svenja.Page;
        await svenja.GoAsync("/gatherings/new?template=barcamp");
        await page.FillAsync("[name='Form.Title']", "Barcamp im Keller");
        await page.Locator("[name='Form.SpaceId']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.FillAsync("[name='Form.Day']", Day(TimeProvider.System.GetUtcNow().AddDays(9)));
        if (await page.Locator("[name='Form.Place']").InputValueAsync() == "") await page.FillAsync("[name='Form.Place']", "Keller");
        await page.Locator("form[data-mentions] button.primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/new", StringComparison.Ordinal), Visit.OnceThere);
        var address = new Uri(page.Url).AbsolutePath;
        foreach (var title in new[] { "Messen lernen", "Kleben lernen" })
        {
            await svenja.GoAsync($"{address}/sessions");
            await page.FillAsync("[name='Form.Title']", title);
            await page.FillAsync("[name='Form.Text']", "Wofür es gut ist");
            await page.Locator("form:has([name='Form.Title']) button.primary").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = title }).First).ToBeVisibleAsync();
        }

        await svenja.GoAsync($"{address}/plan/edit");
        await page.FillAsync("[name='Form.Rooms']", "Halle | 60\nTeeküche | 4");
        await page.FillAsync("[name='Form.Slots']", "10:00-10:45\n11:00-11:45");
        await page.Locator("form:has([name='Form.Rooms']) button[type=submit], form:has([name='Form.Rooms']) button:not([type])").Last.ClickAsync();
        await Expect(page.Locator("td[data-place]")).ToHaveCountAsync(4);
        await page.WaitForFunctionAsync("() => document.querySelector('[data-session]')?.draggable");

        // Dragged into the first room, and by keyboard into the second at the same hour: refused, both have one host.
        await page.Locator("[data-session]", new() { HasText = "Messen" }).DragToAsync(page.Locator("td[data-place]").First);
        await Expect(page.Locator("td[data-place]").First).ToContainTextAsync("Messen lernen");
        await PutByKeyboardAsync("Kleben lernen", 2);
        await Expect(page.Locator(".toasts, .toast, [role=status]").First).ToBeAttachedAsync();
        await Expect(page.Locator("td[data-place]").Nth(1)).Not.ToContainTextAsync("Kleben");
        await PutByKeyboardAsync("Kleben lernen", 3);
        await Expect(page.Locator("td[data-place]").Nth(2)).ToContainTextAsync("Kleben lernen");

        async Task PutByKeyboardAsync(string title, int downs)
        {
            var card = page.Locator("[data-session]", new() { HasText = title });
            await card.Locator("select").FocusAsync();
            for (var n = 0; n < downs; n++) await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForLoadStateAsync();
        }
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
