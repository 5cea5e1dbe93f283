using System.Net;
using Herberge.Foundation.Access;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Voices;

public sealed class AppointTests
{
    [Theory, BothEngines]
    public async Task An_administrator_makes_somebody_a_community_manager_and_nobody_else_does(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, paul) = (await house.InviteAsync("Mira Kunz", "Vertrieb"), await house.InviteAsync("Paul Lorenz", "Service", roles: HouseRoles.CommunityManager));
        var guest = await house.InviteAsync("Jean Petit", partner: "Acme");
        Assert.Contains("Community Management", (await house.Administrator.PageAsync($"/admin/people/{mira.Id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await paul.ActAsync($"/admin/people/{mira.Id}/role", ("role", "CommunityManager"), ("on", "true"));
        Assert.Equal(HttpStatusCode.Forbidden, (await mira.GetAsync("/voices")).StatusCode);
        await house.Administrator.ActAsync($"/admin/people/{mira.Id}/role", ("role", "CommunityManager"), ("on", "true"));
        await house.Administrator.ActAsync($"/admin/people/{guest.Id}/role", ("role", "CommunityManager"), ("on", "true"));
        Assert.Equal(HttpStatusCode.OK, (await mira.GetAsync("/voices")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync("/voices")).StatusCode);

        await house.Administrator.ActAsync($"/admin/people/{mira.Id}/role", ("role", "CommunityManager"), ("on", "false"));
        Assert.Equal(HttpStatusCode.Forbidden, (await mira.GetAsync("/voices")).StatusCode);
    }
}
