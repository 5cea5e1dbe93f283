using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Herberge.Activation.Invitations;
using Herberge.Activation.Ladder;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Activation;

public sealed partial class InvitationTests
{
    [Theory, BothEngines]
    public async Task A_colleague_comes_in_by_a_link_and_a_mailbox_of_the_company_and_is_counted_not_named(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        await AllowAsync(house, "@Ostertag.example, ostertag.test");
        Assert.Equal(HttpStatusCode.NotFound, (await jasper.GetAsync("/activation/invitations/new")).StatusCode);
        using var elsewhere = await svenja.SubmitAsync("/activation/invitations/new", "invitation", ("Form.Label", "Aushang"), ("Form.Days", "30"), ("Form.LeadsTo", "//angreifer.example"));
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        using var made = await svenja.SubmitAsync("/activation/invitations/new", "invitation", ("Form.Label", "Aushang Kantine"), ("Form.Days", "30"), ("Form.LeadsTo", "/spaces"));
        var page = made.Headers.Location!.OriginalString;
        var link = (await svenja.PageAsync(page)).QuerySelector("[data-copy]")!.GetAttribute("href")!;
        Assert.NotNull((await svenja.PageAsync(page)).QuerySelector("svg.qr path"));

        // Of a foreign company, nobody comes in; a colleague gets a mail, and opening its link is not yet using it.
        using var stranger = house.Browser();
        Assert.Contains("@ostertag.example", await AskAsync(stranger, link, "Eva Neu", "eva@angreifer.example"), StringComparison.Ordinal);
        Assert.Empty(await house.MailsToAsync("eva@angreifer.example"));
        await AskAsync(stranger, link, "Eva Neu", "eva.neu@ostertag.example");
        var way = Way().Match((await house.MailsToAsync("eva.neu@ostertag.example")).Single().Text).Value;
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(way)).StatusCode);
        Assert.False(await house.InDbAsync(db => db.Set<Member>().AnyAsync(m => m.Email == "eva.neu@ostertag.example")));
        using var entered = await Person.SubmitAsync(stranger, way, "confirm");
        Assert.Equal(new Uri(house.Address, "/spaces"), new Uri(house.Address, entered.Headers.Location!));
        Assert.Contains("Eva Neu", await stranger.GetStringAsync("/spaces"), StringComparison.Ordinal);
        using var second = house.Browser();
        Assert.Contains("role=\"alert\"", await second.GetStringAsync(way), StringComparison.Ordinal);

        // Somebody who is in already gets the usual link, and the page says the same.
        var (known, fresh) = (await AskAsync(second, link, "Svenja", "eva.neu@ostertag.example"), await AskAsync(second, link, "Kim Neu", "kim@ostertag.test"));
        Assert.Equal(known.Replace("eva.neu@ostertag.example", "", StringComparison.Ordinal), fresh.Replace("kim@ostertag.test", "", StringComparison.Ordinal));
        Assert.Contains(await house.MailsToAsync("eva.neu@ostertag.example"), mail => mail.Text.Contains("/sign-in/link?t=", StringComparison.Ordinal));

        // One who came is fewer than five to everybody, and nothing says who.
        Assert.Contains("weniger als 5", (await svenja.PageAsync(page)).QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Eva", (await svenja.PageAsync("/activation/invitations")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Withdrawn, it lets in nobody, whoever has a mail of it included.
        var late = Way().Match((await house.MailsToAsync("kim@ostertag.test")).Single().Text).Value;
        await svenja.ActAsync($"{page}/withdraw");
        Assert.Contains("role=\"alert\"", await second.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", await second.GetStringAsync(late), StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Joining>().CountAsync()));

        // Nor does a mail that went out before the house stopped taking in its company.
        using var again = await svenja.SubmitAsync("/activation/invitations/new", "invitation", ("Form.Days", "7"));
        await AskAsync(stranger, (await svenja.PageAsync(again.Headers.Location!.OriginalString)).QuerySelector("[data-copy]")!.GetAttribute("href")!, "Nele Spät", "nele@ostertag.test");
        var refused = Way().Match((await house.MailsToAsync("nele@ostertag.test")).Single().Text).Value;
        await AllowAsync(house, "ostertag.example");
        using var closed = await Person.SubmitAsync(second, refused, "confirm");
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.False(await house.InDbAsync(db => db.Set<Member>().AnyAsync(m => m.Email == "nele@ostertag.test")));
    }

    [Fact]
    public async Task Invitations_by_mail_go_to_the_company_alone_and_not_without_end()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        await AllowAsync(house, "ostertag.example");
        using var made = await svenja.SubmitAsync("/activation/invitations/new", "invitation", ("Form.Days", "7"));
        var page = made.Headers.Location!.OriginalString;
        Task<HttpResponseMessage> MailAsync(IEnumerable<string> addresses) => svenja.SubmitAsync(page, "mail", ("Form.Addresses", string.Join('\n', addresses)), ("Form.Word", "Kommt, es lohnt sich."));

        using var foreign = await MailAsync(["a@ostertag.example", "b@angreifer.example"]);
        Assert.Contains("b@angreifer.example", new HtmlParser().ParseDocument(await foreign.Content.ReadAsStringAsync()).QuerySelector(".error-summary, [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await house.MailsToAsync("a@ostertag.example"));
        for (var round = 0; round < 3; round++)
            Assert.Equal(HttpStatusCode.Redirect, (await MailAsync(Enumerable.Range(0, 20).Select(n => $"r{round}n{n}@ostertag.example"))).StatusCode);
        var mail = Assert.Single(await house.MailsToAsync("r0n0@ostertag.example"));
        Assert.Contains("Kommt, es lohnt sich.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/come-in/", mail.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await MailAsync(["noch.eine@ostertag.example"])).StatusCode);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Redirect, (await MailAsync(["noch.eine@ostertag.example"])).StatusCode);
    }

    [Fact]
    public void A_point_of_the_curve_tells_of_five_more_or_stands_not()
    {
        var monday = new DateOnly(2026, 1, 5);
        DateTimeOffset At(int week) => new(monday.AddDays(7 * week).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        // In each week before its Monday: 5, 4, 1, 0, 12, 4.
        var firsts = new[] { 5, 4, 1, 0, 12, 4 }.SelectMany((count, week) => Enumerable.Repeat(At(week).AddHours(-1), count));
        var curve = GrowthCurve.Of(firsts.Reverse(), Enumerable.Range(0, 6).Select(week => (monday.AddDays(7 * week), At(week))));
        Assert.Equal([new(monday, 5), new(monday.AddDays(14), 10), new(monday.AddDays(28), 20)], curve);
    }

    private static async Task AllowAsync(TestHouse house, string domains)
    {
        using var said = await house.Administrator.SubmitAsync("/admin/house", "house", ("Form.Name", "Ostertag"), ("Form.Language", "de"), ("Form.TimeZone", "Europe/Berlin"), ("Form.InsidersByLink", "true"), ("Form.MailDomains", domains));
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
    }

    private static async Task<string> AskAsync(HttpClient browser, string link, string name, string email)
    {
        using var answer = await Person.SubmitAsync(browser, link, "come-in", ("Form.Name", name), ("Form.Email", email));
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return page.QuerySelector("main")!.TextContent;
    }

    [GeneratedRegex(@"/come-in\?t=[\w-]+")]
    private static partial Regex Way();
}
