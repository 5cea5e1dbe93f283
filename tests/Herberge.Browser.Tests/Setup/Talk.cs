using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Herberge.Browser.Tests.Setup;

/// <summary>What people do in a thread, as steps of the tests.</summary>
internal static partial class Talk
{
    public const string Space = "/spaces/werkstoff-stammtisch";

    public static async Task<Visit> EnterAsync(Chromium chromium, DemoHouse house, string who, Screen? screen = null, bool script = true)
    {
        var visit = await Visit.StartAsync(chromium, house.Address, screen ?? Screen.All[0], script);
        await visit.SignInAsync(who, house.Password);
        return visit;
    }

    /// <summary>Starts a thread and returns its address without what stands behind the path.</summary>
    public static async Task<string> AskAsync(this Visit visit, string title, string body, string kind = "question", string space = Space)
    {
        await visit.GoAsync($"{space}/new?kind={kind}");
        await visit.Page.FillAsync("input[name=title]", title);
        await visit.Page.FillAsync("#compose", body);
        return await visit.SubmitAsync();
    }

    public static async Task<string> AnswerAsync(this Visit visit, string thread, string body)
    {
        await visit.GoAsync(thread);
        await visit.Page.FillAsync("#compose", body);
        return await visit.SubmitAsync();
    }

    /// <summary>Sends what is in the composer and waits for the thread.</summary>
    public static async Task<string> SubmitAsync(this Visit visit)
    {
        var before = visit.Page.Url;
        await visit.Page.Locator("#compose-form button.primary").ClickAsync();
        await visit.Page.WaitForURLAsync(url => url != before && ThreadAddress().IsMatch(url), Visit.OnceThere);
        return new Uri(visit.Page.Url).AbsolutePath;
    }

    /// <summary>Many short answers at once, sent as the composer sends them.</summary>
    public static async Task AnswerOftenAsync(this Visit visit, string thread, int times)
    {
        await visit.GoAsync(thread);
        var wrong = await visit.Page.EvaluateAsync<string>("""
            async times => {
              for (let i = 1; i <= times; i++) {
                const form = new FormData(document.querySelector("#compose-form"));
                form.set("body", `Messung ${i} ist da.`);
                form.delete("key");
                form.delete("files");
                const answer = await fetch(location.pathname, { method: "POST", body: form, redirect: "manual" });
                if (answer.type !== "opaqueredirect") return `${i}: ${answer.status}`;
              }
              return "";
            }
            """, times);
        Assert.Equal("", wrong);
    }

    /// <summary>Opens the list of what can be done with a post and chooses from it.</summary>
    public static async Task ChooseAsync(this Visit visit, int post, string what)
    {
        var choice = visit.Page.Locator("#thing-menu").GetByText(what, new LocatorGetByTextOptions { Exact = true });
        for (var left = 3; ; left--)
        {
            await visit.Page.Locator($"#post-{post} [data-menu]").ClickAsync();
            try
            {
                await choice.ClickAsync(new LocatorClickOptions { Timeout = 15_000 });
                return;
            }
            catch (TimeoutException) when (left > 1)
            {
                // The page moved under the pointer, and a press beside a list closes it: people open it again.
            }
        }
    }

    public static ILocator Post(this Visit visit, int number) => visit.Page.Locator($"#post-{number}");

    public static ILocator Composer(this Visit visit) => visit.Page.Locator("#compose");

    [GeneratedRegex("/threads/[0-9a-f-]{36}", RegexOptions.NonBacktracking)]
    private static partial Regex ThreadAddress();
}
