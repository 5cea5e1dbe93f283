using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Herberge.Browser.Tests;

/// <summary>In the cellar, on the train: reading on and answering without network.</summary>
[Collection(Talking.Name)]
public sealed class OfflineTests(Chromium chromium, SmallHouse house)
{
    private const string IsKept = """
        async path => {
          if (!navigator.serviceWorker.controller || !await caches.match("/offline")) return false;
          for (const name of await caches.keys()) if (name.startsWith("threads-") && await (await caches.open(name)).match(path)) return true;
          return false;
        }
        """;

    private const string ThreadsKept = """
        async () => {
          let kept = 0;
          for (const name of await caches.keys()) if (name.startsWith("threads-")) kept += (await (await caches.open(name)).keys()).length;
          return kept;
        }
        """;

    [Fact]
    public async Task A_thread_is_read_without_network_two_answers_arrive_once_and_nothing_stays_after_signing_out()
    {
        await using var svenja = await Talk.EnterAsync(chromium, house, house.Svenja);
        var thread = await svenja.AskAsync("Ohne Netz im Lager", "Hier unten gibt es kein WLAN.", "discussion");
        await svenja.GoAsync(thread);
        await svenja.Page.WaitForFunctionAsync(IsKept, thread);

        await svenja.Page.Context.SetOfflineAsync(true);
        await svenja.Page.ReloadAsync();
        await Expect(svenja.Page.GetByText("Hier unten gibt es kein WLAN.")).ToBeVisibleAsync();
        await Expect(svenja.Page.Locator("[data-offline-note]")).ToBeVisibleAsync();
        await AnswerLaterAsync(svenja, "Regal 4 ist leer.", 1);
        await svenja.Page.SetInputFilesAsync("#compose-form input[type=file]", new FilePayload { Name = "Regal 5.txt", MimeType = "text/plain", Buffer = "leer"u8.ToArray() });
        await Expect(svenja.Page.GetByText("geht mit, sobald wieder Netz da ist")).ToBeVisibleAsync();
        await AnswerLaterAsync(svenja, "Regal 5 auch.", 2);
        await Expect(Waiting(svenja).Last).ToContainTextAsync("Regal 5.txt");
        await svenja.Page.ReloadAsync();
        await Expect(Waiting(svenja)).ToHaveCountAsync(2);

        await svenja.Page.Context.SetOfflineAsync(false);
        await Expect(svenja.Post(3)).ToContainTextAsync("Regal 5 auch.");
        await Expect(svenja.Post(2)).ToContainTextAsync("Regal 4 ist leer.");
        var file = await svenja.Page.APIRequest.GetAsync(new Uri(house.Address, (await svenja.Post(3).Locator(".prose a").GetAttributeAsync("href"))!).ToString());
        Assert.Equal("leer", await file.TextAsync());
        await svenja.GoAsync(thread);
        await Expect(Waiting(svenja)).ToHaveCountAsync(0);
        await Expect(svenja.Page.Locator(".posts article[id^=post-]")).ToHaveCountAsync(3);

        await svenja.Page.EvaluateAsync("""document.querySelector('[formaction="/sign-out"]').click()""");
        await svenja.Page.WaitForURLAsync(url => url.Contains("/sign-in", StringComparison.Ordinal), Visit.OnceThere);
        await Expect(svenja.Page.Locator("h1")).ToBeVisibleAsync();
        Assert.Equal(0, await svenja.Page.EvaluateAsync<int>(ThreadsKept));
        await svenja.Page.Context.SetOfflineAsync(true);
        await svenja.Page.GotoAsync(thread);
        await Expect(svenja.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Kein Netz" })).ToBeVisibleAsync();
        await Expect(svenja.Page.GetByText("Hier unten gibt es kein WLAN.")).ToHaveCountAsync(0);
    }

    private static ILocator Waiting(Visit visit) => visit.Page.Locator("[data-waiting-here] article");

    private static async Task AnswerLaterAsync(Visit visit, string text, int waiting)
    {
        await visit.Page.FillAsync("#compose", text);
        await visit.Page.Locator("#compose-form button.primary").ClickAsync();
        await Expect(Waiting(visit)).ToHaveCountAsync(waiting);
        await Expect(Waiting(visit).Last).ToContainTextAsync(text);
    }
}
