using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Mail;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Report;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

/// <summary>The advocate's report: its sentences, its readers and its mail.</summary>
public sealed class ReportTests
{
    [Theory, BothEngines]
    public async Task The_report_says_in_both_languages_what_its_figures_say(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var month = await FillAsync(house);
        // What a colleague wrote in the house's own spaces changes nothing of it.
        var middle = new DateTimeOffset(month.AddDays(14).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await house.HearAsync("Das sagen alle im Lager", (int)(house.Clock.GetUtcNow() - middle).TotalDays, "Werk Süd", "Paul Amann", VoiceChannel.Inside);
        var english = await house.InviteAsync("Jane Doe", "Einkauf", roles: HouseRoles.CommunityManager, language: "en");

        var german = (await house.Administrator.PageAsync($"/voices/report?month={month:yyyy-MM}")).QuerySelector("main")!.TextContent;
        var other = (await english.PageAsync($"/voices/report?month={month:yyyy-MM}")).QuerySelector("main")!.TextContent;

        Assert.Contains("40 Stimmen kamen im Monat zu uns, von 40 Kund:innen aus 2 Segmenten.", german, StringComparison.Ordinal);
        Assert.Contains("Das sind so viele wie im Monat davor (40).", german, StringComparison.Ordinal);
        // 5 of 40 before, 30 of 40 now.
        Assert.Contains("Mehr zu „Termin“: 12\u00a0% davor, 75\u00a0% jetzt (+62 Punkte", german, StringComparison.Ordinal);
        Assert.Contains("Weniger zu „Portal“: 88\u00a0% davor, 25\u00a0% jetzt", german, StringComparison.Ordinal);
        Assert.Contains("More about “Termin”: 12% before, 75% now (+62 points", other, StringComparison.Ordinal);
        Assert.Contains("Verglichen sind 2 Codes", german, StringComparison.Ordinal);
        Assert.Contains("Dahinter stehen eine Person, ein Segment. Eine Person von ihnen sprach diesen Monat.", german, StringComparison.Ordinal);
        Assert.Contains("„Termin Nummer 0“", german, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_change_that_chance_makes_is_not_told_as_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var month = LastMonth(house);
        await SayAsync(house, month, 40, 21);
        await SayAsync(house, month.AddMonths(-1), 40, 19);

        var text = (await house.Administrator.PageAsync($"/voices/report?month={month:yyyy-MM}")).QuerySelector("main")!.TextContent;

        Assert.Contains("2 Codes verglichen: Bei keinem ist die Änderung größer, als der Zufall sie macht", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mehr zu", text, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Chosen_deciders_get_it_once_on_the_first_working_day_and_can_end_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var month = await FillAsync(house, month: LastMonth(house).AddMonths(1));
        var boss = await house.InviteAsync("Petra Vogt", "Leitung");
        await house.InviteAsync("Jane Doe", "Leitung", language: "en");
        foreach (var reader in new[] { "@petra.vogt", "jane.doe" }) await house.Administrator.SubmitAsync("/voices/report", "reader", ("Form.Handle", reader));
        Assert.Equal(HttpStatusCode.OK, (await boss.GetAsync($"/voices/report?month={month:yyyy-MM}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await boss.GetAsync("/voices")).StatusCode);
        Assert.Empty((await boss.PageAsync($"/voices/report?month={month:yyyy-MM}")).QuerySelectorAll("main a[href^='/voices/needs']"));

        var first = SendReport.FirstWorkingDay(month.AddMonths(1));
        house.Clock.SetUtcNow(At(first, 9).AddDays(-1));
        Assert.Equal(0, await OnTheDayAsync(house));
        house.Clock.SetUtcNow(At(first, 9));
        // The house's own clock may have been faster; however often it is the day, it goes out once.
        for (var look = 0; look < 3; look++) await OnTheDayAsync(house);
        Assert.Equal(2, await house.InDbAsync(db => db.ReportIssues.Where(i => i.Month == month).Select(i => i.Readers).SingleAsync()));

        var mails = await house.InDbAsync(db => db.Outbox.Where(m => m.Kind == MailOutbox.Kind).Select(m => m.Payload).ToListAsync());
        var german = System.Text.Json.JsonSerializer.Deserialize<MailMessage>(mails.Single(m => m.Contains("petra.vogt", StringComparison.Ordinal)))!;
        var english = System.Text.Json.JsonSerializer.Deserialize<MailMessage>(mails.Single(m => m.Contains("jane.doe", StringComparison.Ordinal)))!;
        Assert.Contains("Mehr zu „Termin“", german.Text, StringComparison.Ordinal);
        Assert.Contains("More about “Termin”", english.Text, StringComparison.Ordinal);
        Assert.Contains("/voices/report#mail", german.Text, StringComparison.Ordinal);
        Assert.Contains("<h2>Was sich bewegt</h2>", german.Html, StringComparison.Ordinal);
        var proof = await house.InDbAsync(db => db.Audit.SingleAsync(a => a.Action == "voices.report-sent"));
        Assert.Equal(($"{month:yyyy-MM}", "2"), (proof.Subject, proof.Detail));

        // Who ended it gets no more, and nobody but they themselves can change that.
        await boss.ActAsync("/voices/report/wish?on=false");
        var again = await house.Administrator.SubmitAsync("/voices/report", "reader", ("Form.Handle", "petra.vogt"));
        Assert.Contains("hat den Bericht abbestellt", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        house.Clock.SetUtcNow(At(SendReport.FirstWorkingDay(month.AddMonths(2)), 9));
        await OnTheDayAsync(house);
        Assert.Equal(1, await house.InDbAsync(db => db.ReportIssues.Where(i => i.Month == month.AddMonths(1)).Select(i => i.Readers).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task What_customers_said_never_becomes_markup_or_a_header_of_the_mail(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var month = await FillAsync(house, "<script>alert(1)</script>\r\nBcc: alle@example.org");
        await house.InviteAsync("Petra Vogt", "Leitung");
        await house.Administrator.SubmitAsync("/voices/report", "reader", ("Form.Handle", "petra.vogt"));

        await house.Administrator.ActAsync($"/voices/report/send?month={month:yyyy-MM}");

        var mail = System.Text.Json.JsonSerializer.Deserialize<MailMessage>((await house.InDbAsync(db => db.Outbox.Where(m => m.Kind == MailOutbox.Kind).Select(m => m.Payload).ToListAsync())).Single(m => m.Contains("petra.vogt", StringComparison.Ordinal)))!;
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', mail.Subject);
    }

    [Theory, BothEngines]
    public async Task A_month_that_is_not_over_is_said_to_be_so_and_not_sent(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearAsync("Wann");
        await house.InviteAsync("Petra Vogt", "Leitung");
        await house.Administrator.SubmitAsync("/voices/report", "reader", ("Form.Handle", "petra.vogt"));
        var now = house.Clock.GetUtcNow();

        Assert.Contains("Der Monat läuft noch", (await house.Administrator.PageAsync($"/voices/report?month={now:yyyy-MM}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await house.Administrator.ActAsync($"/voices/report/send?month={now:yyyy-MM}");
        Assert.Equal(0, await house.InDbAsync(db => db.ReportIssues.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync($"/voices/report?month={now.AddMonths(2):yyyy-MM}")).StatusCode);
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-02")]
    [InlineData("2026-08-01", "2026-08-03")]
    [InlineData("2026-12-15", "2026-12-01")]
    public void The_first_working_day_is_none_of_a_weekend(string of, string day) => Assert.Equal(DateOnly.Parse(day, null), SendReport.FirstWorkingDay(DateOnly.Parse(of, null)));

    private static DateOnly LastMonth(TestHouse house) => DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime) is var today ? new DateOnly(today.Year, today.Month, 1).AddMonths(-1) : default;

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.Zero);

    private static async Task<DateOnly> FillAsync(TestHouse house, string first = "Termin Nummer 0", DateOnly? month = null)
    {
        var of = month ?? LastMonth(house);
        var ids = await SayAsync(house, of, 40, 30, first);
        await SayAsync(house, of.AddMonths(-1), 40, 5);
        await house.Administrator.SubmitAsync($"/voices/needs/new?from={ids[0]}", "need",
            ("Form.When", "eine Strecke steht"), ("Form.Want", "wissen, wann das Teil kommt"), ("Form.So", "ich planen kann"), ("Form.Importance", "5"), ("Form.Satisfaction", "2"));
        return of;
    }

    /// <summary>So many voices of a month, the first of them about “Termin” and the others about “Portal”.</summary>
    private static async Task<List<Guid>> SayAsync(TestHouse house, DateOnly month, int all, int termin, string? first = null)
    {
        var ids = new List<Guid>();
        await house.HearAsync("Nie kodiert", 400);
        await house.InDbAsync(async db =>
        {
            Herberge.Voices.Coding.Code Code(string name)
            {
                var known = db.Codes.FirstOrDefault(c => c.Name == name);
                if (known is null) db.Codes.Add(known = new Herberge.Voices.Coding.Code(Guid.CreateVersion7(), name, 1, house.Clock.GetUtcNow()));
                return known;
            }

            var (one, two) = (Code("Termin"), Code("Portal"));
            var at = new DateTimeOffset(month.AddDays(9).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
            for (var n = 0; n < all; n++)
            {
                var words = new ObservedWords(Herberge.Voices.Masking.Masker.Cover(n == 0 && first is not null ? first : $"Stimme {n}"), null, VoiceChannel.Phone, n % 2 == 0 ? "Pharma" : "Flughafen", "de", null, null, Guid.CreateVersion7().ToString("N"));
                var voice = new Observation(Guid.CreateVersion7(), Herberge.Voices.Sources.FieldNotes.Id, null, at.AddMinutes(n), at, words) { State = ObservationState.Coded };
                db.Observations.Add(voice);
                db.CodeMarks.Add(new Herberge.Voices.Coding.CodeMark(Guid.CreateVersion7(), voice.Id, n < termin ? one.Id : two.Id, house.Administrator.Id, voice.SaidAt, at));
                ids.Add(voice.Id);
            }

            return await db.SaveChangesAsync();
        });
        return ids;
    }

    private static Task<int> OnTheDayAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<SendReport>().OnTheDayAsync(CancellationToken.None));
}
