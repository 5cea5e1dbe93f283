using System.Net;
using Herberge.Foundation.Access;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Support;
using Herberge.Ideas.Voting;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

public sealed class AssumptionTests
{
    [Theory, BothEngines]
    public async Task Authors_write_assumptions_and_everybody_judges_them(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (anna, ben) = (await house.InviteAsync("Anna Kern", "IT"), await house.InviteAsync("Ben Ott", "Vertrieb"));
        var campaign = await VotingTests.CampaignAsync(house, c => c.Rule = SupportRule.Assumptions);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;

        await anna.ActAsync($"/ideas/{idea}/assumptions", ("text", "Monteur:innen haben ein Telefon dabei"));
        Assert.Equal(HttpStatusCode.Forbidden, (await ben.ActAsync($"/ideas/{idea}/assumptions", ("text", "Meine"))).StatusCode);
        var assumption = await house.InDbAsync(db => db.Assumptions.Select(a => a.Id).SingleAsync());
        await ben.ActAsync($"/ideas/{idea}/assumptions/{assumption}/opinion?stance=agree");
        await ben.ActAsync($"/ideas/{idea}/assumptions/{assumption}/opinion?stance=disagree");
        await ben.ActAsync($"/ideas/{idea}/assumptions/{assumption}/opinion?stance=vielleicht");

        Assert.Equal(-1, await house.InDbAsync(db => db.Opinions.Where(o => o.MemberId == ben.Id).Select(o => o.Stance).SingleAsync()));
        await anna.ActAsync($"/ideas/{idea}/assumptions/{assumption}/remove");
        Assert.Equal(1, await house.InDbAsync(db => db.Assumptions.CountAsync()));
        Assert.Equal(Stance.Disagree, (await SeeAsync(house, idea, ben.Id)).Lines[0].Mine);
        Assert.Null((await SeeAsync(house, idea, anna.Id)).Lines[0].Mine);
    }

    [Theory, BothEngines]
    public async Task Groups_of_opinion_are_told_only_when_no_more_opinions_are_taken(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var anna = await house.InviteAsync("Anna Kern", "IT");
        var campaign = await VotingTests.CampaignAsync(house, c => c.Rule = SupportRule.Assumptions);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;
        for (var n = 0; n < 3; n++) await anna.ActAsync($"/ideas/{idea}/assumptions", ("text", $"Annahme {n}"));
        var ids = await house.InDbAsync(db => db.Assumptions.OrderBy(a => a.Position).Select(a => a.Id).ToListAsync());
        var people = await VotingTests.PeopleAsync(house, ("IT", 12), ("Vertrieb", 8));
        for (var n = 0; n < people.Count; n++)
        {
            for (var at = 0; at < 3; at++) await SayAsync(house, idea, ids[at], people[n], at == 0 ? Stance.Agree : n < 12 ? Stance.Agree : Stance.Disagree);
        }

        var open = await SeeAsync(house, idea, anna.Id);
        Assert.Equal(20, open.People);
        Assert.All(open.Lines, line => Assert.True(line.All is null && line.Groups.Count == 0));

        await house.InDbAsync(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.DecideFrom, CampaignTests.Today(house))));
        var told = await SeeAsync(house, idea, anna.Id);
        Assert.Equal([12, 8], told.Groups);
        Assert.Equal(new OpinionShare(12, 8, 20), told.Lines[1].All);
        Assert.Equal([new OpinionShare(12, 0, 12), new OpinionShare(0, 8, 8)], told.Lines[1].Groups);
        Assert.Equal(ids[0], told.Shared);
        Assert.NotEqual(ids[0], told.Apart);
        Assert.Equal("vote-closed", await SayAsync(house, idea, ids[0], people[0], Stance.Disagree));
    }

    [Theory, BothEngines]
    public async Task Groups_smaller_than_five_are_not_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var anna = await house.InviteAsync("Anna Kern", "IT");
        var campaign = await VotingTests.CampaignAsync(house, c => c.Rule = SupportRule.Assumptions);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;
        for (var n = 0; n < 2; n++) await anna.ActAsync($"/ideas/{idea}/assumptions", ("text", $"Annahme {n}"));
        var ids = await house.InDbAsync(db => db.Assumptions.OrderBy(a => a.Position).Select(a => a.Id).ToListAsync());
        var people = await VotingTests.PeopleAsync(house, ("IT", 14));
        foreach (var (person, n) in people.Select((person, n) => (person, n)))
            foreach (var id in ids) await SayAsync(house, idea, id, person, n < 11 ? Stance.Agree : Stance.Disagree);
        await house.InDbAsync(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.DecideFrom, CampaignTests.Today(house))));

        var told = await SeeAsync(house, idea, anna.Id);

        Assert.Empty(told.Groups);
        Assert.All(told.Lines, line => Assert.Equal(new OpinionShare(11, 3, 14), line.All));
    }

    private static Task<string> SayAsync(TestHouse house, Guid idea, Guid assumption, Guid member, Stance stance) => house.InScopeAsync(async services =>
    {
        var said = await services.GetRequiredService<SayOpinion>().HandleAsync(idea, assumption, stance, new Viewer(member, false, default, "de"), CancellationToken.None);
        return said.Succeeded ? "" : said.Problem.Code;
    });

    private static Task<AssumptionsPicture> SeeAsync(TestHouse house, Guid idea, Guid member) => house.InScopeAsync(async services =>
        (await services.GetRequiredService<SeeAssumptions>().HandleAsync(idea, new Viewer(member, false, default, "de"), CancellationToken.None)).Value!);
}
