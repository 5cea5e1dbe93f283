using Herberge.Foundation.Outcomes;
using Herberge.Spaces;
using Herberge.Spaces.Kinds.Announcements;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces.Kinds;

public sealed class AnnouncementTests
{
    [Theory]
    [InlineData(0, 4, AcknowledgementReach.Untold, null, null)]
    [InlineData(4, 4, AcknowledgementReach.Untold, null, null)]
    [InlineData(4, 8, AcknowledgementReach.Untold, null, null)]
    [InlineData(4, 20, AcknowledgementReach.HardlyAny, null, null)]
    [InlineData(5, 10, AcknowledgementReach.Some, 5, 5)]
    [InlineData(17, 20, AcknowledgementReach.AlmostAll, null, null)]
    [InlineData(20, 20, AcknowledgementReach.All, 20, 0)]
    public void Hosts_learn_no_number_under_five_and_none_that_gives_one_away(int done, int asked, AcknowledgementReach reach, int? shownDone, int? shownMissing) =>
        Assert.Equal(new AcknowledgementCount(reach, shownDone, shownMissing), AcknowledgementCount.Of(done, asked));

    [Theory, BothEngines]
    public async Task Members_acknowledge_hosts_see_numbers_and_nobody_sees_names(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Service", members: tomasz);
        var crowd = await house.CrowdAsync(10, space);
        var thread = await AnnounceAsync(house, svenja, space, "Neue Prüfung", null);
        foreach (var viewer in crowd.Take(5))
            Assert.True((await house.InScopeAsync(services => Get<Acknowledge>(services).HandleAsync(thread, done: true, viewer, CancellationToken.None))).Succeeded);

        Assert.Contains("5 haben bestätigt, 6 noch nicht.", (await svenja.PageAsync($"/threads/{thread}")).QuerySelector(".acknowledge")!.TextContent, StringComparison.Ordinal);
        var his = (await tomasz.PageAsync($"/threads/{thread}")).QuerySelector(".acknowledge")!;
        Assert.DoesNotContain("haben bestätigt", his.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await tomasz.PageAsync("/spaces/service")).QuerySelector(".board-list .waits"));

        (await tomasz.ActAsync($"/threads/{thread}/acknowledge", ("on", "true"))).LeadsTo($"/threads/{thread}");
        Assert.Contains("Du hast das bestätigt", (await tomasz.PageAsync($"/threads/{thread}")).QuerySelector(".acknowledge")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await tomasz.PageAsync("/spaces/service")).QuerySelector(".board-list .waits"));
        var host = await (await svenja.GetAsync($"/threads/{thread}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Tomasz Wieczorek", host, StringComparison.Ordinal);
        Assert.DoesNotContain("Mit Glied", host, StringComparison.Ordinal);
        Assert.Empty(await house.InDbAsync(db => db.Acts.Where(a => a.MemberId == tomasz.Id && a.SubjectId == thread).ToListAsync()));
        Assert.Empty(await house.InDbAsync(db => db.Audit.Where(a => a.ActorId == tomasz.Id).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task After_its_last_day_an_announcement_leaves_the_front_and_stays_readable(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Service");
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        var thread = await AnnounceAsync(house, svenja, space, "Kantine zu", today.AddDays(2));
        await svenja.ActAsync($"/threads/{thread}/pin", ("on", "true"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await house.StartAsync(svenja, space, "Danach gefragt");

        Assert.Equal([thread, later], await OrderAsync(house, svenja, space));
        Assert.NotNull((await svenja.PageAsync("/spaces/service")).QuerySelector(".board-list"));
        house.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal([later, thread], await OrderAsync(house, svenja, space));
        Assert.Null((await svenja.PageAsync("/spaces/service")).QuerySelector(".board-list"));
        Assert.Contains("Stand bis", (await svenja.PageAsync($"/threads/{thread}")).QuerySelector(".acknowledge")!.TextContent, StringComparison.Ordinal);
    }

    private static T Get<T>(IServiceProvider services) where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(services);

    private static async Task<Guid> AnnounceAsync(TestHouse house, Person host, Guid space, string title, DateOnly? last)
    {
        var result = await house.DoAsync<StartAnnouncement, Result<ThreadStarted>>(host, (start, viewer) =>
            start.HandleAsync(new StartAnnouncementInput(space, title, "Bitte lesen.", AsksToAcknowledge: last is null, last), viewer, CancellationToken.None));
        Assert.True(result.Succeeded);
        return result.Value.ThreadId;
    }

    private static async Task<List<Guid>> OrderAsync(TestHouse house, Person person, Guid space) =>
        [.. (await house.DoAsync<ListThreads, ThreadListing>(person, (list, viewer) => list.HandleAsync(new ThreadListRequest(space), viewer, CancellationToken.None))).Threads.Select(t => t.Id)];
}
