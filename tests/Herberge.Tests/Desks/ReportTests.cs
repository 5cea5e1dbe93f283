using System.Net;
using Herberge.Desks.Reports;
using Herberge.Foundation.Access;
using Herberge.People;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Desks;

/// <summary>Reports in sentences reach whoever may read them, and whom those pass them on to, once.</summary>
public sealed class ReportTests
{
    [Theory]
    // A Monday, and two days after it at most.
    [InlineData(ReportKind.Week, "2026-11-30", "2026-11-23")]
    [InlineData(ReportKind.Week, "2026-12-01", "2026-11-23")]
    [InlineData(ReportKind.Week, "2026-12-02", null)]
    // The first of August 2026 is a Saturday: the working day after it.
    [InlineData(ReportKind.Month, "2026-08-02", null)]
    [InlineData(ReportKind.Month, "2026-08-03", "2026-07-01")]
    [InlineData(ReportKind.Month, "2026-08-10", null)]
    [InlineData(ReportKind.Year, "2027-01-01", "2026-01-01")]
    [InlineData(ReportKind.Year, "2026-12-31", null)]
    public void A_report_goes_out_on_its_days_and_is_about_what_is_over(ReportKind kind, string today, string? from) =>
        Assert.Equal(from is null ? null : Day(from), ReportSpan.DueOn(kind, Day(today)));

    [Theory, BothEngines]
    public async Task Whoever_may_read_a_report_gets_it_and_passes_it_on_and_nobody_gets_it_twice(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service", roles: HouseRoles.Host);
        var samuel = await house.InviteAsync("Samuel Adeyemi", "Vertrieb", roles: HouseRoles.CommunityManager);
        var council = await house.InviteAsync("Bernd Hollerbach", "Produktion", roles: HouseRoles.WorksCouncil, language: "en");
        var mehmet = await house.InviteAsync("Mehmet Aksoy", "Leitung");
        var guest = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");

        // Pages: figures of the house for those who see them elsewhere, the week for the team.
        foreach (var page in new[] { "/desk/month", "/desk/year" })
        {
            foreach (var reader in new[] { svenja, council }) Assert.NotEmpty((await reader.PageAsync(page)).QuerySelectorAll("section.prose p"));
            foreach (var stranger in new[] { samuel, mehmet, guest }) await stranger.PageAsync(page, HttpStatusCode.NotFound);
        }

        var year = (await council.PageAsync("/desk/year")).Body!.TextContent;
        Assert.Contains("Nothing is shown about groups of fewer than 5 people", year, StringComparison.Ordinal);
        Assert.Contains("Nobody was erased.", year, StringComparison.Ordinal);
        Assert.DoesNotContain("Svenja", (await council.PageAsync("/desk/year")).QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        await svenja.PageAsync("/desk/month?on=2001-01-01", HttpStatusCode.NotFound);
        await svenja.PageAsync("/desk/month?on=9999-12-31", HttpStatusCode.NotFound);

        // Mails: for oneself, and passed on to somebody who may not open the page, who can end it.
        await svenja.ActAsync("/desk/month/mail/wish?on=true");
        await samuel.ActAsync("/desk/week/mail/wish?on=true");
        await council.ActAsync("/desk/month/mail/wish?on=true");
        Assert.Equal(HttpStatusCode.NotFound, (await mehmet.ActAsync("/desk/month/mail/wish?on=true")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.ActAsync("/desk/week/mail/wish?on=true")).StatusCode);
        await mehmet.PageAsync("/desk/month/mail", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.Redirect, (await svenja.SubmitAsync("/desk/month/mail", "reader", ("Form.Handle", "mehmet.aksoy"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await svenja.SubmitAsync("/desk/month/mail", "reader", ("Form.Handle", "jasper.de.vries"))).StatusCode);
        Assert.Contains("Mehmet Aksoy", (await svenja.PageAsync("/desk/month/mail")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        GoToFirstMondayOfAMonth(house);
        var sent = await Task.WhenAll(SendAsync(house), SendAsync(house));
        Assert.Equal(4, sent.Sum());
        Assert.Equal(0, await SendAsync(house));
        var mail = Assert.Single(await house.MailsToAsync(mehmet));
        Assert.StartsWith("Bericht ", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Für diesen Zeitraum ist noch keine Zahl zur Offenheit freigegeben.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/desk/month/mail", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("Report ", Assert.Single(await house.MailsToAsync(council)).Subject, StringComparison.Ordinal);
        Assert.StartsWith("Woche ", Assert.Single(await house.MailsToAsync(samuel)).Subject, StringComparison.Ordinal);

        // He has had enough; nobody puts him back. The host is host no more: nobody gets anything from her.
        mehmet = await house.SignInAsync(mehmet.Id, mehmet.Name);
        await mehmet.PageAsync("/desk/month/mail");
        await mehmet.ActAsync("/desk/month/mail/wish?on=false");
        svenja = await house.SignInAsync(svenja.Id, svenja.Name);
        Assert.Contains("Mehmet Aksoy", (await (await svenja.SubmitAsync("/desk/month/mail", "reader", ("Form.Handle", "mehmet.aksoy"))).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        await mehmet.ActAsync("/desk/month/mail/wish?on=true");
        await house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == svenja.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Roles, HouseRoles.None)));
        await house.InScopeAsync(services =>
        {
            services.GetRequiredService<IViewerSource>().Forget(svenja.Id);
            return Task.FromResult(true);
        });
        GoToFirstMondayOfAMonth(house);
        await SendAsync(house);
        Assert.Single(await house.MailsToAsync(mehmet));
        Assert.Single(await house.MailsToAsync(svenja));
        Assert.Equal(2, (await house.MailsToAsync(council)).Count);
    }

    private static Task<int> SendAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<SendReports>().HandleAsync(CancellationToken.None));

    /// <summary>A day on which the week and the month are due.</summary>
    private static void GoToFirstMondayOfAMonth(TestHouse house)
    {
        do house.Clock.Advance(TimeSpan.FromDays(1));
        while (house.Clock.GetUtcNow() is not { DayOfWeek: DayOfWeek.Monday, Day: <= 7 });
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
