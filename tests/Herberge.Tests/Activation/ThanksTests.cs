using System.Net;
using Herberge.Activation.Thanks;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Activation;

public sealed class ThanksTests
{
    [Theory, BothEngines]
    public async Task Thanks_are_between_two_and_firsts_are_ones_own(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Montage", members: tomasz);
        var thread = await house.StartAsync(svenja, space, "Wer kennt den Sensor?");
        await house.AnswerAsync(tomasz, thread, "Ich, ruf mich an.");

        Assert.Equal(HttpStatusCode.OK, (await ThankAsync(svenja, "@svenja.matthiesen", "Mir selbst danke ich")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ThankAsync(svenja, "@tomasz.wieczorek", "Für die halbe Stunde am Telefon.")).StatusCode);
        var way = await tomasz.PageAsync("/activation/mine");
        Assert.Contains("halbe Stunde am Telefon", way.QuerySelector("[aria-labelledby='got-h']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(NotificationKind.Thanked, (await house.InDbAsync(db => db.Notifications.SingleAsync(n => n.MemberId == tomasz.Id && n.ActorId == svenja.Id && n.Kind == NotificationKind.Thanked))).Kind);
        // Reached: written and answered; an idea and a gathering are ahead.
        Assert.Equal(2, way.QuerySelectorAll(".milestones li:not(.ahead)").Length);
        Assert.Equal(7, way.QuerySelectorAll(".milestones li.ahead").Length);
        Assert.DoesNotContain("Telefon", (await house.Administrator.PageAsync("/activation/mine")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Telefon", (await house.Administrator.PageAsync("/people/tomasz.wieczorek")).Body!.TextContent, StringComparison.Ordinal);

        var id = await house.InDbAsync(db => db.Set<Thank>().Select(t => t.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.ActAsync($"/activation/mine/thanks/{id}/remove")).StatusCode);
        await tomasz.ActAsync($"/activation/mine/thanks/{id}/remove");
        Assert.DoesNotContain("Telefon", (await svenja.PageAsync("/activation/mine")).Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await house.InDbAsync(db => db.Notifications.AnyAsync(n => n.Kind == NotificationKind.Thanked)));
    }

    private static Task<HttpResponseMessage> ThankAsync(Person who, string handle, string text) =>
        who.SubmitAsync("/activation/mine", "thanks", ("Form.Handle", handle), ("Form.Text", text));
}
