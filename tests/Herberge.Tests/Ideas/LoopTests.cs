using System.Net;
using Herberge.Foundation.Access;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Loop;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Ideas;

public sealed class LoopTests
{
    [Theory]
    [InlineData(new[] { 2, 2 }, 2, 2.0 / 3)]
    [InlineData(new[] { 5 }, 3, 0)]
    [InlineData(new[] { 1, 1, 1 }, 2, 1)]
    [InlineData(new[] { 3, 2 }, 3, 0.9)]
    [InlineData(new[] { 3, 2 }, 1, 0)]
    public void Teams_by_lot_come_from_several_units_as_often_as_counting_says(int[] sizes, int people, double expected) =>
        Assert.Equal(expected, Chance.OfSeveralUnits(sizes, people), 12);

    [Theory, BothEngines]
    public async Task How_ideas_fare_is_told_in_medians_shares_and_only_for_enough(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var lead = await house.InviteAsync("Lena Lead", "F&E", roles: HouseRoles.CommunityManager);
        var author = await house.InviteAsync("Samuel Adeyemi", "Service");
        var box = await house.OpenBoxAsync(await house.OpenSpaceAsync(lead, "Ideen", members: [author]), lead, (lead, CampaignRole.Decider));
        for (var n = 1; n <= 4; n++) await house.SubmitAsync(author, box, $"Idee Nummer {n}");
        await AnswerAllAsync(house);
        Assert.Contains("zu wenige", (await author.PageAsync("/ideas/figures")).QuerySelector(".kpis")!.TextContent, StringComparison.Ordinal);

        await house.SubmitAsync(author, box, "Idee Nummer 5");
        await AnswerAllAsync(house);
        var ideas = await house.InDbAsync(db => db.Ideas.OrderBy(i => i.Number).Select(i => i.Id).ToListAsync());
        foreach (var idea in ideas) await lead.ActAsync($"/ideas/{idea}/decide", ("_handler", "decide"), ("Form.Verdict", "Yes"), ("Form.Headline", "Ja"), ("Form.Reason", "Gut."));

        var page = await author.PageAsync("/ideas/figures");
        var words = page.Body!.TextContent;
        Assert.Contains("5 Ideen", words, StringComparison.Ordinal);
        // Ideas 1 to 5 were answered after 1 to 5 days; the fifth promise was for less than it took.
        Assert.Equal("3,0 Tage", Value(page, "Bis zur ersten Antwort"));
        Assert.Contains("4 von 5", Detail(page, "Rechtzeitig beantwortet"), StringComparison.Ordinal);
        Assert.Equal("100 %", Value(page, "Mit Begründung"));
        Assert.Equal("100 %", Value(page, "Menschen hinter der Idee wissen es"));
        Assert.Equal("0 %", Value(page, "Umgesetzt oder dabei"));
        // One author: no unit is shown.
        Assert.Null(page.QuerySelector("table"));
    }

    [Theory, BothEngines]
    public async Task Partners_people_see_no_figures_of_the_house(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var guest = await house.InviteAsync("Gerd Gast", partner: "Van Dijk");

        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync("/ideas/figures")).StatusCode);
    }

    private static Task<int> AnswerAllAsync(TestHouse house) => house.InDbAsync(async db =>
    {
        foreach (var idea in await db.Ideas.AsTracking().ToListAsync())
        {
            idea.FirstAnswerAt = idea.SubmittedAt.AddDays(idea.Number);
            idea.AnswerDueOn = DateOnly.FromDateTime(idea.SubmittedAt.UtcDateTime).AddDays(idea.Number == 5 ? 4 : 9);
        }

        return await db.SaveChangesAsync();
    });

    private static AngleSharp.Dom.IElement Kpi(AngleSharp.Html.Dom.IHtmlDocument page, string name) => page.QuerySelectorAll(".kpi").Single(kpi => kpi.QuerySelector("dt")!.TextContent == name);

    private static string Value(AngleSharp.Html.Dom.IHtmlDocument page, string name) => Kpi(page, name).QuerySelector(".v")!.TextContent.Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim();

    private static string Detail(AngleSharp.Html.Dom.IHtmlDocument page, string name) => Kpi(page, name).QuerySelector(".d")!.TextContent;
}
