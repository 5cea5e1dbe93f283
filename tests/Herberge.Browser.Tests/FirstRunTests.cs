using Herberge.Browser.Tests.Setup;

namespace Herberge.Browser.Tests;

public sealed class FirstRunTests(Chromium chromium, EmptyHouse house) : IClassFixture<Chromium>, IClassFixture<EmptyHouse>
{
    public static TheoryData<Screen> Screens => new(Screen.All);

    [Theory, MemberData(nameof(Screens))]
    public async Task The_first_page_of_an_empty_house_is_whole(Screen screen)
    {
        await using var visit = await Visit.StartAsync(chromium, house.Address, screen);

        await visit.GoAsync("/");

        Assert.EndsWith("/welcome", visit.Page.Url, StringComparison.Ordinal);
        await visit.AssertAccessibleAsync();
        await visit.AssertFitsAsync();
        await visit.PictureAsync($"welcome-{screen}");
        visit.AssertQuiet();
    }
}
