using System.Net;
using Herberge.Foundation.Ledger;
using Herberge.Ideas;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

public sealed class TeamTests
{
    [Theory, BothEngines]
    public async Task Who_is_asked_belongs_with_their_own_yes_and_ties_run_both_ways(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, linh, tomasz, idea) = await ArrangeAsync(house);

        await samuel.ActAsync($"/ideas/{idea}/team/ask", ("who", "@linh.nguyen"));
        Assert.Empty(await TiesAsync(house));
        Assert.DoesNotContain("Linh Nguyen", (await tomasz.PageAsync($"/ideas/{idea}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await linh.PageAsync($"/ideas/{idea}")).QuerySelector($"button[formaction='/ideas/{idea}/team/accept']"));
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.ActAsync($"/ideas/{idea}/team/accept")).StatusCode);

        await linh.ActAsync($"/ideas/{idea}/team/accept");
        await tomasz.ActAsync($"/ideas/{idea}/team/help");
        Assert.Equal(6, (await TiesAsync(house)).Count(t => t.Value == 1));
        Assert.Contains("Linh Nguyen", (await tomasz.PageAsync($"/ideas/{idea}")).QuerySelector("#team")!.TextContent, StringComparison.Ordinal);

        await tomasz.ActAsync($"/ideas/{idea}/team/leave");
        Assert.Equal([(linh.Id, samuel.Id), (samuel.Id, linh.Id)], (await TiesAsync(house)).Where(t => t.Value == 1).Select(t => t.Key).Order());
        Assert.Equal(2, await house.InDbAsync(db => db.Acts.CountAsync(a => a.Kind == ActKind.JoinedIdea)));
        Assert.Equal(2, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.IdeaTeamJoined && n.MemberId == samuel.Id)));
    }

    [Theory, BothEngines]
    public async Task A_no_leaves_nothing_behind_and_nobody_is_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, linh, _, idea) = await ArrangeAsync(house);
        await samuel.ActAsync($"/ideas/{idea}/team/ask", ("who", "linh.nguyen"));

        await linh.ActAsync($"/ideas/{idea}/team/decline");

        Assert.Equal([samuel.Id], await house.InDbAsync(db => db.IdeaPeople.Select(p => p.MemberId).ToListAsync()));
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.MemberId == samuel.Id)));
    }

    [Theory, BothEngines]
    public async Task An_idea_keeps_an_author_and_authors_take_out_helpers_but_not_each_other(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, linh, tomasz, idea) = await ArrangeAsync(house);
        await tomasz.ActAsync($"/ideas/{idea}/team/help");

        await samuel.ActAsync($"/ideas/{idea}/team/leave");
        Assert.Equal(2, await house.InDbAsync(db => db.IdeaPeople.CountAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync($"/ideas/{idea}/team/{samuel.Id}/remove")).StatusCode);
        await samuel.ActAsync($"/ideas/{idea}/team/{tomasz.Id}/remove");
        Assert.Equal(1, await house.InDbAsync(db => db.IdeaPeople.CountAsync()));

        await samuel.ActAsync($"/ideas/{idea}/team/ask", ("who", "linh.nguyen"));
        await linh.ActAsync($"/ideas/{idea}/team/accept");
        Assert.Equal(HttpStatusCode.Forbidden, (await linh.ActAsync($"/ideas/{idea}/team/{samuel.Id}/remove")).StatusCode);
        await samuel.ActAsync($"/ideas/{idea}/team/leave");
        Assert.Equal([linh.Id], await house.InDbAsync(db => db.IdeaPeople.Select(p => p.MemberId).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task Everybody_says_their_part_in_own_words_and_only_the_team_changes_the_card(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, linh, tomasz, idea) = await ArrangeAsync(house);
        await tomasz.ActAsync($"/ideas/{idea}/team/help");

        await tomasz.ActAsync($"/ideas/{idea}/team/part", ("part", "Teiledaten"));
        Assert.Contains("Teiledaten", (await linh.PageAsync($"/ideas/{idea}")).QuerySelector("#team")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await linh.ActAsync($"/ideas/{idea}/team/part", ("part", "Nichts"))).StatusCode);

        (string, string)[] card = [("Form.Lead", "Kürzer gesagt."), ("Form.Tags", "Motor, QR , motor"), ("Form.LooksFor", "Kleber")];
        await linh.SubmitAsync($"/ideas/{idea}/edit", "idea", card);
        Assert.NotEqual("Kürzer gesagt.", await house.InDbAsync(db => db.Ideas.Select(i => i.Lead).SingleAsync()));
        await samuel.SubmitAsync($"/ideas/{idea}/edit", "idea", card);
        Assert.Equal("Kürzer gesagt.", await house.InDbAsync(db => db.Ideas.Select(i => i.Lead).SingleAsync()));
        Assert.Equal(["motor", "qr"], await house.InDbAsync(db => db.Set<IdeaTag>().OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task Who_leaves_the_house_is_named_nowhere_and_their_ideas_stay(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, _, tomasz, idea) = await ArrangeAsync(house);
        await tomasz.ActAsync($"/ideas/{idea}/team/help");

        var told = await house.InScopeAsync(async services => (await Task.WhenAll(services.GetServices<IPersonalData>().Select(d => d.TellAsync(samuel.Id, CancellationToken.None)))).SelectMany(r => r).ToList());
        Assert.Single(told.Single(r => r.Name == "ideaTeams").Rows);
        Assert.Single(told.Single(r => r.Name == "ideaMoves").Rows);
        Assert.True((await house.InScopeAsync(async services => await services.GetRequiredService<EraseMember>()
            .HandleAsync(new EraseMemberInput(samuel.Id, "samuel.adeyemi", false), await samuel.ViewerAsync(), CancellationToken.None))).Succeeded);

        var page = (await tomasz.PageAsync($"/ideas/{idea}")).Body!.TextContent;
        Assert.DoesNotContain("Samuel", page, StringComparison.Ordinal);
        Assert.Contains("QR am Motor", page, StringComparison.Ordinal);
        Assert.False(await house.InDbAsync(db => db.StageMoves.AnyAsync(m => m.MovedBy == samuel.Id)));
        Assert.False(await house.InDbAsync(db => db.IdeaPeople.AnyAsync(p => p.MemberId == samuel.Id)));
    }

    private static Task<Dictionary<(Guid, Guid), double>> TiesAsync(TestHouse house) => house.InDbAsync(async db =>
        (await db.Ties.Where(t => t.Kind == TieKind.CoAuthored).ToListAsync()).GroupBy(t => (t.FromId, t.ToId)).ToDictionary(g => g.Key, g => g.Sum(t => t.Weight)));

    private static async Task<(Person Samuel, Person Linh, Person Tomasz, Guid Idea)> ArrangeAsync(TestHouse house)
    {
        var lead = await house.InviteAsync("Grete Hinrichs", "Qualität");
        var samuel = await house.InviteAsync("Samuel Adeyemi", "Service");
        var linh = await house.InviteAsync("Linh Nguyen", "IT");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var box = await house.OpenBoxAsync(await house.OpenSpaceAsync(lead, "Werkstatt"), lead);
        return (samuel, linh, tomasz, (await house.SubmitAsync(samuel, box)).Id);
    }
}
