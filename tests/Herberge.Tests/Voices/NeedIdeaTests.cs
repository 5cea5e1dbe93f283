using System.Net;
using Herberge.Foundation.Access;
using Herberge.Tests.Api;
using Herberge.Tests.Ideas;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

public sealed class NeedIdeaTests
{
    [Theory, BothEngines]
    public async Task A_need_becomes_an_idea_and_both_show_the_whole_line(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var reader = await house.InviteAsync("Olaf Kern", "Werk Süd");
        var box = await house.OpenBoxAsync(await house.OpenSpaceAsync(mira, "Ersatzteile", members: [reader]), mira);
        var said = await house.HearAsync("Keiner kann mir sagen, wann das Lager kommt", author: "Jutta Lang");
        var inside = await house.HearAsync("Das höre ich auch ständig", author: "Paul Amann", channel: VoiceChannel.Inside);
        var need = await NeedAsync(house, said, inside);

        var answer = await mira.SubmitAsync($"/voices/needs/{need}/idea", "grow",
            ("Form.CampaignId", box.ToString()), ("Form.Title", "Ersatzteil-QR am Motor"), ("Form.Lead", "Wer vor der Anlage steht, scannt den Motor."),
            ("Form.Quotes[0]", said.ToString()), ("Form.Quotes[1]", inside.ToString()));

        var idea = await house.InDbAsync(db => db.NeedIdeas.Select(l => l.IdeaId).SingleAsync());
        Assert.Equal($"/ideas/{idea}", answer.Headers.Location!.OriginalString[^(7 + 36)..]);
        var page = await reader.PageAsync($"/ideas/{idea}");
        Assert.Contains("Keiner kann mir sagen", page.QuerySelector("#voices")!.TextContent, StringComparison.Ordinal);
        var sight = page.QuerySelector(".sight")!.TextContent;
        Assert.Contains("B-01", sight, StringComparison.Ordinal);
        Assert.Contains("Ein:e Kund:in", sight, StringComparison.Ordinal);
        // A colleague's words stay in the room, chosen or not, and so does the way there.
        Assert.DoesNotContain("Das höre ich auch ständig", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href^='/voices/needs']"));
        Assert.NotNull((await mira.PageAsync($"/ideas/{idea}")).QuerySelector($"a[href='/voices/needs/{need}']"));
        Assert.Contains("Ersatzteil-QR am Motor", (await mira.PageAsync($"/voices/needs/{need}")).QuerySelector(".sight")!.TextContent, StringComparison.Ordinal);

        await mira.ActAsync($"/ideas/{idea}/decide", ("_handler", "decide"), ("Form.Verdict", "Yes"), ("Form.Headline", "Ja, im Werk Süd"), ("Form.Reason", "Gut belegt."));
        var decided = await mira.PageAsync($"/voices/needs/{need}");
        Assert.Contains("ist entschieden. Sag den Kund:innen", decided.Body!.TextContent, StringComparison.Ordinal);

        await mira.ActAsync($"/voices/needs/{need}/ideas/{idea}/untie");
        Assert.Null((await reader.PageAsync($"/ideas/{idea}")).QuerySelector("#voices"));
        Assert.Equal(0, await house.InDbAsync(db => db.IdeaQuotes.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task One_need_gives_two_ideas_and_the_same_key_gives_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await house.InviteAsync("Mira Maler", roles: HouseRoles.CommunityManager);
        var box = await house.OpenBoxAsync(await house.OpenSpaceAsync(mira, "Ersatzteile"), mira);
        var need = await NeedAsync(house, await house.HearAsync("Wann kommt das Teil"));
        var caller = await house.CallAsync(mira);

        foreach (var (title, key) in new[] { ("QR am Motor", "a"), ("QR am Motor", "a"), ("Liefertermin per Mail", "b") })
            Assert.Equal(HttpStatusCode.OK, (await caller.SendAsync(HttpMethod.Post, $"/voices/needs/{need}/ideas", new { campaignId = box, title, lead = "Wer wartet, weiß warum.", clientKey = key })).StatusCode);

        var ideas = await house.InDbAsync(db => db.NeedIdeas.Where(l => l.NeedId == need).Select(l => l.IdeaId).ToListAsync());
        Assert.Equal(2, ideas.Count);
        Assert.Equal(HttpStatusCode.NoContent, (await caller.SendAsync(HttpMethod.Delete, $"/voices/needs/{need}/ideas/{ideas[0]}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await caller.SendAsync(HttpMethod.Post, $"/voices/needs/{need}/ideas", new { idea = ideas[0] })).StatusCode);
        Assert.Equal(2, await house.InDbAsync(db => db.NeedIdeas.CountAsync(l => l.NeedId == need)));
    }

    [Theory, BothEngines]
    public async Task Who_hears_no_customers_makes_no_idea_of_a_need(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var anybody = await house.InviteAsync("Olaf Kern", "Werk Süd");
        var need = await NeedAsync(house, await house.HearAsync("Wann kommt das Teil"));

        Assert.Equal(HttpStatusCode.Forbidden, (await anybody.GetAsync($"/voices/needs/{need}/idea")).StatusCode);
        await anybody.ActAsync($"/voices/needs/{need}/idea", ("_handler", "grow"), ("Form.Title", "x"), ("Form.Lead", "y"));
        Assert.Equal(0, await house.InDbAsync(db => db.NeedIdeas.CountAsync()));
    }

    private static async Task<Guid> NeedAsync(TestHouse house, params Guid[] evidence)
    {
        await house.Administrator.SubmitAsync($"/voices/needs/new?from={evidence[0]}", "need",
            ("Form.When", "eine Förderstrecke steht"), ("Form.Want", "sofort wissen, wann das Ersatzteil kommt"), ("Form.So", "ich umplanen kann"), ("Form.Importance", "5"), ("Form.Satisfaction", "2"));
        var need = await house.InDbAsync(db => db.Needs.Select(n => n.Id).SingleAsync());
        foreach (var more in evidence.Skip(1)) await house.Administrator.ActAsync($"/voices/needs/{need}/evidence/{more}");
        return need;
    }
}
