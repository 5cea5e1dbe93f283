using Herberge.Foundation.Access;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces.Life;

public sealed class CharterTests
{
    [Theory, BothEngines]
    public async Task A_charter_stands_at_the_door_and_a_welcome_is_shown_once_to_those_who_join(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, rosa) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"), await house.InviteAsync("Rosa Figueiredo", "Produktion"));
        var space = await house.OpenSpaceAsync(svenja, "Preisrunde", SpaceKind.Restricted, members: [rosa]);
        var thread = await house.StartAsync(svenja, space, "Wer ist hier wer", "Stellt euch vor", ThreadKind.Discussion);
        (await svenja.SubmitAsync("/spaces/preisrunde/charter/edit", "charter", ("Form.Aim", "Preise abstimmen <b>"), ("Form.Promises", "Antwort in zwei Tagen\nKein Protokoll"), ("Form.Elsewhere", "Bestellungen"))).LeadsTo("/spaces/preisrunde/charter");
        var tooLong = await svenja.SubmitAsync("/spaces/preisrunde/charter/edit", "charter", ("Form.Aim", new string('a', 2001)));
        Assert.Contains("2000", (await tooLong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await svenja.SubmitAsync("/spaces/preisrunde/hosting", "welcome", ("Greeting.Text", "Schön, dass du **da** bist"), ("Greeting.ThreadId", thread.ToString()))).LeadsTo("/spaces/preisrunde/hosting");

        var door = (await tomasz.PageAsync("/spaces/preisrunde")).QuerySelector("main")!;
        Assert.Contains("Preise abstimmen <b>", door.TextContent);
        Assert.DoesNotContain("Wer ist hier wer", door.TextContent);
        Assert.Equal(2, (await rosa.PageAsync("/spaces/preisrunde/charter")).QuerySelectorAll(".charter section:first-of-type li").Length);
        // Who was there before isn't welcomed.
        Assert.Null((await rosa.PageAsync("/spaces/preisrunde")).QuerySelector(".welcome-card"));

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await tomasz.ActAsync("/spaces/preisrunde/ask", ("text", "Ich verhandle mit."));
        await svenja.ActAsync($"/spaces/preisrunde/requests/{tomasz.Id}/accept");
        var card = (await tomasz.PageAsync("/spaces/preisrunde")).QuerySelector(".welcome-card")!;
        Assert.NotNull(card.QuerySelector("strong"));
        Assert.NotNull(card.QuerySelector($"a[href='/threads/{thread}']"));
        await tomasz.ActAsync("/spaces/preisrunde/welcome/done");
        Assert.Null((await tomasz.PageAsync("/spaces/preisrunde")).QuerySelector(".welcome-card"));
        Assert.True(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Action == "space.charter-changed")));
    }
}
