using Herberge.Foundation.Outcomes;
using Herberge.Spaces;
using Herberge.Spaces.Discovery;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces.Kinds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Discovery;

public sealed class SavedSearchTests
{
    [Theory, BothEngines]
    public async Task A_saved_search_tells_once_a_day_of_what_may_be_read_now(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var open = await house.OpenSpaceAsync(svenja, "Offen");
        var closed = await house.OpenSpaceAsync(svenja, "Geschlossen", SpaceKind.Private);
        Assert.NotNull((await tomasz.PageAsync("/search?q=Getriebe")).QuerySelector(".save-search"));
        (await tomasz.ActAsync("/search/save", ("name", "Getriebe"), ("query", "q=Getriebe&type=question&evil=1"), ("alerts", "true"))).LeadsTo("/search/saved");
        Assert.Equal("q=Getriebe&type=Question", await house.InDbAsync(db => db.Set<SavedSearch>().Select(s => s.Query).SingleAsync()));

        house.Clock.Advance(TimeSpan.FromSeconds(5));
        await house.StartAsync(svenja, closed, "Getriebe, nur für uns");
        await house.StartAsync(svenja, open, "Getriebe im Gespräch", kind: ThreadKind.Discussion);
        await house.StartAsync(tomasz, open, "Mein eigenes Getriebe");
        Assert.Equal(0, await AlertAsync(house));
        await house.StartAsync(svenja, open, "Getriebe laut, woran liegt es?");
        Assert.Equal((1, 0), (await AlertAsync(house), await AlertAsync(house)));
        Assert.Contains("1 neuer Treffer", (await tomasz.PageAsync("/search/saved")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Neues in deinen gemerkten Suchen", (await tomasz.PageAsync("/bell")).Body!.TextContent, StringComparison.Ordinal);

        var id = await house.InDbAsync(db => db.Set<SavedSearch>().Select(s => s.Id).SingleAsync());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await svenja.ActAsync($"/search/saved/{id}/open")).StatusCode);
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        (await tomasz.ActAsync($"/search/saved/{id}/open")).LeadsTo("/search?q=Getriebe&type=Question");
        Assert.Contains("nichts Neues", (await tomasz.PageAsync("/search/saved")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<int> AlertAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<AlertOfSearches>().HandleAsync(CancellationToken.None));
}
