using Herberge.Browser.Tests.Setup;

namespace Herberge.Browser.Tests;

[Collection(Talking.Name)]
public sealed class ComponentsTests(Chromium chromium, SmallHouse house)
{
    public static TheoryData<Screen> Screens => new(Screen.All);

    [Theory, MemberData(nameof(Screens))]
    public async Task Every_component_is_accessible_and_fits(Screen screen)
    {
        await using var visit = await OpenSheetAsync(screen);

        await visit.AssertAccessibleAsync();
        await visit.AssertFitsAsync();
        await visit.PictureAsync($"design-{screen}");
        visit.AssertQuiet();
    }

    [Fact]
    public async Task The_composer_formats_and_quotes()
    {
        await using var visit = await OpenSheetAsync(Screen.All[0]);
        var text = visit.Page.Locator("#compose-hell");

        await text.FillAsync("Lager");
        await text.SelectTextAsync();
        await visit.Page.Locator("#compose-hell-form md-bold").ClickAsync();
        Assert.Equal("**Lager**", await text.InputValueAsync());

        await visit.Page.Locator("#p3-hell .prose p").First.SelectTextAsync();
        await visit.Page.Locator("#p3-hell .reply").ClickAsync();
        Assert.Contains("\n> Aus Sicht eines Betreibers", await text.InputValueAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_step_through_a_list_and_show_their_own_list()
    {
        await using var visit = await OpenSheetAsync(Screen.All[0]);

        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("k");
        Assert.Contains("Willkommen", await visit.Page.EvaluateAsync<string>("document.activeElement.textContent"), StringComparison.Ordinal);

        await visit.Page.Keyboard.PressAsync("?");
        Assert.True(await visit.Page.Locator("#keys").IsVisibleAsync());

        await visit.Page.Locator("#keys-on").UncheckAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("?");
        Assert.False(await visit.Page.Locator("#keys").IsVisibleAsync());
    }

    [Fact]
    public async Task Without_scripts_every_control_that_needs_them_is_away()
    {
        await using var visit = await OpenSheetAsync(Screen.All[0], script: false);

        Assert.False(await visit.Page.Locator("#compose-hell-form .toolbar").IsVisibleAsync());
        Assert.False(await visit.Page.Locator("#compose-hell-form [data-mode=preview]").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("#compose-hell-form input[type=file]").IsVisibleAsync());
    }

    private async Task<Visit> OpenSheetAsync(Screen screen, bool script = true)
    {
        var visit = await Talk.EnterAsync(chromium, house, house.Host, screen, script);
        await visit.GoAsync("/_design");
        return visit;
    }
}
