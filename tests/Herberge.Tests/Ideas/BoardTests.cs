using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

public sealed class BoardTests
{
    [Theory, BothEngines]
    public async Task Ideas_stand_in_the_column_of_their_stage_the_most_supported_first_and_the_rest_behind_a_link(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var anna = await house.InviteAsync("Anna Kern", "IT");
        var campaign = await VotingTests.CampaignAsync(house);
        for (var n = 1; n <= 6; n++) await house.SubmitAsync(anna, campaign, $"Idee {n}");
        await house.InDbAsync(db => db.Ideas.ExecuteUpdateAsync(i => i.SetProperty(x => x.Supporters, x => x.Number * 2).SetProperty(x => x.Votes, x => x.Number * 2)));

        var page = await anna.PageAsync($"/ideas/campaigns/{campaign}");
        var column = page.QuerySelector($"#stage-{SomeIdeas.Stage(StageKind.Submitted):N}")!;
        Assert.Equal("Neu 6", column.QuerySelector("h3")!.TextContent.Trim());
        Assert.Equal(["Idee 6", "Idee 5", "Idee 4", "Idee 3"], column.QuerySelectorAll("h4").Select(h => h.TextContent));
        Assert.Equal("2 weitere zeigen", column.QuerySelector(".more-link")!.TextContent.Trim());
        var open = await anna.PageAsync(column.QuerySelector(".more-link")!.GetAttribute("href")!);
        Assert.Equal(6, open.QuerySelectorAll($"#stage-{SomeIdeas.Stage(StageKind.Submitted):N} h4").Length);
        Assert.Equal("6 Ideen", page.QuerySelector("#ideas-h")!.TextContent);
    }

    [Theory, BothEngines]
    public async Task Filters_keep_ideas_of_my_unit_and_those_that_look_for_people(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (anna, ben) = (await house.InviteAsync("Anna Kern", "IT/Netze"), await house.InviteAsync("Ben Ott", "Vertrieb"));
        var leo = await house.InviteAsync("Leo Baum", "IT");
        var campaign = await VotingTests.CampaignAsync(house);
        await house.SubmitAsync(anna, campaign, "Aus der IT");
        var sales = (await house.SubmitAsync(ben, campaign, "Aus dem Vertrieb")).Id;
        await house.InDbAsync(db => db.Ideas.Where(i => i.Id == sales).ExecuteUpdateAsync(i => i.SetProperty(x => x.LooksFor, "IT, HR")));

        Assert.Equal(["Aus der IT"], Titles(await leo.PageAsync($"/ideas/campaigns/{campaign}?show=my-unit")));
        Assert.Equal(["Aus dem Vertrieb"], Titles(await leo.PageAsync($"/ideas/campaigns/{campaign}?show=team")));
        Assert.Contains("Team gesucht 1", (await leo.PageAsync($"/ideas/campaigns/{campaign}")).QuerySelector(".chips")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_lead_moves_a_card_and_is_led_on_where_a_reason_is_missing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, anna) = (await house.InviteAsync("Mira Kunz", "IT", roles: HouseRoles.CommunityManager), await house.InviteAsync("Anna Kern", "IT"));
        var campaign = await VotingTests.CampaignAsync(house);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;
        var board = await mira.PageAsync($"/ideas/campaigns/{campaign}");
        var menu = board.QuerySelector($"#move-{idea:N}")!;
        Assert.Empty((await (await house.InviteAsync("Leo Baum", "IT")).PageAsync($"/ideas/campaigns/{campaign}")).QuerySelectorAll(".idea-card .menu"));
        var press = menu.QuerySelectorAll("button").Single(button => button.GetAttribute("value") == SomeIdeas.Stage(StageKind.Parked).ToString()).GetAttribute("formaction")!;

        var led = await mira.ActAsync(press, ("stage", SomeIdeas.Stage(StageKind.Parked).ToString()));
        Assert.Equal($"/ideas/{idea}/move?to={SomeIdeas.Stage(StageKind.Parked)}", led.Headers.Location!.OriginalString);
        Assert.Equal(StageKind.Submitted, await house.StandsAsync(idea));

        var moved = await mira.ActAsync(press, ("stage", SomeIdeas.Stage(StageKind.Discussed).ToString()));
        Assert.StartsWith($"/ideas/campaigns/{campaign}", moved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(StageKind.Discussed, await house.StandsAsync(idea));
    }

    [Theory, BothEngines]
    public async Task The_ranking_sorts_by_support_or_by_support_across_silos_and_goes_on_without_gaps(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var anna = await house.InviteAsync("Anna Kern", "IT");
        var campaign = await VotingTests.CampaignAsync(house);
        for (var n = 1; n <= 7; n++) await house.SubmitAsync(anna, campaign, $"Idee {n}");
        await house.InDbAsync(async db =>
        {
            foreach (var idea in await db.Ideas.AsTracking().ToListAsync())
            {
                (idea.Supporters, idea.Votes) = (idea.Number / 2, idea.Number / 2);
                idea.AcrossSilos = idea.Number == 7 ? null : Math.Round(0.5 - (idea.Number / 2 * 0.1), 2);
            }

            return await db.SaveChangesAsync();
        });

        Assert.Equal(["Idee 6", "Idee 7", "Idee 4", "Idee 5", "Idee 2", "Idee 3", "Idee 1"], Names(await anna.PageAsync($"/ideas/campaigns/{campaign}?view=rank")));
        Assert.Equal(["Idee 1", "Idee 2", "Idee 3", "Idee 4", "Idee 5", "Idee 6", "Idee 7"], Names(await anna.PageAsync($"/ideas/campaigns/{campaign}?view=rank&by=across")));
        foreach (var order in Enum.GetValues<IdeaOrder>())
        {
            var (seen, after) = (new List<string>(), (string?)null);
            do
            {
                var part = await house.InScopeAsync(async services => (await services.GetRequiredService<RankIdeas>().HandleAsync(campaign, IdeaFilter.All, order, after, 2, await anna.ViewerAsync(), CancellationToken.None)).Value!);
                seen.AddRange(part.Cards.Select(card => card.Title));
                after = part.Next;
            }
            while (after is not null);
            Assert.Equal(7, seen.Count);
            Assert.Equal(7, seen.Distinct().Count());
        }

        Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync($"/ideas/campaigns/{campaign}?view=rank&after=x")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_broken_promise_stands_on_the_card_counted_in_working_days(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var anna = await house.InviteAsync("Anna Kern", "IT");
        var campaign = await VotingTests.CampaignAsync(house);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;
        Assert.Empty((await anna.PageAsync($"/ideas/campaigns/{campaign}")).QuerySelectorAll(".idea-card .wait"));
        // Seven days hold five working days, whichever day it is.
        await house.InDbAsync(db => db.Ideas.ExecuteUpdateAsync(i => i.SetProperty(x => x.AnswerDueOn, CampaignTests.Today(house).AddDays(-7))));

        Assert.Equal("Antwort seit 5 Arbeitstagen fällig", (await anna.PageAsync($"/ideas/campaigns/{campaign}")).QuerySelector(".idea-card .wait")!.TextContent.Trim());
        Assert.Contains("Antwort seit 5 Arbeitstagen fällig", (await anna.PageAsync($"/ideas/campaigns/{campaign}?view=rank")).QuerySelector(".rank")!.TextContent, StringComparison.Ordinal);
        await house.InDbAsync(db => db.Ideas.Where(i => i.Id == idea).ExecuteUpdateAsync(i => i.SetProperty(x => x.FirstAnswerAt, house.Clock.GetUtcNow())));
        Assert.Empty((await anna.PageAsync($"/ideas/campaigns/{campaign}")).QuerySelectorAll(".idea-card .wait"));
    }

    [Theory, BothEngines]
    public async Task A_board_costs_as_many_queries_for_sixty_ideas_as_for_six(Engine engine)
    {
        var count = new QueryCount();
        await using var house = await TestHouse.OpenAsync(engine, also: builder =>
        {
            builder.Services.ConfigureDbContext<SqliteHouseDb>(db => db.AddInterceptors(count));
            builder.Services.ConfigureDbContext<PostgresHouseDb>(db => db.AddInterceptors(count));
        });
        var anna = await house.InviteAsync("Anna Kern", "IT");
        var campaign = await VotingTests.CampaignAsync(house);
        for (var n = 1; n <= 6; n++) await house.SubmitAsync(anna, campaign, $"Idee {n}");
        var viewer = await anna.ViewerAsync();
        var few = await BoardAsync();
        for (var n = 7; n <= 60; n++) await house.SubmitAsync(anna, campaign, $"Idee {n}");

        Assert.Equal(few, await BoardAsync());

        Task<int> BoardAsync() => house.InScopeAsync(async services =>
        {
            count.Reset();
            await services.GetRequiredService<SeeBoard>().HandleAsync(campaign, IdeaFilter.All, null, viewer, CancellationToken.None);
            Assert.True(count.Commands.Count <= 8, string.Join("\n\n", count.Commands));
            return count.Commands.Count;
        });
    }

    private static List<string> Titles(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll(".idea-card h4").Select(h => h.TextContent)];

    private static List<string> Names(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll(".rank .name").Select(a => a.TextContent)];
}
