using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Ideas;

public sealed class CampaignTests
{
    [Theory, BothEngines]
    public async Task A_campaign_is_written_seen_by_its_leads_published_and_then_seen_by_everybody(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, ines, leo) = (await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager), await house.InviteAsync("Ines Vogelsang", "F&E"), await house.InviteAsync("Leo Baum", "IT"));
        var space = await house.OpenSpaceAsync(mira, "Ersatzteile");
        var today = Today(house);

        var written = await mira.SubmitAsync("/ideas/campaigns/new", "campaign",
            ("Form.Title", "Weniger Stillstand"), ("Form.SpaceId", space.ToString()), ("Form.Rule", "Approve"), ("Form.AnswerWithinDays", "10"));
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        var address = written.Headers.Location!.AbsolutePath;
        var draft = await mira.PageAsync(address);
        Assert.Equal(6, draft.QuerySelectorAll("#draft-h ~ ul li").Length);
        Assert.Empty(draft.QuerySelectorAll("[formaction$='/publish']"));
        await leo.PageAsync(address, HttpStatusCode.NotFound);
        Assert.DoesNotContain("Weniger Stillstand", (await leo.PageAsync("/ideas/campaigns")).Body!.TextContent, StringComparison.Ordinal);
        await mira.ActAsync($"{address}/publish");
        Assert.Equal(0, await house.InDbAsync(db => db.Campaigns.CountAsync(c => c.PublishedAt != null)));

        await mira.SubmitAsync($"{address}/edit", "campaign", Whole(space, today));
        var ready = await mira.PageAsync(address);
        Assert.Single(ready.QuerySelectorAll("[formaction$='/publish']"));
        await mira.ActAsync($"{address}/publish");

        var page = await leo.PageAsync(address);
        Assert.Equal("Weniger Stillstand bei Kund:innen", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Auftrag von Ines Vogelsang", page.QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
        var facts = page.QuerySelector(".camp-facts")!.TextContent;
        Assert.Contains("12 Tage", facts, StringComparison.Ordinal);
        Assert.Contains("10 Arbeitstage", facts, StringComparison.Ordinal);
        Assert.Equal(["40\u00a0% Nutzen für Kund:innen", "60\u00a0% Aufwand"], page.QuerySelectorAll(".criteria li").Select(li => li.TextContent));
        Assert.NotNull(page.QuerySelector("a[href^='/ideas/new?campaign=']"));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Occasion>().CountAsync(o => o.Kind == PublishCampaign.Occasion)));
        Assert.Equal(["campaign.written", "campaign.promises-changed", "campaign.published"], await house.InDbAsync(db => db.Audit.Where(a => a.Action.StartsWith("campaign.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var space = await house.OpenSpaceAsync(house.Administrator, "Ersatzteile");

        var answer = await house.Administrator.SubmitAsync("/ideas/campaigns/new", "campaign",
            ("Form.Title", "x"), ("Form.Rule", "Budget"), ("Form.Votes", "viele"), ("Form.AnswerWithinDays", "0"), ("Form.CollectFrom", "2026-06-10"), ("Form.EvaluateFrom", "2026-06-01"),
            ("Form.Jurors", "@niemand"), ("Form.Criteria[0].Name", ""), ("Form.Criteria[1].Name", "Nutzen"), ("Form.Criteria[1].Weight", "70"), ("Form.Audience", Guid.CreateVersion7().ToString()));

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var links = page.QuerySelectorAll(".note.brick a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["f-form-votes", "f-form-answerwithindays", "f-form-evaluatefrom", "f-form-criteria", "f-form-spaceid", "f-form-audience", "f-form-jurors", "f-form-jurors"], links);
        Assert.All(links, id => Assert.NotNull(page.GetElementById(id)));
        Assert.Equal("viele", page.GetElementById("f-form-votes")!.GetAttribute("value"));
        Assert.Equal("70", page.GetElementById("f-form-criteria[0]-weight")!.GetAttribute("value"));
        Assert.Contains("ergeben 70 statt 100", page.QuerySelector(".note.brick")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.Campaigns.CountAsync()));
        Assert.NotEqual(Guid.Empty, space);
    }

    [Theory, BothEngines]
    public async Task Only_who_runs_the_room_starts_one_and_only_its_leads_change_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, leo) = (await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager), await house.InviteAsync("Leo Baum", "IT"));
        await house.InviteAsync("Ines Vogelsang", "F&E");
        var space = await house.OpenSpaceAsync(mira, "Ersatzteile");
        await leo.PageAsync("/ideas/campaigns/new", HttpStatusCode.Forbidden);

        var written = await mira.SubmitAsync("/ideas/campaigns/new", "campaign", [.. Whole(space, Today(house)), ("Form.Leads", "@leo.baum")]);
        var address = written.Headers.Location!.AbsolutePath;
        await leo.SubmitAsync($"{address}/edit", "campaign", [.. Whole(space, Today(house)), ("Form.Leads", "@leo.baum"), ("Form.Background", "Neu von **Leo**")]);
        Assert.Contains("<strong>Leo</strong>", (await leo.PageAsync(address)).QuerySelector(".prose")!.InnerHtml, StringComparison.Ordinal);
        await leo.ActAsync($"{address}/publish");
        var ines = await house.InviteAsync("Ida Kern", "IT");
        await ines.PageAsync($"{address}/edit", HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.Forbidden, (await ines.ActAsync($"{address}/publish")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_campaign_of_a_closed_space_is_hidden_from_others(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (mira, leo) = (await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager), await house.InviteAsync("Leo Baum", "IT"));
        await house.InviteAsync("Ines Vogelsang", "F&E");
        var space = await house.OpenSpaceAsync(mira, "Vertraulich", Herberge.Spaces.SpaceKind.Private);
        var written = await mira.SubmitAsync("/ideas/campaigns/new", "campaign", Whole(space, Today(house)));
        var address = written.Headers.Location!.AbsolutePath;
        await mira.ActAsync($"{address}/publish");

        await leo.PageAsync(address, HttpStatusCode.NotFound);
        Assert.DoesNotContain("Stillstand", (await leo.PageAsync("/ideas/campaigns")).Body!.TextContent, StringComparison.Ordinal);
    }

    internal static DateOnly Today(TestHouse house) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(house.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).DateTime);

    /// <summary>A campaign with nothing missing; <c>ines.vogelsang</c> has to be there.</summary>
    internal static (string, string)[] Whole(Guid space, DateOnly today) =>
    [
        ("Form.Title", "Weniger Stillstand bei Kund:innen"), ("Form.Question", "Wie werden aus neun Stunden drei?"), ("Form.SpaceId", space.ToString()), ("Form.Sponsor", "@ines.vogelsang"),
        ("Form.Rule", "Approve"), ("Form.AnswerWithinDays", "10"), ("Form.CollectFrom", Text(today)), ("Form.EvaluateFrom", Text(today.AddDays(12))), ("Form.DoneFrom", Text(today.AddDays(40))),
        ("Form.DecideBy", Text(today.AddDays(35))), ("Form.Deciders", "@ines.vogelsang"),
        ("Form.Criteria[0].Name", "Nutzen für Kund:innen"), ("Form.Criteria[0].Weight", "40"), ("Form.Criteria[0].Axis", "Benefit"),
        ("Form.Criteria[1].Name", "Aufwand"), ("Form.Criteria[1].Weight", "60"), ("Form.Criteria[1].Axis", "Effort"), ("Form.Criteria[1].Hint", "5 heißt wenig"),
    ];

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
