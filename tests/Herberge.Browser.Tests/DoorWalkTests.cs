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

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
