using Herberge.Spaces;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Spaces;

public sealed class SpaceListTests
{
    [Theory, BothEngines]
    public async Task A_private_space_is_invisible_to_those_outside_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        await house.OpenSpaceAsync(svenja, "Gehaltsrunde", SpaceKind.Private);
        await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Restricted);

        var page = await tomasz.PageAsync("/spaces");

        Assert.DoesNotContain("Gehaltsrunde", page.Body!.TextContent);
        Assert.Contains("Ersatzteile", page.Body!.TextContent);
        Assert.Contains("Gehaltsrunde", (await svenja.PageAsync("/spaces")).Body!.TextContent);
    }

    [Theory, BothEngines]
    public async Task A_guest_sees_only_spaces_they_were_let_into(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open);
        await house.OpenSpaceAsync(svenja, "Partnerforum", SpaceKind.Open, true, jasper);

        var text = (await jasper.PageAsync("/spaces")).Body!.TextContent;

        Assert.Contains("Partnerforum", text);
        Assert.DoesNotContain("Ersatzteile", text);
    }
}
