using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Moderation.Held;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Herberge.Tests.Spaces.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Ideas;

public sealed class SubmitIdeaTests
{
    [Theory, BothEngines]
    public async Task A_title_and_two_sentences_are_an_idea_with_a_page_a_thread_and_promises(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (lead, samuel, box) = await ArrangeAsync(house);

        var answer = await SubmitAsync(samuel, box, "Ersatzteil-QR am Motor", "Wer davor steht, scannt den Motor. Das Teil steht sofort da.");

        var idea = await house.InDbAsync(db => db.Ideas.Include(i => i.Thread).SingleAsync());
        Assert.Equal($"/ideas/{idea.Id}", answer.Headers.Location?.OriginalString.Replace(house.Address.ToString().TrimEnd('/'), "", StringComparison.Ordinal));
        Assert.Equal(("I-01", ThreadKind.Idea, "Wer davor steht, scannt den Motor. Das Teil steht sofort da."), (idea.Label, idea.Thread!.Kind, idea.Lead));
        var page = await lead.PageAsync($"/ideas/{idea.Id}");
        Assert.Equal("Ersatzteil-QR am Motor", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Neu", page.QuerySelector(".stages [aria-current] b")!.TextContent);
        Assert.Null(page.QuerySelector("#about-h"));
        Assert.Equal([ActKind.StartedThread, ActKind.SubmittedIdea], await house.InDbAsync(db => db.Acts.Where(a => a.MemberId == samuel.Id && a.Kind != ActKind.SignedIn).OrderBy(a => a.Kind).Select(a => a.Kind).ToListAsync()));
        Assert.Equal(10, WorkingDaysBetween(house.Clock.GetUtcNow(), idea.AnswerDueOn!.Value));

        // From the talk one gets to the idea, and from the bell as well.
        Assert.NotNull((await lead.PageAsync($"/threads/{idea.ThreadId}")).QuerySelector($".thing-banner a[href='/ideas/{idea.Id}']"));
        Assert.NotNull((await lead.PageAsync("/bell")).QuerySelector($"a[href='/threads/{idea.ThreadId}/idea']"));
        Assert.Equal($"/ideas/{idea.Id}", (await lead.GetAsync($"/threads/{idea.ThreadId}/idea")).Headers.Location?.ToString());
    }

    [Theory, BothEngines]
    public async Task A_guests_first_idea_waits_for_a_moderator_and_is_then_handed_in_as_it_was_meant(Engine engine)
    {
        const string secret = "Zaubernuss";
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        var space = await house.OpenSpaceAsync(svenja, "Anlieferung", withPartners: true, members: [tomasz, jasper]);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        var campaign = await house.AddCampaignAsync(space, svenja, isBox: false, c => c.DoneFrom = today.AddDays(2));
        var input = new SubmitIdeaInput(campaign, "Rampe frei melden", $"Wer abfährt, drückt {secret}.", Tags: ["Rampe"], LooksFor: "Elektrik", ClientKey: "einmal");

        var sent = await house.DoAsync<SubmitIdea, IdeaSubmitted>(jasper, (submit, v) => submit.HandleAsync(input, v, CancellationToken.None));
        var again = await house.DoAsync<SubmitIdea, IdeaSubmitted>(jasper, (submit, v) => submit.HandleAsync(input, v, CancellationToken.None));
        Assert.Equal(sent.HeldId, again.HeldId);
        var held = sent.HeldId!.Value;
        Assert.Equal(0, await house.InDbAsync(db => db.Ideas.CountAsync()));
        foreach (var path in new[] { "/ideas", $"/campaigns/{campaign}", "/spaces/anlieferung", $"/search?q={secret}", $"/held/{held}", "/bell" })
            Assert.DoesNotContain($"drückt {secret}", await tomasz.ReadAsync(path), StringComparison.Ordinal);
        var judged = await svenja.PageAsync($"/held/{held}");
        Assert.Contains("Schlagworte: rampe", judged.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(judged.QuerySelectorAll("select[name='Form.Slug']"));

        // The campaign ends before anybody looked: what was sent in time still counts.
        house.Clock.Advance(TimeSpan.FromDays(5));
        await house.DoAsync<SettleHeld, Done>(svenja, (settle, v) => settle.ReviseAsync(held, new ReviseHeldInput($"Wer abfährt, drückt {secret}.", "Rampe freimelden"), v, CancellationToken.None));
        var address = await house.DoAsync<SettleHeld, string>(svenja, (settle, v) => settle.ApproveAsync(held, v, CancellationToken.None));

        var idea = await house.InDbAsync(db => db.Ideas.Include(i => i.Thread).Include(i => i.Tags).Include(i => i.Team).SingleAsync());
        Assert.Equal($"/ideas/{idea.Id}", address);
        Assert.Equal((campaign, "Rampe freimelden", "Elektrik", "rampe", jasper.Id), (idea.CampaignId, idea.Thread!.Title, idea.LooksFor, idea.Tags.Single().Tag, idea.Team.Single().MemberId));
        Assert.Contains(secret, await tomasz.ReadAsync(address), StringComparison.Ordinal);
        await house.CountersAgreeAsync();
    }

    [Theory, BothEngines]
    public async Task What_goes_beyond_two_sentences_stands_below_the_lead_and_nothing_stands_twice(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (_, samuel, box) = await ArrangeAsync(house);

        await SubmitAsync(samuel, box, "Kisten", "Die **blauen** Kisten sind zu hoch.\n\nHeute stapeln wir sie doppelt.");
        await SubmitAsync(samuel, box, "Lang", string.Join(' ', Enumerable.Repeat("Das ist ein ganzer Satz mit Punkt.", 20)));

        var ideas = await house.InDbAsync(db => db.Ideas.OrderBy(i => i.Number).ToListAsync());
        var page = await samuel.PageAsync($"/ideas/{ideas[0].Id}");
        Assert.Equal("Die blauen Kisten sind zu hoch.", page.QuerySelector(".page-head .lead")!.TextContent);
        Assert.Equal("Heute stapeln wir sie doppelt.", page.QuerySelector("#about-h")!.ParentElement!.ParentElement!.QuerySelector(".prose")!.TextContent.Trim());
        Assert.InRange(ideas[1].Lead.Length, 100, Idea.LongestLead);
        Assert.EndsWith("Punkt.", ideas[1].Lead, StringComparison.Ordinal);
        Assert.Null((await samuel.PageAsync($"/ideas/{ideas[1].Id}")).QuerySelector(".page-head .lead"));
    }

    [Theory, BothEngines]
    public async Task Similar_ideas_are_shown_while_typing_and_once_before_sending_and_never_hidden_ones(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (lead, samuel, box) = await ArrangeAsync(house);
        var closed = await house.OpenSpaceAsync(lead, "Geschlossen", SpaceKind.Private);
        var secret = await house.AddCampaignAsync(closed, lead, isBox: false, _ => { });
        await house.SubmitAsync(lead, secret, "QR-Codes auf Getriebemotoren im Geheimen", "Codes auf Motoren kleben, damit niemand sucht.");
        await house.SubmitAsync(lead, box, "QR-Codes auf Getriebemotoren kleben", "Wer scannt, sieht das Ersatzteil und den Termin.");
        await house.SubmitAsync(lead, box, "Fahrradständer vor Tor 3", "Überdacht, mit Steckdose.");

        var typed = await samuel.PageAsync("/ideas/similar?text=QR-Code%20am%20Getriebemotor%20kleben");
        Assert.Equal("QR-Codes auf Getriebemotoren kleben", Assert.Single(typed.QuerySelectorAll("[data-fragment] li b")).TextContent);

        var first = await SubmitAsync(samuel, box, "QR-Codes an Getriebemotoren", "Scannen und das Ersatzteil sehen.", seen: false);
        var html = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("QR-Codes auf Getriebemotoren kleben", html, StringComparison.Ordinal);
        Assert.Contains("Scannen und das Ersatzteil sehen.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("im Geheimen", html, StringComparison.Ordinal);
        Assert.Equal(3, await house.InDbAsync(db => db.Ideas.CountAsync()));

        await SubmitAsync(samuel, box, "QR-Codes an Getriebemotoren", "Scannen und das Ersatzteil sehen.");
        Assert.Equal(4, await house.InDbAsync(db => db.Ideas.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task A_post_becomes_an_idea_with_signposts_for_those_who_may_read_both(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (lead, samuel, box) = await ArrangeAsync(house);
        var closed = await house.OpenSpaceAsync(samuel, "Schicht", SpaceKind.Private);
        var thread = await house.StartAsync(samuel, closed, "Klebeband reißt", "Jeden Morgen dasselbe.");
        var post = await house.InDbAsync(db => db.Set<Post>().Where(p => p.ThreadId == thread).Select(p => p.Id).SingleAsync());

        Assert.NotNull((await samuel.PageAsync($"/posts/{post}/menu")).QuerySelector($"a[href='/ideas/new?post={post}']"));
        var form = await samuel.PageAsync($"/ideas/new?post={post}");
        Assert.Contains("> Jeden Morgen dasselbe.", form.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(thread.ToString(), form.QuerySelector("input[name=source]")!.GetAttribute("value"));
        await SubmitAsync(samuel, box, "Anderes Klebeband", "Das hält nicht.", ("source", thread.ToString()));

        var idea = await house.InDbAsync(db => db.Ideas.SingleAsync());
        Assert.Contains(thread.ToString(), await (await samuel.GetAsync($"/threads/{idea.ThreadId}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain(thread.ToString(), await (await lead.GetAsync($"/threads/{idea.ThreadId}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null((await lead.PageAsync($"/ideas/new?post={post}")).QuerySelector("input[name=source][value]:not([value=''])"));
    }

    [Theory, BothEngines]
    public async Task Only_the_units_a_campaign_asks_submit_and_only_while_it_takes_ideas(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var lead = await house.InviteAsync("Grete Hinrichs", "Qualität");
        var inside = await house.InviteAsync("Rosa Figueiredo", "Produktion/Werk Süd");
        var outside = await house.InviteAsync("Mehmet Aksoy", "Einkauf");
        var space = await house.OpenSpaceAsync(lead, "Werkstatt");
        var unit = await house.InDbAsync(db => db.Set<OrgUnit>().Where(u => u.Path == "Produktion").Select(u => u.Id).SingleAsync());
        var campaign = await house.AddCampaignAsync(space, lead, isBox: false, c => c.Audience.Add(new CampaignUnit { CampaignId = c.Id, UnitId = unit }));
        var over = await house.AddCampaignAsync(space, lead, isBox: false, c => c.EvaluateFrom = c.CollectFrom);

        var body = new { campaignId = campaign, title = "Leiser", lead = "Die Pressen sind zu laut." };
        Assert.Equal("campaign-for-others", (string)(await (await house.CallAsync(outside)).RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "/ideas", body))["code"]!);
        await (await house.CallAsync(inside)).MakeAsync("/ideas", body);
        var late = await (await house.CallAsync(inside)).RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "/ideas", new { campaignId = over, title = "Leiser", lead = "Die Pressen sind zu laut." });
        Assert.Equal("campaign-takes-no-ideas", (string)late["code"]!);
    }

    [Theory, BothEngines]
    public async Task The_same_key_again_gives_the_same_idea_and_numbers_follow_one_another(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (_, samuel, box) = await ArrangeAsync(house);
        var caller = await house.CallAsync(samuel);

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => caller.MakeAsync("/ideas", new { campaignId = box, title = $"Idee {n}", lead = "Zwei Sätze. Mehr nicht.", clientKey = $"k{n % 4}" })));

        Assert.Equal(4, made.Select(m => (string)m["id"]!).Distinct().Count());
        Assert.Equal([1, 2, 3, 4], await house.InDbAsync(db => db.Ideas.OrderBy(i => i.Number).Select(i => i.Number).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task Only_an_answer_of_somebody_in_charge_keeps_the_promise_and_only_while_it_stands(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (lead, samuel, box) = await ArrangeAsync(house);
        var colleague = await house.InviteAsync("Linh Nguyen", "IT");
        var idea = await house.SubmitAsync(samuel, box);

        await house.AnswerAsync(samuel, idea.ThreadId, "Ich ergänze etwas.");
        await house.AnswerAsync(colleague, idea.ThreadId, "Gute Idee.");
        Assert.Null(await FirstAnswerAsync(house));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.AnswerAsync(lead, idea.ThreadId, "Danke, wir sehen es uns an.");
        Assert.NotNull(await FirstAnswerAsync(house));

        var post = await house.InDbAsync(db => db.Set<Post>().Where(p => p.ThreadId == idea.ThreadId && p.AuthorId == lead.Id).Select(p => p.Id).SingleAsync());
        await lead.ActAsync($"/posts/{post}/delete");
        Assert.Null(await FirstAnswerAsync(house));
    }

    [Theory, BothEngines]
    public async Task A_draft_waits_for_its_author_and_goes_once_the_idea_is_there(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (_, samuel, box) = await ArrangeAsync(house);
        var caller = await house.CallAsync(samuel);
        await caller.SendAsync(HttpMethod.Put, $"/me/drafts/idea:{box}", new { body = "Halb fertig", title = "Angefangen" });

        var form = await samuel.PageAsync("/ideas/new");
        Assert.Equal(("Angefangen", "Halb fertig"), (form.QuerySelector("[name=title]")!.GetAttribute("value"), form.QuerySelector("textarea")!.TextContent.Trim()));
        await SubmitAsync(samuel, box, "Angefangen", "Ganz fertig.");

        Assert.Equal(0, await house.InDbAsync(db => db.Set<Draft>().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task A_host_opens_the_one_box_of_the_house_and_nobody_else_does(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Grete Hinrichs", roles: HouseRoles.Host);
        var member = await house.InviteAsync("Samuel Adeyemi");
        await house.OpenSpaceAsync(host, "Werkstatt");
        (string, string)[] fields = [("Form.Slug", "werkstatt"), ("Form.Title", "Ideenkasten"), ("Form.Question", "Was geht besser?"), ("Form.AnswerWithinDays", "10"), ("Form.DecideWithinDays", "60")];

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/ideas/box")).StatusCode);
        Assert.Contains("Gerade werden keine Ideen angenommen", (await member.PageAsync("/ideas/new")).Body!.TextContent, StringComparison.Ordinal);
        await host.SubmitAsync("/ideas/box", "box", fields);
        Assert.NotNull((await member.PageAsync("/ideas")).QuerySelector("a[href^='/ideas/new']"));
        var again = await host.SubmitAsync("/ideas/box", "box", fields);
        Assert.Contains("Der Ideenkasten ist schon offen.", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<(Person Lead, Person Samuel, Guid Box)> ArrangeAsync(TestHouse house)
    {
        var lead = await house.InviteAsync("Grete Hinrichs", "Qualität");
        var samuel = await house.InviteAsync("Samuel Adeyemi", "Service");
        return (lead, samuel, await house.OpenBoxAsync(await house.OpenSpaceAsync(lead, "Werkstatt"), lead));
    }

    private static Task<HttpResponseMessage> SubmitAsync(Person person, Guid campaign, string title, string text, params (string Name, string Value)[] more) => SubmitAsync(person, campaign, title, text, seen: true, more);

    private static Task<HttpResponseMessage> SubmitAsync(Person person, Guid campaign, string title, string text, bool seen, params (string Name, string Value)[] more) => person.SubmitAsync(
        "/ideas/new", "submit", [("key", Guid.CreateVersion7().ToString()), ("campaign", campaign.ToString()), ("title", title), ("body", text), .. seen ? [("seen", "true")] : Array.Empty<(string, string)>(), .. more]);

    private static Task<DateTimeOffset?> FirstAnswerAsync(TestHouse house) => house.InDbAsync(db => db.Ideas.Select(i => i.FirstAnswerAt).SingleAsync());

    private static int WorkingDaysBetween(DateTimeOffset from, DateOnly until)
    {
        var days = 0;
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(from, "Europe/Berlin").DateTime).AddDays(1); day <= until; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) days++;
        return days;
    }
}
