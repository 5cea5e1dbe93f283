using System.Net;
using Herberge.Activation.Thanks;
using Herberge.Spaces;
using Herberge.Tests.Api;
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

    [Theory, BothEngines]
    public async Task Programs_thank_invite_and_read_circles_for_their_owner_alone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var (hers, his, admin) = (await house.CallAsync(svenja), await house.CallAsync(tomasz), await house.CallAsync(house.Administrator));
        await hers.DoAsync(HttpMethod.Post, "/activation/thanks", new { to = "@tomasz.wieczorek", text = "Für die halbe Stunde." });
        await Caller.ProblemAsync(HttpStatusCode.BadRequest, await hers.SendAsync(HttpMethod.Post, "/activation/thanks", new { to = "svenja.matthiesen", text = "Mir" }));
        var got = (await his.GetAsync("/activation/thanks"))["got"]!.AsArray().Single()!;
        Assert.Equal(("Für die halbe Stunde.", "svenja.matthiesen"), ((string)got["text"]!, (string)got["handle"]!));
        Assert.Empty((await admin.GetAsync("/activation/thanks"))["got"]!.AsArray());
        await Caller.ProblemAsync(HttpStatusCode.NotFound, await admin.SendAsync(HttpMethod.Delete, $"/activation/thanks/{got["id"]}", null));
        await his.DoAsync(HttpMethod.Delete, $"/activation/thanks/{got["id"]}", null);
        Assert.Empty((await hers.GetAsync("/activation/thanks"))["given"]!.AsArray());

        var made = await hers.MakeAsync("/activation/invitations", new { label = "Aushang", days = 30, leadsTo = "/spaces" });
        var item = (await hers.GetAsync("/activation/invitations"))["items"]!.AsArray().Single()!;
        Assert.Equal(("Aushang", 0, true), ((string)item["label"]!, (int)item["entered"]!, (bool)item["isOpen"]!));
        Assert.Contains("/come-in/", (string)item["link"]!, StringComparison.Ordinal);
        Assert.Empty((await his.GetAsync("/activation/invitations"))["items"]!.AsArray());
        await Caller.ProblemAsync(HttpStatusCode.NotFound, await his.SendAsync(HttpMethod.Delete, $"/activation/invitations/{made["id"]}", null));
        await Caller.ProblemAsync(HttpStatusCode.BadRequest, await hers.SendAsync(HttpMethod.Post, "/activation/invitations", new { days = 31, leadsTo = "//angreifer.example" }));
        await hers.DoAsync(HttpMethod.Delete, $"/activation/invitations/{made["id"]}", null);
        Assert.False((bool)(await hers.GetAsync($"/activation/invitations/{made["id"]}"))["isOpen"]!);
        Assert.Empty((await hers.GetAsync("/activation/circles"))["items"]!.AsArray());
    }

    private static Task<HttpResponseMessage> ThankAsync(Person who, string handle, string text) =>
        who.SubmitAsync("/activation/mine", "thanks", ("Form.Handle", handle), ("Form.Text", text));
}
