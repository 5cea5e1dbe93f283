using System.Text.RegularExpressions;
using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Herberge.Browser.Tests;

/// <summary>Ways into the house, in a real browser: a passkey of Chromium's virtual authenticator, and a link from a mail.</summary>
[Collection(Talking.Name)]
public sealed partial class SignInTests(Chromium chromium, SmallHouse demo)
{
    private static readonly Screen Wide = Screen.All[0];

    [Fact]
    public async Task A_passkey_opens_the_door_until_it_is_removed()
    {
        await using var visit = await Visit.StartAsync(chromium, demo.Address, Wide);
        var page = visit.Page;
        await CarryKeyAsync(page);
        await visit.SignInAsync(demo.Host, demo.Password);

        await visit.GoAsync("/me/settings/sign-in");
        await page.FillAsync("#passkey-name", "Mein Rechner");
        await page.ClickAsync("[data-passkey=add]");
        await page.WaitForSelectorAsync(".keeping");
        Assert.Contains("noch nicht benutzt", await page.InnerTextAsync(".keeping"), StringComparison.Ordinal);
        visit.AssertQuiet();

        await page.Context.ClearCookiesAsync();
        await visit.GoAsync("/sign-in?returnUrl=%2Fme%2Fsettings%2Fsign-in");
        await page.ClickAsync("[data-passkey=sign-in]");
        await page.WaitForURLAsync("**/me/settings/sign-in", Visit.OnceThere);
        await page.WaitForSelectorAsync(".keeping");
        var kept = await page.InnerTextAsync(".keeping");
        Assert.Contains("Mein Rechner", kept, StringComparison.Ordinal);
        Assert.Contains("zuletzt benutzt", kept, StringComparison.Ordinal);
        await visit.AssertAccessibleAsync();
        visit.AssertQuiet();

        await page.ClickAsync(".keeping button");
        await page.ClickAsync("#confirm [data-go]");
        await page.WaitForSelectorAsync(".keeping", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        await page.Context.ClearCookiesAsync();
        await visit.GoAsync("/sign-in");
        // The button does nothing until its script is there.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var refused = page.WaitForResponseAsync(answer => answer.Url.EndsWith("/sign-in/passkey", StringComparison.Ordinal));
        await page.ClickAsync("[data-passkey=sign-in]");

        Assert.Equal(401, (await refused).Status);
        await page.WaitForSelectorAsync("#toasts .toast");
        Assert.Contains("nicht gepasst", await page.InnerTextAsync("#toasts"), StringComparison.Ordinal);
        Assert.EndsWith("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_from_a_mail_opens_the_door_once_and_lets_set_a_password_without_the_old(bool script)
    {
        await using var visit = await Visit.StartAsync(chromium, demo.Address, Wide, script);
        var page = visit.Page;
        var before = demo.Mails();
        await visit.GoAsync("/sign-in");
        await page.FillAsync("#f-link-email", demo.Guest);
        await page.PressAsync("#f-link-email", "Enter");
        await page.WaitForSelectorAsync("[role=status] h1");

        var link = Link().Match(await demo.NextMailAsync(before)).Value;
        await page.GotoAsync(link);
        await page.ClickAsync("main button.primary");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), Visit.OnceThere);

        await visit.GoAsync("/me/settings/sign-in");
        Assert.Equal(0, await page.Locator("#f-form-current").CountAsync());
        await page.FillAsync("#f-form-password", demo.Password);
        await page.PressAsync("#f-form-password", "Enter");
        await page.WaitForSelectorAsync(".toast");
        visit.AssertQuiet();

        await page.GotoAsync("about:blank");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(link);
        await page.ClickAsync("main button.primary");
        await page.WaitForSelectorAsync("[role=alert]");

        await page.GotoAsync("/sign-in");
        await page.FillAsync("input[type=email]", demo.Guest);
        await page.FillAsync("input[type=password]", demo.Password);
        await page.PressAsync("input[type=password]", "Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), Visit.OnceThere);
    }

    private static async Task CarryKeyAsync(IPage page)
    {
        var developer = await page.Context.NewCDPSessionAsync(page);
        await developer.SendAsync("WebAuthn.enable");
        await developer.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    [GeneratedRegex(@"http://localhost:\d+/sign-in/link\?t=[^\s]+")]
    private static partial Regex Link();
}
