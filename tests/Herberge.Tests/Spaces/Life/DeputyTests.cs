using System.Net;
using Herberge.Foundation.Access;
using Herberge.Spaces;
using Herberge.Spaces.Life;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Life;

public sealed class DeputyTests
{
    [Theory, BothEngines]
    public async Task A_deputy_has_the_rights_of_a_host_within_their_days_and_nothing_before_or_after(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, rosa) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"), await house.InviteAsync("Rosa Figueiredo", "Produktion"));
        var space = await house.OpenSpaceAsync(svenja, "Preisrunde", SpaceKind.Private, members: [tomasz, rosa]);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        await NameAsync(house, svenja, tomasz, today.AddDays(5), today.AddDays(7));

        await HasNothingAsync(house, tomasz, rosa, space);
        Assert.Contains("Vertretung", (await tomasz.PageAsync("/bell")).Body!.TextContent);

        house.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(HttpStatusCode.OK, (await tomasz.GetAsync("/spaces/preisrunde/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tomasz.GetAsync("/spaces/preisrunde/moderation")).StatusCode);
        await house.StartAsync(tomasz, space, "Ab Montag gilt die neue Liste", "Bitte lesen", ThreadKind.Announcement);
        Assert.Contains("Vertretung bis", (await rosa.PageAsync("/spaces/preisrunde")).QuerySelector("aside .people, .people")!.TextContent);
        // Not what would outlast the days.
        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync($"/spaces/preisrunde/members/{tomasz.Id}/role", ("role", "Host"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync($"/spaces/preisrunde/members/{svenja.Id}/remove")).StatusCode);
        var longer = await house.InScopeAsync(async services => await services.GetRequiredService<Deputies>()
            .NameAsync("preisrunde", new DeputyInput("@rosa.figueiredo", svenja.Id, today.AddDays(6), today.AddDays(60)), await tomasz.ViewerAsync(), CancellationToken.None));
        Assert.Equal("deputy-appoints-nobody", longer.Problem.Code);

        house.Clock.Advance(TimeSpan.FromDays(3));
        await HasNothingAsync(house, tomasz, rosa, space);
        Assert.DoesNotContain("Vertretung bis", (await rosa.PageAsync("/spaces/preisrunde/charter")).Body!.TextContent);
    }

    [Theory, BothEngines]
    public async Task Who_stops_hosting_takes_the_deputy_along_and_no_guest_stands_in(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, hanna) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"), await house.InviteAsync("Hanna Host", "Personal", roles: HouseRoles.Host));
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        var space = await house.OpenSpaceAsync(svenja, "Partnerforum", SpaceKind.Open, withPartners: true, tomasz, jasper, hanna);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);

        var guest = await house.InScopeAsync(async services => await services.GetRequiredService<Deputies>()
            .NameAsync("partnerforum", new DeputyInput("Jasper de Vries", svenja.Id, today, today.AddDays(3)), await svenja.ViewerAsync(), CancellationToken.None));
        Assert.Equal("deputy-who", guest.Problem.Code);

        await NameAsync(house, svenja, tomasz, today.AddDays(-1), today.AddDays(3));
        Assert.Equal(HttpStatusCode.OK, (await tomasz.GetAsync("/spaces/partnerforum/settings")).StatusCode);
        await house.InDbAsync(db => db.Set<SpaceMember>().Where(m => m.SpaceId == space && m.MemberId == hanna.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, SpaceRole.Host)));
        await hanna.ActAsync($"/spaces/partnerforum/members/{svenja.Id}/role", ("role", "Member"));

        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.GetAsync("/spaces/partnerforum/settings")).StatusCode);
    }

    private static async Task HasNothingAsync(TestHouse house, Person deputy, Person other, Guid space)
    {
        foreach (var page in new[] { "settings", "moderation", "hosting", "health", "merge", "charter/edit" })
            Assert.Equal(HttpStatusCode.Forbidden, (await deputy.GetAsync($"/spaces/preisrunde/{page}")).StatusCode);
        foreach (var act in new[] { "archive", "keep", $"members/{other.Id}/remove", $"members/{deputy.Id}/role" })
            Assert.Equal(HttpStatusCode.Forbidden, (await deputy.ActAsync($"/spaces/preisrunde/{act}", ("role", "Host"))).StatusCode);
        var viewer = await deputy.ViewerAsync();
        var announced = await house.InScopeAsync(services => services.GetRequiredService<StartThread>()
            .HandleAsync(new StartThreadInput(space, ThreadKind.Announcement, "An alle", "Hört her"), viewer, CancellationToken.None));
        Assert.Equal("announcement-hosts-only", announced.Problem.Code);
    }

    private static async Task NameAsync(TestHouse house, Person host, Person deputy, DateOnly from, DateOnly until)
    {
        var slug = await house.InDbAsync(db => db.Set<SpaceMember>().Where(m => m.MemberId == deputy.Id).Join(db.Set<Space>(), m => m.SpaceId, s => s.Id, (_, s) => s.Slug).FirstAsync());
        var handle = await house.InDbAsync(db => db.Set<Herberge.People.Member>().Where(m => m.Id == deputy.Id).Select(m => m.Handle).SingleAsync());
        var answer = await host.SubmitAsync($"/spaces/{slug}/hosting", "deputy", ("Named.Who", $"@{handle}"), ("Named.HostId", host.Id.ToString()),
            ("Named.From", $"{from:yyyy-MM-dd}"), ("Named.Until", $"{until:yyyy-MM-dd}"));
        answer.LeadsTo($"/spaces/{slug}/hosting");
    }
}
