using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Voting;
using Herberge.People;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

public sealed class VotingTests
{
    [Theory, BothEngines]
    public async Task Somebody_supports_an_idea_and_takes_it_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (anna, ben) = (await house.InviteAsync("Anna Kern", "IT"), await house.InviteAsync("Ben Ott", "Vertrieb"));
        var campaign = await CampaignAsync(house);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;
        var board = $"/ideas/campaigns/{campaign}";
        Assert.Equal("false", (await ben.PageAsync(board)).QuerySelector($"[formaction^='/ideas/{idea}/support']")!.GetAttribute("aria-pressed"));

        await ben.ActAsync($"/ideas/{idea}/support?count=1");
        await ben.ActAsync($"/ideas/{idea}/support?count=1");

        Assert.Equal((1, 1), await CountsAsync(house, idea));
        Assert.Equal("true", (await ben.PageAsync(board)).QuerySelector($"[formaction^='/ideas/{idea}/support']")!.GetAttribute("aria-pressed"));
        Assert.Equal("false", (await anna.PageAsync(board)).QuerySelector($"[formaction^='/ideas/{idea}/support']")!.GetAttribute("aria-pressed"));
        await ben.ActAsync($"/ideas/{idea}/support?count=0");
        Assert.Equal((0, 0), await CountsAsync(house, idea));
        Assert.Equal(0, await house.InDbAsync(db => db.Votes.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Nobody_spends_more_than_their_budget(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (anna, ben) = (await house.InviteAsync("Anna Kern", "IT"), await house.InviteAsync("Ben Ott", "Vertrieb"));
        var campaign = await CampaignAsync(house, c => (c.Rule, c.Votes) = (SupportRule.Budget, 5));
        var (one, two) = ((await house.SubmitAsync(anna, campaign)).Id, (await house.SubmitAsync(anna, campaign, "Mehrweg")).Id);

        await ben.ActAsync($"/ideas/{one}/support?count=3");
        await ben.ActAsync($"/ideas/{two}/support?count=3");
        Assert.Equal((1, 3), await CountsAsync(house, one));
        Assert.Equal((0, 0), await CountsAsync(house, two));
        await ben.ActAsync($"/ideas/{two}/support?count=2");
        Assert.Contains("0 von 5", (await ben.PageAsync($"/ideas/campaigns/{campaign}")).QuerySelector(".camp-facts")!.TextContent, StringComparison.Ordinal);
        await ben.ActAsync($"/ideas/{one}/support?count=6");
        await ben.ActAsync($"/ideas/{one}/support?count=-1");
        Assert.Equal((1, 3), await CountsAsync(house, one));

        // All at once: the budget holds all the same.
        await ben.ActAsync($"/ideas/{one}/support?count=0");
        await ben.ActAsync($"/ideas/{two}/support?count=0");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => ben.ActAsync($"/ideas/{(n % 2 == 0 ? one : two)}/support?count=4")));
        Assert.Equal(4, await house.InDbAsync(db => db.Votes.SumAsync(v => v.Count)));
    }

    [Theory, BothEngines]
    public async Task Votes_of_many_people_at_once_are_all_counted(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var anna = await house.InviteAsync("Anna Kern", "IT");
        var campaign = await CampaignAsync(house);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;
        var people = await PeopleAsync(house, ("IT", 8), ("Vertrieb", 8));

        await Task.WhenAll(people.Select(person => VoteAsync(house, idea, person, 1)));

        Assert.Equal((16, 16), await CountsAsync(house, idea));
    }

    [Theory, BothEngines]
    public async Task Only_who_is_asked_votes_and_only_while_votes_are_taken(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (anna, ben) = (await house.InviteAsync("Anna Kern", "IT/Netze"), await house.InviteAsync("Ben Ott", "Vertrieb"));
        var unit = await house.InDbAsync(db => db.Set<OrgUnit>().Where(u => u.Path == "IT").Select(u => u.Id).SingleAsync());
        var campaign = await CampaignAsync(house, c => c.Audience.Add(new CampaignUnit { CampaignId = c.Id, UnitId = unit }));
        var idea = (await house.SubmitAsync(anna, campaign)).Id;

        Assert.Equal(HttpStatusCode.Forbidden, (await ben.ActAsync($"/ideas/{idea}/support?count=1")).StatusCode);
        Assert.Empty((await ben.PageAsync($"/ideas/campaigns/{campaign}")).QuerySelectorAll("[formaction*='/support']"));
        await anna.ActAsync($"/ideas/{idea}/support?count=1");
        Assert.Equal((1, 1), await CountsAsync(house, idea));

        await house.InDbAsync(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.DecideFrom, CampaignTests.Today(house))));
        await anna.ActAsync($"/ideas/{idea}/support?count=0");
        Assert.Equal((1, 1), await CountsAsync(house, idea));

        await house.InDbAsync(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.DecideFrom, (DateOnly?)null)));
        await house.InDbAsync(db => db.Ideas.ExecuteUpdateAsync(i => i.SetProperty(x => x.StageId, SomeIdeas.Stage(StageKind.Decided))));
        await anna.ActAsync($"/ideas/{idea}/support?count=0");
        Assert.Equal((1, 1), await CountsAsync(house, idea));
    }

    [Theory, BothEngines]
    public async Task What_somebody_supports_stands_nowhere_but_with_them(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (anna, ben) = (await house.InviteAsync("Anna Kern", "IT"), await house.InviteAsync("Ben Ott", "Vertrieb"));
        var campaign = await CampaignAsync(house);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;

        await ben.ActAsync($"/ideas/{idea}/support?count=1");

        var act = await house.InDbAsync(db => db.Acts.SingleAsync(a => a.Kind == ActKind.SupportedIdea));
        Assert.Equal((ben.Id, campaign), (act.MemberId, act.SubjectId));
        Assert.False(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.ActorId == ben.Id)));
        foreach (var page in new[] { $"/ideas/campaigns/{campaign}", $"/ideas/campaigns/{campaign}?view=rank" })
            Assert.DoesNotContain("Ben Ott", (await anna.PageAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await house.InDbAsync(db => db.Set<Herberge.Spaces.Notification>().AnyAsync(n => n.ActorId == ben.Id)));
    }

    [Theory, BothEngines]
    public async Task Bars_and_support_across_silos_are_renewed_in_steps_of_five_people(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var anna = await house.InviteAsync("Anna Kern", "IT");
        var campaign = await CampaignAsync(house);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;
        var people = await PeopleAsync(house, ("IT/Netze", 20), ("Vertrieb", 20), ("Einkauf", 6));
        for (var n = 0; n < 4; n++) await VoteAsync(house, idea, people[n], 1);
        Assert.Empty(await ShownAsync(house, idea));
        Assert.Null(await AcrossAsync(house, idea));

        await VoteAsync(house, idea, people[4], 1);
        Assert.Equal([("IT", 5)], await ShownAsync(house, idea));
        var first = await AcrossAsync(house, idea);
        Assert.NotNull(first);
        for (var n = 20; n < 24; n++) await VoteAsync(house, idea, people[n], 1);
        Assert.Equal([("IT", 5)], await ShownAsync(house, idea));
        Assert.Equal(first, await AcrossAsync(house, idea));
        await VoteAsync(house, idea, people[24], 1);
        Assert.Equal([("IT", 5), ("Vertrieb", 5)], await ShownAsync(house, idea));
        Assert.True(await AcrossAsync(house, idea) > first);
        Assert.Equal((10, 10), await CountsAsync(house, idea));

        // One who toggles counts once, and what was taken back stays until it is released.
        for (var n = 0; n < 12; n++) await VoteAsync(house, idea, people[0], n % 2);
        Assert.Equal([("IT", 5), ("Vertrieb", 5)], await ShownAsync(house, idea));
    }

    /// <summary>A campaign in an open space that takes ideas and votes.</summary>
    internal static async Task<Guid> CampaignAsync(TestHouse house, Action<Campaign>? set = null, params (Person Person, CampaignRole Role)[] people)
    {
        var space = await house.OpenSpaceAsync(house.Administrator, "Ersatzteile");
        return await house.AddCampaignAsync(space, house.Administrator, isBox: false, c => set?.Invoke(c), people);
    }

    /// <summary>Members without accounts.</summary>
    internal static Task<List<Guid>> PeopleAsync(TestHouse house, params (string Unit, int Count)[] units) => house.InDbAsync(async db =>
    {
        var all = new List<Guid>();
        var grown = await UnitsByPath.LoadAsync(db, CancellationToken.None);
        foreach (var (path, count) in units)
        {
            var unit = grown.Grow(db, path, house.Clock.GetUtcNow());
            for (var n = 0; n < count; n++)
            {
                var id = Guid.CreateVersion7();
                db.Set<Member>().Add(new Member(id, $"Mitglied {all.Count}", $"m{all.Count}.{id:N}"[..20], null, house.Clock.GetUtcNow()) { UnitId = unit.Id });
                all.Add(id);
            }
        }

        await db.SaveChangesAsync();
        return all;
    });

    internal static Task VoteAsync(TestHouse house, Guid idea, Guid member, int count) => house.InScopeAsync(async services =>
    {
        var voted = await services.GetRequiredService<SupportIdea>().HandleAsync(new SupportIdeaInput(idea, count), new Viewer(member, false, default, "de"), CancellationToken.None);
        Assert.True(voted.Succeeded, voted.Succeeded ? "" : voted.Problem.Code);
        return voted;
    });

    private static Task<(int, int)> CountsAsync(TestHouse house, Guid idea) => house.InDbAsync(async db =>
    {
        var counts = await db.Ideas.Where(i => i.Id == idea).Select(i => new { i.Supporters, i.Votes }).SingleAsync();
        return (counts.Supporters, counts.Votes);
    });

    private static Task<double?> AcrossAsync(TestHouse house, Guid idea) => house.InDbAsync(db => db.Ideas.Where(i => i.Id == idea).Select(i => i.AcrossSilos).SingleAsync());

    private static Task<List<(string, int)>> ShownAsync(TestHouse house, Guid idea) => house.InScopeAsync(async services =>
    {
        var seen = await services.GetRequiredService<SeeSupport>().HandleAsync(idea, await house.Administrator.ViewerAsync(), CancellationToken.None);
        return seen.Value!.Bars.Select(bar => (bar.Name ?? "", bar.Supporters)).OrderBy(bar => bar.Item1, StringComparer.Ordinal).ToList();
    });
}
