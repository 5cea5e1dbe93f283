using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces;

public sealed class MembershipTests
{
    [Theory, BothEngines]
    public async Task Whoever_joins_an_open_space_is_counted_once_and_written_into_the_ledger(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var id = await house.OpenSpaceAsync(svenja, "Ersatzteile");

        Assert.Equal(HttpStatusCode.SeeOther, (await tomasz.ActAsync("/spaces/ersatzteile/join")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await tomasz.ActAsync("/spaces/ersatzteile/join")).StatusCode);

        Assert.Equal(2, await CountAsync(house, id));
        Assert.Equal(1, await house.InDbAsync(db => db.Acts.CountAsync(a => a.Kind == ActKind.JoinedSpace && a.MemberId == tomasz.Id && a.SpaceId == id)));
        Assert.True(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Action == "space.member-added" && a.Detail == tomasz.Id.ToString())));
        Assert.Contains("Tomasz Wieczorek", (await svenja.PageAsync("/spaces/ersatzteile/members")).Body!.TextContent);
    }

    [Theory, BothEngines]
    public async Task Two_people_who_join_at_once_are_both_counted(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var id = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var people = new List<Person>();
        for (var n = 0; n < 6; n++) people.Add(await house.InviteAsync($"Person Nummer{n}", "Service"));

        await Task.WhenAll(people.SelectMany(p => new[] { p.ActAsync("/spaces/ersatzteile/join"), p.ActAsync("/spaces/ersatzteile/join") }));

        Assert.Equal(7, await CountAsync(house, id));
        Assert.Equal(7, await house.InDbAsync(db => db.Set<SpaceMember>().CountAsync(m => m.SpaceId == id)));
    }

    [Theory, BothEngines]
    public async Task A_restricted_space_is_entered_by_asking_and_the_asker_is_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        await house.OpenSpaceAsync(svenja, "Preisrunde", SpaceKind.Restricted);

        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync("/spaces/preisrunde/join")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await tomasz.ActAsync("/spaces/preisrunde/ask", ("text", "Ich verhandle die Preise mit."))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await rosa.ActAsync("/spaces/preisrunde/ask", ("text", "Aus Neugier."))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync($"/spaces/preisrunde/requests/{tomasz.Id}/accept")).StatusCode);

        var queue = await svenja.PageAsync("/spaces/preisrunde/members");
        Assert.Contains("Ich verhandle die Preise mit.", queue.Body!.TextContent);
        Assert.Contains("Tomasz Wieczorek", (await svenja.PageAsync("/bell")).Body!.TextContent);
        await svenja.ActAsync($"/spaces/preisrunde/requests/{tomasz.Id}/accept");
        await svenja.ActAsync($"/spaces/preisrunde/requests/{rosa.Id}/decline");

        Assert.Contains("Du bist jetzt Mitglied in Preisrunde", (await tomasz.PageAsync("/bell")).Body!.TextContent);
        Assert.Contains("Preisrunde wurde abgelehnt", (await rosa.PageAsync("/bell")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await tomasz.GetAsync("/spaces/preisrunde/members")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await rosa.GetAsync("/spaces/preisrunde/members")).StatusCode);
        Assert.DoesNotContain("An der Tür", (await svenja.PageAsync("/spaces/preisrunde/members")).Body!.TextContent);
    }

    [Theory, BothEngines]
    public async Task A_private_space_answers_outsiders_like_one_that_is_not_there(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var host = await house.InviteAsync("Hanna Host", "Personal", roles: HouseRoles.Host);
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        await house.OpenSpaceAsync(svenja, "Gehaltsrunde", SpaceKind.Private);

        foreach (var outsider in new[] { tomasz, host, house.Administrator })
        {
            foreach (var page in new[] { "members", "settings" })
                Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/spaces/gehaltsrunde/{page}")).StatusCode);
            foreach (var act in new[] { "join", "leave", "archive", "reopen", $"members/{svenja.Id}/remove", $"requests/{tomasz.Id}/accept" })
                Assert.Equal(HttpStatusCode.NotFound, (await outsider.ActAsync($"/spaces/gehaltsrunde/{act}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.ActAsync("/spaces/gehaltsrunde/ask", ("text", ""))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.ActAsync($"/spaces/gehaltsrunde/members/{svenja.Id}/role", ("role", "7"))).StatusCode);
        }
    }

    [Theory, BothEngines]
    public async Task Guests_are_let_in_only_where_the_space_is_open_to_partners_and_leave_when_it_closes(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        var inner = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var forum = await house.OpenSpaceAsync(svenja, "Partnerforum", SpaceKind.Private, withPartners: true);

        var refused = await svenja.SubmitAsync("/spaces/ersatzteile/members", "invite", ("Form.Who", "@jasper.de.vries"));
        Assert.Contains("nicht für Gäste geöffnet", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await svenja.SubmitAsync("/spaces/partnerforum/members", "invite", ("Form.Who", "Jasper de Vries"));
        Assert.Equal(1, await CountAsync(house, inner));
        Assert.Equal(2, await CountAsync(house, forum));
        Assert.Contains("Partnerforum", (await jasper.PageAsync("/spaces")).Body!.TextContent);

        await svenja.SubmitAsync("/spaces/partnerforum/settings", "space",
            ("Form.Name", "Partnerforum"), ("Form.Purpose", "Unter uns"), ("Form.Kind", "Private"));

        Assert.Equal(1, await CountAsync(house, forum));
        Assert.Equal(HttpStatusCode.NotFound, (await jasper.GetAsync("/spaces/partnerforum/members")).StatusCode);
        Assert.DoesNotContain("Partnerforum", (await jasper.PageAsync("/bell")).Body!.TextContent);
    }

    [Theory, BothEngines]
    public async Task A_leftover_membership_shows_a_guest_nothing_of_a_space_without_partners(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, jasper);

        Assert.DoesNotContain("Ersatzteile", (await jasper.PageAsync("/spaces")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await jasper.GetAsync("/spaces/ersatzteile/members")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_space_keeps_a_host(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        var id = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, true, tomasz, jasper);

        await svenja.ActAsync("/spaces/ersatzteile/leave");
        await svenja.ActAsync($"/spaces/ersatzteile/members/{svenja.Id}/role", ("role", "Member"));
        await svenja.ActAsync($"/spaces/ersatzteile/members/{svenja.Id}/remove");
        await svenja.ActAsync($"/spaces/ersatzteile/members/{jasper.Id}/role", ("role", "Host"));
        Assert.Equal([svenja.Id], await HostsAsync(house, id));

        await svenja.ActAsync($"/spaces/ersatzteile/members/{tomasz.Id}/role", ("role", "Host"));
        await svenja.ActAsync("/spaces/ersatzteile/leave");
        Assert.Equal([tomasz.Id], await HostsAsync(house, id));
        Assert.True(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Action == "space.role-changed")));
    }

    [Theory, BothEngines]
    public async Task Opening_a_restricted_space_lets_in_whoever_waits(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var id = await house.OpenSpaceAsync(svenja, "Preisrunde", SpaceKind.Restricted);
        await tomasz.ActAsync("/spaces/preisrunde/ask", ("text", "Bitte."));

        await svenja.SubmitAsync("/spaces/preisrunde/settings", "space",
            ("Form.Name", "Preisrunde für alle"), ("Form.Purpose", "Alle reden mit"), ("Form.Kind", "Open"));

        Assert.Equal(2, await CountAsync(house, id));
        Assert.False(await house.InDbAsync(db => db.Set<JoinRequest>().AnyAsync()));
        Assert.Contains("Du bist jetzt Mitglied in Preisrunde für alle", (await tomasz.PageAsync("/bell")).Body!.TextContent);
        Assert.True(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Action == "space.access-changed")));
    }

    [Theory, BothEngines]
    public async Task An_archived_space_leaves_the_lists_and_can_be_opened_again(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        await house.OpenSpaceAsync(svenja, "Altbau");

        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync("/spaces/altbau/archive")).StatusCode);
        await svenja.ActAsync("/spaces/altbau/archive");
        Assert.DoesNotContain("Altbau", (await tomasz.PageAsync("/spaces")).QuerySelector("main")!.TextContent);
        Assert.Contains("Altbau", (await tomasz.PageAsync("/spaces?kind=archived")).QuerySelector("main")!.TextContent);

        await svenja.ActAsync("/spaces/altbau/reopen");
        Assert.Contains("Altbau", (await tomasz.PageAsync("/spaces")).QuerySelector("main")!.TextContent);
    }

    [Theory, BothEngines]
    public async Task A_space_is_opened_in_the_browser_and_a_wrong_form_keeps_what_was_typed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");

        var wrong = await svenja.SubmitAsync("/spaces/new", "space", ("Form.Name", "Ersatzteile & Co"), ("Form.Purpose", " "), ("Form.Kind", "Open"));
        var html = await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Schreib in einem Satz, wofür der Raum da ist.", html);
        Assert.Contains("value=\"Ersatzteile &amp; Co\"", html);

        var right = await svenja.SubmitAsync("/spaces/new", "space", ("Form.Name", "Ersatzteile & Co"), ("Form.Purpose", "Teile schneller"), ("Form.Kind", "Restricted"), ("Form.WithPartners", "true"));
        Assert.EndsWith("/spaces/ersatzteile-co", right.Headers.Location!.ToString());
        Assert.True(await house.InDbAsync(db => db.Set<Space>().AnyAsync(s => s.Slug == "ersatzteile-co" && s.Kind == SpaceKind.Restricted && s.WithPartners)));
    }

    [Theory, BothEngines]
    public async Task The_list_is_filtered_by_text_and_kind_and_says_so_when_nothing_fits(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        await house.OpenSpaceAsync(svenja, "Qualität im Alltag");
        await house.OpenSpaceAsync(svenja, "Preisrunde", SpaceKind.Restricted);

        Assert.Equal(["Qualität im Alltag"], await NamesAsync(svenja, "/spaces?q=qualitaet"));
        Assert.Equal(["Preisrunde"], await NamesAsync(svenja, "/spaces?kind=restricted"));
        Assert.Empty(await NamesAsync(svenja, "/spaces?q=gibtesnicht"));
        Assert.Contains("Dazu gibt es keinen Raum", (await svenja.PageAsync("/spaces?q=gibtesnicht")).Body!.TextContent);
    }

    private static async Task<string[]> NamesAsync(Person person, string path) =>
        [.. (await person.PageAsync(path)).QuerySelectorAll("main .room h3 a").Select(a => a.TextContent)];

    private static Task<int> CountAsync(TestHouse house, Guid space) => house.InDbAsync(db => db.Set<Space>().Where(s => s.Id == space).Select(s => s.MemberCount).SingleAsync());

    private static Task<List<Guid>> HostsAsync(TestHouse house, Guid space) => house.InDbAsync(db =>
        db.Set<SpaceMember>().Where(m => m.SpaceId == space && m.Role == SpaceRole.Host).Select(m => m.MemberId).ToListAsync());
}
