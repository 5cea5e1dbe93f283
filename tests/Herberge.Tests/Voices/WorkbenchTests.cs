using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Herberge.Foundation.Access;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Search;
using Herberge.People.Leaving;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

public sealed class WorkbenchTests
{
    [Theory, BothEngines]
    public async Task The_stream_is_narrowed_by_segment_language_time_and_words(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearAsync("Das Ersatzteil kommt nie an einem festen Tag", 1, "Lebensmittel");
        await house.HearAsync("The spare part is late and nobody can tell us when", 2, "Flughafen");
        await house.HearAsync("Wir warten auf Ersatzteile, und die Linie steht", 40, "Flughafen");
        var reader = house.Administrator;

        Assert.Equal(3, (await reader.LinesAsync("/voices")).Count);
        Assert.Equal(2, (await reader.LinesAsync("/voices?segment=Flughafen")).Count);
        Assert.StartsWith("The spare", Assert.Single(await reader.LinesAsync("/voices?lang=en")), StringComparison.Ordinal);
        var from = house.Clock.GetUtcNow().AddDays(-10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(2, (await reader.LinesAsync($"/voices?from={from}")).Count);
        Assert.Single(await reader.LinesAsync($"/voices?to={from}"));
        // In all their forms, and newest first.
        Assert.Equal(["Das Ersatzteil kommt nie an einem festen Tag", "Wir warten auf Ersatzteile, und die Linie steht"], await reader.LinesAsync("/voices?q=Ersatzteil"));
        Assert.Empty(await reader.LinesAsync("/voices?q=Ersatzteil&segment=Bergbau"));
        Assert.Empty(await reader.LinesAsync("/voices?show=coded"));
        Assert.Equal(3, (await reader.LinesAsync("/voices?show=all&q=")).Count);
    }

    [Theory, BothEngines]
    public async Task The_stream_is_read_on_by_key_without_gap_or_repetition(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        for (var n = 0; n < (ListObservations.PageSize * 2) + 3; n++) await house.HearAsync($"Stimme {n}", n / 4);

        var all = new List<string>();
        var address = "/voices";
        for (var pages = 0; ; pages++)
        {
            Assert.True(pages < 4);
            var page = await house.Administrator.PageAsync(address);
            all.AddRange(page.QuerySelectorAll(".obs .ob-q").Select(line => line.TextContent));
            if (page.QuerySelector(".stream a[rel=next]") is not IHtmlAnchorElement next) break;
            address = next.GetAttribute("href")!;
        }

        Assert.Equal((ListObservations.PageSize * 2) + 3, all.Count);
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await house.Administrator.GetAsync("/voices?after=unsinn_%00&from=x&source=1&code=2")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_code_and_ones_own_coding_are_read_on_by_key_each_voice_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        for (var n = 0; n < ListObservations.PageSize + 4; n++)
        {
            var id = await house.HearAsync($"Stimme {n} wartet", n / 3);
            // Two codes, one of them for a passage as well.
            await mira.SubmitAsync($"/voices/{id}", "code", ("Form.Add", "Warten, Zeit"));
            if (n == 2) await house.Administrator.SubmitAsync($"/voices/{id}", "code", [.. await KeepAsync(house, id), ("Form.Add", "Warten"), ("Form.Passage", "wartet")]);
        }

        await house.HearAsync("Stimme ohne Code");
        var code = await house.InDbAsync(db => db.Codes.Where(c => c.Name == "Warten").Select(c => c.Id).SingleAsync());
        foreach (var address in (string[])[$"/voices?show=all&code={code}", "/voices?show=all&mine=1", $"/voices?show=all&mine=1&code={code}&q=wartet"])
        {
            var first = await mira.PageAsync(address);
            var lines = first.QuerySelectorAll(".obs .ob-q").Select(line => line.TextContent).ToList();
            Assert.Equal(ListObservations.PageSize, lines.Count);
            lines.AddRange(await mira.LinesAsync(first.QuerySelector(".stream a[rel=next]")!.GetAttribute("href")!));
            Assert.Equal(ListObservations.PageSize + 4, lines.Count);
            Assert.Equal(lines.Count, lines.Distinct().Count());
        }

        Assert.Empty(await house.Administrator.LinesAsync($"/voices?code={code}"));
    }

    private static async Task<IEnumerable<(string, string)>> KeepAsync(TestHouse house, Guid id) =>
        (await house.InDbAsync(db => db.CodeMarks.Where(m => m.ObservationId == id).Select(m => m.Id).ToListAsync())).Select(mark => ("Form.Keep", mark.ToString()));

    [Theory, BothEngines]
    public async Task A_word_that_very_many_have_is_read_on_without_gap_or_repetition(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        // More than are looked at first, and most of them said in the same second.
        await house.HearManyAsync(2_300, "Wir warten auf das Teil");
        var all = new List<string>();
        var address = "/voices?q=warten&segment=Selten";
        for (var pages = 0; ; pages++)
        {
            Assert.True(pages < 6);
            var page = await house.Administrator.PageAsync(address);
            all.AddRange(page.QuerySelectorAll(".obs .ob-q").Select(line => line.TextContent));
            if (page.QuerySelector(".stream a[rel=next]") is not IHtmlAnchorElement next) break;
            address = next.GetAttribute("href")!;
        }

        Assert.Equal(46, all.Count);
        Assert.Equal(46, all.Distinct().Count());
        Assert.Equal(ListObservations.PageSize, (await house.Administrator.LinesAsync("/voices?q=warten")).Count);
    }

    [Theory, BothEngines]
    public async Task The_search_of_the_whole_house_never_finds_a_customer_voice(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearAsync("Unser Rollenförderer quietscht zum Gotterbarmen");

        var page = await house.Administrator.PageAsync("/search?q=Gotterbarmen");

        Assert.DoesNotContain("quietscht", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var findings = await house.InScopeAsync(async services =>
            await services.GetServices<IDoctorCheck>().OfType<SearchCheck>().Single().ExamineAsync(mend: false, CancellationToken.None).ToListAsync());
        Assert.All(findings, finding => Assert.True(finding.IsWell));
    }

    [Theory, BothEngines]
    public async Task Masks_are_checked_with_one_press_and_widened_by_hand_for_good(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var id = await house.HearAsync("Frau Hartmann von Nordkorn rief an");

        await house.Administrator.ActAsync($"/voices/{id}/checked");
        var wrong = await house.Administrator.SubmitAsync($"/voices/{id}", "cover", ("Cover.Words", "Südkorn"));
        await house.Administrator.SubmitAsync($"/voices/{id}", "cover", ("Cover.Words", "nordkorn"));

        Assert.Contains("Diese Stelle steht nicht in der Stimme", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var stored = await house.InDbAsync(db => db.Observations.SingleAsync());
        Assert.Equal("Frau ⟦name⟧ von ⟦hand⟧ rief an", stored.Quote);
        Assert.Equal(2, stored.MaskCount);
        Assert.NotNull(stored.MasksCheckedAt);
        Assert.Empty(await house.Administrator.LinesAsync("/voices?q=Nordkorn"));
        Assert.Single(await house.InDbAsync(db => db.Audit.Where(a => a.Action == "voices.covered").ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task A_customer_who_wants_it_is_erased_everywhere(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var first = await house.HearAsync("Ich warte", author: "Jutta Lang");
        await house.HearAsync("Ich warte noch", author: "jutta lang");
        await house.HearAsync("Bei mir ist alles gut", author: "Olaf Kern");

        await house.Administrator.ActAsync($"/voices/{first}/erase-author");

        Assert.Equal(["Bei mir ist alles gut"], await house.InDbAsync(db => db.Observations.Select(o => o.Quote).ToListAsync()));
        Assert.Equal(1, await house.InDbAsync(db => db.SearchRows.CountAsync(r => r.Kind == SearchKind.Observation)));
        var audit = await house.InDbAsync(db => db.Audit.SingleAsync(a => a.Action == "voices.author-erased"));
        Assert.Equal(("", "2"), (audit.Subject, audit.Detail));
    }

    [Theory, BothEngines]
    public async Task What_is_older_than_its_source_keeps_is_deleted_at_night(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearAsync("Lange her", (Source.UsualMonths * 31) + 10);
        await house.HearAsync("Gestern", 1);

        var gone = await house.InScopeAsync(services => ActivatorUtilities.CreateInstance<ForgetOldVoices>(services).HandleAsync(CancellationToken.None));

        Assert.Equal(1, gone);
        Assert.Equal(["Gestern"], await house.InDbAsync(db => db.Observations.Select(o => o.Quote).ToListAsync()));
        Assert.True(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Action == "voices.forgotten" && a.ActorId == null)));
    }

    [Theory, BothEngines]
    public async Task Who_recorded_is_told_what_is_kept_and_forgotten_when_they_leave(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service", roles: HouseRoles.CommunityManager);
        await svenja.SubmitAsync("/voices/new", "capture", ("Form.Quote", "Ich warte"), ("Form.Channel", "Phone"), ("Form.Day", house.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

        var told = await house.InScopeAsync(services => services.GetServices<IPersonalData>().OfType<VoicesData>().Single().TellAsync(svenja.Id, CancellationToken.None));
        Assert.Single(told.Single(records => records.Name == "voicesRecorded").Rows);
        var admin = await house.Administrator.ViewerAsync();
        await house.InScopeAsync(services => services.GetRequiredService<EraseMember>().HandleAsync(new EraseMemberInput(svenja.Id, "svenja.matthiesen"), admin, CancellationToken.None));

        Assert.Null(await house.InDbAsync(db => db.Observations.Select(o => o.RecordedBy).SingleAsync()));
    }
}
