using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

public sealed class CampaignLifeTests
{
    [Theory, BothEngines]
    public async Task A_copy_begins_as_a_draft_without_days_and_ideas(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var campaign = await VotingTests.CampaignAsync(house, c => c.Criteria.Add(new Criterion { Id = Guid.CreateVersion7(), CampaignId = c.Id, Name = "Nutzen", Weight = 100, Position = 0 }));
        await house.SubmitAsync(mira, campaign);

        var copied = await mira.ActAsync($"/ideas/campaigns/{campaign}/copy");

        var form = await mira.PageAsync(copied.Headers.Location!.OriginalString);
        Assert.Equal("Weniger Stillstand", form.GetElementById("f-form-title")!.GetAttribute("value"));
        Assert.Equal("Nutzen", form.GetElementById("f-form-criteria[0]-name")!.GetAttribute("value"));
        var copy = await house.InDbAsync(db => db.Campaigns.SingleAsync(c => c.Id != campaign));
        Assert.Null(copy.PublishedAt);
        Assert.Null(copy.CollectFrom);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.InviteAsync("Leo Baum", "IT")).ActAsync($"/ideas/campaigns/{campaign}/copy")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_template_fills_the_form_with_a_plan_that_passes(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var space = await house.OpenSpaceAsync(house.Administrator, "Ersatzteile");
        foreach (var template in new[] { "customers", "work", "bold" })
        {
            var host = await house.InviteAsync($"Gast Geber {template}", "IT", roles: HouseRoles.Host);
            var form = await host.PageAsync($"/ideas/campaigns/new?template={template}");
            var fields = form.QuerySelectorAll("form.narrow-form [name^='Form.']").Where(field => field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked"))
                .Select(field => (field.GetAttribute("name")!, field.LocalName switch { "textarea" => field.TextContent, "select" => field.QuerySelector("option[selected]")?.GetAttribute("value") ?? "", _ => field.GetAttribute("value") ?? "" }))
                .Where(field => field.Item1 != "Form.SpaceId").Append(("Form.SpaceId", space.ToString())).ToArray();

            var written = await host.SubmitAsync("/ideas/campaigns/new", "campaign", fields);

            Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        }
    }

    [Theory, BothEngines]
    public async Task A_campaign_that_is_over_is_offered_as_an_intervention_with_those_who_took_part_in_public(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Gesa Haus", "IT", roles: HouseRoles.Host);
        await house.InviteAsync("Ines Vogelsang", "F&E");
        var space = await house.OpenSpaceAsync(host, "Ersatzteile");
        var written = await host.SubmitAsync("/ideas/campaigns/new", "campaign", CampaignTests.Whole(space, CampaignTests.Today(house)));
        var address = written.Headers.Location!.AbsolutePath;
        await host.ActAsync($"{address}/publish");
        var campaign = Guid.Parse(address.Split('/')[^1]);
        var idea = Guid.Empty;
        for (var n = 0; n < 10; n++) idea = (await house.SubmitAsync(await house.InviteAsync($"Autor {n}", "IT"), campaign, $"Idee {n}")).Id;
        var voter = await house.InviteAsync("Nur Stimme", "IT");
        await voter.ActAsync($"/ideas/{idea}/support?count=1");

        await SettleAsync(house);
        Assert.DoesNotContain("Weniger Stillstand", (await host.PageAsync("/silos/interventions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(41));
        await SettleAsync(house);
        await SettleAsync(house);

        var people = await house.InDbAsync(db => db.Set<Occasion>().Where(o => o.SubjectId == campaign).SelectMany(o => o.Participants).Select(p => p.MemberId).ToListAsync());
        Assert.Equal(10, people.Count);
        Assert.DoesNotContain(voter.Id, people);
    }

    [Theory, BothEngines]
    public async Task Who_leaves_takes_votes_along_and_a_card_stays_without_a_name(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (anna, ben) = (await house.InviteAsync("Anna Kern", "IT"), await house.InviteAsync("Ben Ott", "Vertrieb"));
        var campaign = await VotingTests.CampaignAsync(house, c => c.Criteria.Add(new Criterion { Id = Guid.CreateVersion7(), CampaignId = c.Id, Name = "Nutzen", Weight = 100, Position = 0 }), (ben, CampaignRole.Juror));
        var idea = (await house.SubmitAsync(anna, campaign)).Id;
        var criterion = await house.InDbAsync(db => db.Criteria.Select(c => c.Id).SingleAsync());
        await ben.ActAsync($"/ideas/{idea}/support?count=1");
        await house.InDbAsync(db => db.Ideas.ExecuteUpdateAsync(i => i.SetProperty(x => x.StageId, SomeIdeas.Stage(StageKind.Evaluated))));
        await ben.SubmitAsync($"/ideas/{idea}/judge", "judge", ($"Form.Scores[{criterion}]", "4"), ("Form.Note", "Von Ben"));

        await house.InScopeAsync(async services =>
        {
            var former = new Herberge.People.Leaving.Erasure(ben.Id, "ben.ott", "Ben Ott", null, anna.Id, "Früheres Mitglied", false);
            foreach (var room in services.GetServices<Herberge.People.Leaving.IPersonalData>().OfType<Herberge.Ideas.Leaving.JudgementData>()) await room.EraseAsync(former, CancellationToken.None);
            return true;
        });

        Assert.Equal(0, await house.InDbAsync(db => db.Votes.CountAsync()));
        Assert.Equal(0, await house.InDbAsync(db => db.Ideas.Select(i => i.Supporters).SingleAsync()));
        var card = await house.InDbAsync(db => db.ScoreCards.Include(c => c.Scores).SingleAsync());
        Assert.Equal((anna.Id, (string?)null, 4), (card.JurorId, card.Note, card.Scores.Single().Value));
        Assert.False(await house.InDbAsync(db => db.CampaignPeople.AnyAsync(p => p.MemberId == ben.Id)));
    }

    private static Task<bool> SettleAsync(TestHouse house) => house.InScopeAsync(async services =>
    {
        await services.GetRequiredService<SettleCampaigns>().HandleAsync(CancellationToken.None);
        return true;
    });
}
