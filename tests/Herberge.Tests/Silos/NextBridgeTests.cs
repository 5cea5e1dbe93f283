using System.Net;
using System.Text.Json.Nodes;
using Herberge.Foundation.Access;
using Herberge.People;
using Herberge.Silos.Next;
using Herberge.Silos.Oversight;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

/// <summary>Einkauf and Qualität hardly talk with each other, and both with Service.</summary>
public sealed class NextBridgeTests
{
    private const string Page = "/silos/next";

    [Theory, BothEngines]
    public async Task A_missing_bridge_is_proposed_with_shared_topics_and_waiting_questions(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await ApartAsync(house);
        await TalkAsync(house, company, "Einkauf", "Beschaffung", "Klebstoff haftet nicht", writers: 5);
        await TalkAsync(house, company, "Qualität", "Prüfraum", "Klebstoff im Test", writers: 5);

        var main = (await house.Administrator.PageAsync(Page)).QuerySelector("main")!;

        Assert.Contains("Einkauf und Qualität reden kaum miteinander", main.TextContent, StringComparison.Ordinal);
        Assert.Contains("Klebstoff", main.QuerySelector(".next-bridge .badge")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("In Räumen, in denen Einkauf schreibt, warten Fragen, die Qualität angehen", main.TextContent, StringComparison.Ordinal);
        Assert.NotNull(main.QuerySelector("a[href$='/pass-on?to=prufraum']"));
        // A link into a space of either unit, with the question prepared there.
        var ask = main.QuerySelector("a[href^='/spaces/prufraum/new?kind=question']")!.GetAttribute("href")!;
        Assert.Contains("Klebstoff", (await house.Administrator.PageAsync(ask)).QuerySelector("input[name='title']")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.NotNull((await house.Administrator.PageAsync("/silos")).QuerySelector($"main a[href='{Page}']"));
    }

    [Theory, BothEngines]
    public async Task A_topic_of_four_of_people_who_left_analysis_or_of_closed_spaces_is_not_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await ApartAsync(house);
        await house.InDbAsync(async db =>
        {
            db.Set<OptOut>().Add(new OptOut(Of(company, "Qualität")[0], house.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        foreach (var topic in new[] { "Einkauf", "Qualität" }) await TalkAsync(house, company, topic, $"Vier {topic}", "Lieferkette stockt", writers: 4);
        await TalkAsync(house, company, "Einkauf", "Fünf Einkauf", "Klebstoff haftet nicht", writers: 5);
        // Five write about it, one of them is left out of analysis.
        await TalkAsync(house, company, "Qualität", "Fünf Qualität", "Klebstoff im Test", writers: 5);
        foreach (var topic in new[] { "Einkauf", "Qualität" }) await TalkAsync(house, company, topic, $"Geheim {topic}", "Geheimprojekt beginnt", writers: 6, SpaceKind.Private);

        var text = (await house.Administrator.PageAsync(Page)).QuerySelector("main")!.TextContent;

        Assert.Contains("Einkauf und Qualität reden kaum miteinander", text, StringComparison.Ordinal);
        Assert.Contains("kein gemeinsames Thema", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lieferkette", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Klebstoff", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_never_a_topic()
    {
        var posts = new[] { "Einkauf", "Qualität", "Service" }.SelectMany(unit => Enumerable.Range(0, 6)
            .Select(_ => (Guid.CreateVersion7(), unit, Guid.Empty, unit == "Service" ? "Anderes" : "Wieczorek fragt nach Klebstoff, siehe https://haus.example/Regal und @otto.andersen")));

        var talk = OpenTalk.Of(posts, [], Texts.Analyzer.Terms("Tomasz Wieczorek").ToHashSet(), units: 3);

        Assert.Equal(["Klebstoff", "fragt", "siehe"], talk.Shared("Einkauf", "Qualität", 10).Order(StringComparer.Ordinal));
    }

    [Theory, BothEngines]
    public async Task Passed_over_it_comes_back_to_nobody_but_others_and_done_to_nobody(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await ApartAsync(house);
        var host = await house.InviteAsync("Svenja Host", roles: HouseRoles.Host);

        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(house.Administrator, "skip")).StatusCode);
        Assert.Contains("Alles erledigt", (await house.Administrator.PageAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("reden kaum miteinander", (await host.PageAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await ChooseAsync(host, "done");
        Assert.Contains("Alles erledigt", (await host.PageAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["silos.bridge-done"], await house.InDbAsync(db => db.Audit.Where(a => a.Action.StartsWith("silos.bridge")).Select(a => a.Action).ToListAsync()));
        house.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Contains("Alles erledigt", (await host.PageAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_unit_is_invited_behind_the_bell_once_and_nobody_is_put_into_the_space(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await ApartAsync(house);
        var buyer = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        await TalkAsync(house, company, "Qualität", "Prüfraum", "Klebstoff im Test", writers: 5);
        var mails = await house.InDbAsync(db => db.Outbox.CountAsync());
        var unit = await InvitedUnitAsync(house);

        (await house.Administrator.SubmitAsync(Page, $"invite-{unit}", ("Invitation.Unit", "Einkauf"), ("Invitation.Slug", "prufraum"))).EnsureRedirect();

        Assert.Contains("Ada Admin lädt deine Einheit in Prüfraum ein", (await buyer.PageAsync("/bell")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(15, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.SpaceSuggested)));
        Assert.False(await house.InDbAsync(db => db.Set<Notification>().AnyAsync(n => n.Kind == NotificationKind.SpaceSuggested && n.MailDueAt != null)));
        Assert.Equal(mails, await house.InDbAsync(db => db.Outbox.CountAsync()));
        Assert.False(await house.InDbAsync(db => db.Set<SpaceMember>().AnyAsync(m => m.MemberId == buyer.Id)));
        var again = await house.Administrator.SubmitAsync(Page, $"invite-{unit}", ("Invitation.Unit", "Einkauf"), ("Invitation.Slug", "prufraum"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Theory, BothEngines]
    public async Task Two_people_who_like_it_are_asked_from_the_page(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await ApartAsync(house);
        var (buyer, tester) = (await house.InviteAsync("Tomasz Wieczorek", "Einkauf"), await house.InviteAsync("Miriam Okafor", "Qualität"));
        foreach (var person in new[] { buyer, tester }) await person.SubmitAsync("/settings/introductions", "welcome", ("Welcome", "true"));

        var page = await house.Administrator.PageAsync(Page);
        Assert.Equal([buyer.Name, tester.Name], page.QuerySelectorAll("main select option:not([value=''])").Select(option => option.TextContent).Order().Reverse());
        (await house.Administrator.SubmitAsync(Page, "introduce",
            ("Introduce.OneId", buyer.Id.ToString()), ("Introduce.OtherId", tester.Id.ToString()), ("Introduce.Reason", "Beide kleben"))).EnsureRedirect();

        Assert.Contains("Miriam Okafor", (await buyer.PageAsync("/settings/introductions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var council = await house.InviteAsync("Renate Kühl", roles: HouseRoles.WorksCouncil);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Page)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_program_does_what_the_page_does(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await ApartAsync(house);
        await TalkAsync(house, company, "Einkauf", "Beschaffung", "Klebstoff haftet nicht", writers: 5);
        await TalkAsync(house, company, "Qualität", "Prüfraum", "Klebstoff im Test", writers: 5);
        var (buyer, tester) = (await house.InviteAsync("Tomasz Wieczorek", "Einkauf"), await house.InviteAsync("Miriam Okafor", "Qualität"));
        foreach (var person in new[] { buyer, tester }) await person.SubmitAsync("/settings/introductions", "welcome", ("Welcome", "true"));
        var manager = await house.CallAsync(house.Administrator);
        var (one, other) = (await house.CallAsync(buyer), await house.CallAsync(tester));

        var bridge = (await manager.GetAsync("/silos/next"))["bridge"]!;
        var sides = new[] { bridge["a"]!, bridge["b"]! };
        Assert.Equal(["Einkauf", "Qualität"], sides.Select(side => (string)side["unit"]!).Order());
        Assert.True((double)bridge["ratio"]! < 0.5);
        Assert.Equal([buyer.Id.ToString(), tester.Id.ToString()], sides.OrderBy(side => (string)side["unit"]!).Select(side => (string)side["people"]![0]!["id"]!));

        var question = sides.SelectMany(side => side["waiting"]!.AsArray()).First(waiting => waiting!["toSlug"] is not null)!;
        var passed = await manager.SendAsync(HttpMethod.Post, $"/threads/{question["threadId"]}/pass-on", new { space = (string)question["toSlug"]!, title = "Wer kennt das?", text = "Bei euch auch?" });
        Assert.Equal(HttpStatusCode.OK, passed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await manager.SendAsync(HttpMethod.Post, "/spaces/prufraum/suggest", new { unit = "Einkauf" })).StatusCode);
        await manager.DoAsync(HttpMethod.Post, "/introductions", new { oneId = buyer.Id, otherId = tester.Id, reason = "Beide kleben" });
        var asked = (string)(await one.GetAsync("/introductions"))["asked"]![0]!["id"]!;
        foreach (var (person, opens) in new[] { (one, false), (other, true) })
        {
            var answer = JsonNode.Parse(await (await person.SendAsync(HttpMethod.Post, $"/introductions/{asked}/answer", new { accepts = true })).Content.ReadAsStringAsync());
            Assert.Equal(opens, answer!["space"] is not null);
        }

        await manager.DoAsync(HttpMethod.Post, "/silos/next/done", new { a = "Einkauf", b = "Qualität" });
        Assert.Null((await manager.GetAsync("/silos/next"))["bridge"]);
        await one.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "/silos/next");
        await one.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "/silos/next/skip", new { a = "Einkauf", b = "Qualität" });
    }

    private static async Task<Company> ApartAsync(TestHouse house) => await Company.FillAsync(
        house, (one, other, a, b) => one == other ? b - a <= 3 : one == "Service" || other == "Service" ? (a + b) % 3 == 0 : b - a == 14 && a < 6,
        ("Einkauf", 14), ("Qualität", 14), ("Service", 14));

    private static List<Guid> Of(Company company, string unit) => [.. company.People.Where(person => person.Unit == unit).Select(person => person.Id)];

    /// <summary>Each of some people of a unit asks the same in a space of theirs.</summary>
    private static async Task TalkAsync(TestHouse house, Company company, string unit, string space, string text, int writers, SpaceKind kind = SpaceKind.Open)
    {
        var id = await house.OpenSpaceAsync(house.Administrator, space, kind);
        await house.InScopeAsync(async services =>
        {
            foreach (var writer in Of(company, unit).Take(writers))
            {
                var db = services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>();
                if (kind == SpaceKind.Private)
                {
                    db.Set<SpaceMember>().Add(new SpaceMember(id, writer, SpaceRole.Member, house.Clock.GetUtcNow()));
                    await db.SaveChangesAsync();
                }

                var result = await services.GetRequiredService<StartThread>().HandleAsync(
                    new StartThreadInput(id, ThreadKind.Question, text, text), new Viewer(writer, IsGuest: false, HouseRoles.None, "de"), CancellationToken.None);
                Assert.True(result.Succeeded);
            }

            return true;
        });
    }

    private static Task<HttpResponseMessage> ChooseAsync(Person person, string what) =>
        person.SubmitAsync(Page, "choose", ("Choice.A", "Einkauf"), ("Choice.B", "Qualität"), ("Choice.What", what));

    private static async Task<string> InvitedUnitAsync(TestHouse house) => (await house.Administrator.PageAsync(Page))
        .QuerySelectorAll("main form").Where(form => form.QuerySelector("input[name='Invitation.Unit'][value='Einkauf']") is not null)
        .Select(form => form.QuerySelector("input[name='_handler']")!.GetAttribute("value")!["invite-".Length..]).Single();
}

internal static class Redirects
{
    public static void EnsureRedirect(this HttpResponseMessage answer) => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
}
