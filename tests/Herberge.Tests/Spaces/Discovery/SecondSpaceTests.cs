using System.Net;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces;
using Herberge.Spaces.Discovery;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces.Kinds;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces.Discovery;

public sealed class SecondSpaceTests
{
    private const string Title = "Kalibrierung der Anlage 7";

    [Theory, BothEngines]
    public async Task Readers_of_either_space_read_and_write_one_conversation_and_undo_ends_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var outside = await house.InviteAsync("Kerstin Böhm", "Qualität");
        var guest = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        var home = await house.OpenSpaceAsync(svenja, "Service", SpaceKind.Restricted);
        var second = await house.OpenSpaceAsync(svenja, "Einkauf", SpaceKind.Restricted, withPartners: true, tomasz, guest);
        var thread = await house.StartAsync(svenja, home, Title, "Messwert 4711 an der Anlage.");
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.GetAsync($"/threads/{thread}")).StatusCode);

        (await svenja.SubmitAsync($"/threads/{thread}/second-space", "second", ("Slug", "einkauf"))).LeadsTo($"/threads/{thread}");

        // A member of the second space reads, finds, is told and writes; a guest there and somebody outside both don't.
        foreach (var path in new[] { $"/threads/{thread}", "/spaces/einkauf", "/search?q=4711", "/" })
            Assert.Contains(Title, (await tomasz.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await house.AnswerAsync(tomasz, thread, "Ich kümmere mich, @svenja.matthiesen.")).Number);
        await tomasz.ActAsync($"/threads/{thread}/follow", ("state", "following"));
        await house.AnswerAsync(svenja, thread, "Danke @tomasz.wieczorek und @kerstin.boehm");
        Assert.Contains(await house.InDbAsync(db => db.Set<Notification>().Where(n => n.ThreadId == thread && n.Kind == NotificationKind.Mention).Select(n => n.MemberId).ToListAsync()), id => id == tomasz.Id);
        Assert.DoesNotContain(await house.InDbAsync(db => db.Set<Notification>().Where(n => n.ThreadId == thread).Select(n => n.MemberId).ToListAsync()), id => id == outside.Id || id == guest.Id);
        foreach (var stranger in new[] { outside, guest })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/threads/{thread}")).StatusCode);
            Assert.Equal("not-found", (await house.TryAnswerAsync(stranger, new AddPostInput(thread, "Hinein"))).Problem.Code);
            foreach (var path in new[] { "/search?q=4711", "/" })
                Assert.DoesNotContain(Title, await (await stranger.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Title, await (await guest.GetAsync("/spaces/einkauf")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([1, 1], await house.InDbAsync(db => db.Set<Space>().OrderBy(s => s.CreatedAt).Select(s => s.ThreadCount).ToListAsync()));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Occasion>().CountAsync(o => o.Kind == "cross-post" && o.SubjectId == thread)));

        await svenja.ActAsync($"/threads/{thread}/second-space/undo");
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.GetAsync($"/threads/{thread}")).StatusCode);
        Assert.DoesNotContain(Title, (await tomasz.PageAsync("/search?q=4711")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await house.ThreadAsync(thread)).PostCount);
        Assert.Equal([1, 0], await house.InDbAsync(db => db.Set<Space>().OrderBy(s => s.CreatedAt).Select(s => s.ThreadCount).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task Private_spaces_take_no_part_neither_at_the_start_nor_when_they_become_private(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var closed = await house.OpenSpaceAsync(svenja, "Geschlossen", SpaceKind.Private);
        var open = await house.OpenSpaceAsync(svenja, "Offen");
        var home = await house.OpenSpaceAsync(svenja, "Service", SpaceKind.Restricted);
        var secret = await house.StartAsync(svenja, closed, Title);
        var thread = await house.StartAsync(svenja, home, "Noch eine");
        Assert.Equal("second-space-private", await ShareAsync(house, svenja, secret, "offen"));
        Assert.Equal("second-space-where", await ShareAsync(house, svenja, thread, "geschlossen"));
        Assert.Equal("not-found", await ShareAsync(house, tomasz, thread, "offen"));
        Assert.Null(await ShareAsync(house, svenja, thread, "offen"));
        Assert.Equal("second-space-one", await ShareAsync(house, svenja, thread, "offen"));
        Assert.Equal(HttpStatusCode.OK, (await tomasz.GetAsync($"/threads/{thread}")).StatusCode);

        await house.InDbAsync(db => db.Set<Space>().Where(s => s.Id == home).ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Private)));
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.GetAsync($"/threads/{thread}")).StatusCode);
        Assert.DoesNotContain("Noch eine", (await tomasz.PageAsync("/spaces/offen")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string?> ShareAsync(TestHouse house, Person person, Guid thread, string slug)
    {
        var result = await house.DoAsync<ShareInSecondSpace, Result<Done>>(person, (share, viewer) => share.HandleAsync(thread, slug, viewer, CancellationToken.None));
        return result.Succeeded ? null : result.Problem.Code;
    }
}
