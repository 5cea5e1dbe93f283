using System.Net;
using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Herberge.Spaces.Notices.Calls;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Notices;

public sealed class CallTests
{
    [Theory, BothEngines]
    public async Task A_call_reaches_every_member_beside_their_settings_says_why_and_is_rare(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, rosa) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"), await house.InviteAsync("Rosa Figueiredo"));
        var outside = await house.InviteAsync("Ines Vogelsang");
        await house.OpenSpaceAsync(svenja, "Werk Nord", SpaceKind.Open, false, tomasz, rosa);
        await tomasz.SubmitAsync("/settings/mails", "mails", [.. MailWish.OfferedInSpaces.Select(k => ($"Form.Paces[{k}]", "Never"))]);
        await rosa.SubmitAsync("/settings/mails", "hours", ("Hours.QuietFrom", "00:00"), ("Hours.QuietUntil", "23:59"));

        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.GetAsync("/spaces/werk-nord/call")).StatusCode);
        Assert.Contains("Sag in höchstens 300 Zeichen", await (await CallAsync(svenja, "Ohne Grund", "")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await CallAsync(svenja, "Werk bleibt morgen zu", "Die Zufahrt ist gesperrt.", "@rosa.figueiredo weiß mehr")).StatusCode);
        await house.SendMailsAsync();

        foreach (var person in (Person[])[tomasz, rosa])
        {
            var mail = Assert.Single(await house.MailsToAsync(person));
            Assert.Contains("Werk bleibt morgen zu", mail.Subject, StringComparison.Ordinal);
            Assert.Contains("auch wenn sie sonst keine möchten. Grund: Die Zufahrt ist gesperrt.", mail.Text, StringComparison.Ordinal);
            Assert.Null(mail.OneClick);
        }

        Assert.Empty(await house.MailsToAsync(outside));
        Assert.Empty(await house.MailsToAsync(svenja));
        Assert.Equal(["Die Zufahrt ist gesperrt."], await house.InDbAsync(db => db.Audit.Where(a => a.Action == "space.called").Select(a => a.Detail).ToListAsync()));

        await CallAsync(svenja, "Noch einmal", "Es bleibt dabei.");
        await CallAsync(svenja, "Und wieder", "Es bleibt dabei.");
        Assert.Equal(SpaceCall.Most, await house.InDbAsync(db => db.SpaceCalls.CountAsync()));
        Assert.Equal(SpaceCall.Most, await house.InDbAsync(db => db.Set<DiscussionThread>().CountAsync()));
        Assert.Contains("Gerade nicht möglich", (await svenja.PageAsync("/spaces/werk-nord/call")).Body!.TextContent, StringComparison.Ordinal);
        house.Clock.Advance(SpaceCall.Within + TimeSpan.FromDays(1));
        var viewer = await svenja.ViewerAsync();
        Assert.True((await house.InScopeAsync(services => services.GetRequiredService<CallAll>().HandleAsync("werk-nord", new CallAllInput("Nächsten Monat", "Bitte lesen.", "Wieder gesperrt."), viewer, CancellationToken.None))).Succeeded);
        Assert.Equal(SpaceCall.Most + 1, await house.InDbAsync(db => db.SpaceCalls.CountAsync()));
    }

    private static Task<HttpResponseMessage> CallAsync(Person host, string title, string reason, string body = "Bitte lesen.") =>
        host.SubmitAsync("/spaces/werk-nord/call", "call", ("Form.Title", title), ("Form.Body", body), ("Form.Reason", reason));
}
