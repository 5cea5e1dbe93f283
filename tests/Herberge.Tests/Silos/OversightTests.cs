using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Silos;
using Herberge.Silos.Oversight;
using Herberge.Silos.Releases;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

public sealed class OversightTests
{
    [Theory, BothEngines]
    public async Task Every_look_is_written_down_and_only_the_works_council_reads_who_looked(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        var council = await house.InviteAsync("Renate Kühl", "Service", roles: HouseRoles.WorksCouncil);
        await house.Administrator.PageAsync("/silos?days=30");

        var text = (await council.PageAsync("/silos/looks")).QuerySelector("main")!.TextContent;

        Assert.Contains("Ada Admin", text, StringComparison.Ordinal);
        Assert.Contains("/silos?days=30&level=1", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await house.Administrator.GetAsync("/silos/looks")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Settings_change_only_when_the_other_side_signs(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Svenja Matthiesen", "Service", roles: HouseRoles.Host);
        var council = await house.InviteAsync("Renate Kühl", "Service", roles: HouseRoles.WorksCouncil);

        var proposed = await house.Administrator.SubmitAsync("/silos/settings", "propose",
            ("Form.SmallestGroup", "8"), ("Form.Goal", "0,60"), ("Form.KeepMonths", "36"), ("Form.Reason", "Wir wollen strenger sein"));
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        Assert.Equal(AnalysisRules.Usual, await RulesAsync(house));
        var id = await house.InDbAsync(db => db.Set<SettingsProposal>().Select(p => p.Id).SingleAsync());

        await DecideAsync(house.Administrator, id);
        await DecideAsync(host, id);
        Assert.Equal(AnalysisRules.Usual, await RulesAsync(house));
        await DecideAsync(council, id);

        Assert.Equal(new AnalysisRules(8, 0.6, 36), await RulesAsync(house));
        Assert.Equal(["silos.settings-proposed", "silos.settings-signed"], await house.InDbAsync(db =>
            db.Audit.Where(a => a.Action.StartsWith("silos.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task The_log_tells_proposed_settings_as_a_sentence_in_the_readers_language(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var english = await house.InviteAsync("Edith English", roles: HouseRoles.Administrator, language: "en");
        await house.Administrator.SubmitAsync("/silos/settings", "propose",
            ("Form.SmallestGroup", "8"), ("Form.Goal", "0,60"), ("Form.KeepMonths", "36"), ("Form.Reason", "Wir wollen strenger sein"));

        Assert.Contains("Ada Admin hat Regeln der Auswertung vorgeschlagen: kleinste Gruppe 8, Ziel der Offenheit 0,6, einzelne Kontakte 36 Monate lang.",
            (await house.Administrator.PageAsync("/admin/audit")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ada Admin proposed rules for analysis: smallest group 8, goal for openness 0.6, single contacts for 36 months.",
            (await english.PageAsync("/admin/audit")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_group_under_five_can_not_even_be_proposed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        var answer = await house.Administrator.SubmitAsync("/silos/settings", "propose",
            ("Form.SmallestGroup", "4"), ("Form.Goal", "viel"), ("Form.KeepMonths", "3"), ("Form.Reason", " "));

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Die kleinste Gruppe liegt zwischen 5 und 50 Leuten.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"viel\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<SettingsProposal>().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Who_opts_out_is_left_out_from_the_next_Monday_and_still_counted_among_the_people(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        var before = await company.SeeAsync();
        await house.InDbAsync(async db =>
        {
            foreach (var person in company.People.Skip(14).Take(9)) db.Set<OptOut>().Add(new OptOut(person.Id, house.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(before.Figures.Ties, (await company.SeeAsync()).Figures.Ties);
        house.Clock.Advance(company.Monday.AddDays(7).AddHours(2) - house.Clock.GetUtcNow());
        var after = await company.SeeAsync();

        Assert.True(after.Figures.Ties < before.Figures.Ties - 20);
        Assert.Equal(before.Figures.ByUnit.Select(unit => unit.People), after.Figures.ByUnit.Select(unit => unit.People));
    }

    [Theory, BothEngines]
    public async Task Opting_out_is_seen_on_ones_own_page_and_in_no_log(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var member = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var audited = await house.InDbAsync(db => db.Audit.CountAsync());

        Assert.Equal(HttpStatusCode.Redirect, (await member.SubmitAsync("/me/bridges", "leave", ("Leave", "true"))).StatusCode);

        Assert.Contains("Wieder mitzählen", (await member.PageAsync("/me/bridges")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(audited, await house.InDbAsync(db => db.Audit.CountAsync()));
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Look>().CountAsync()));
        await member.SubmitAsync("/me/bridges", "leave", ("Leave", "false"));
        Assert.Equal(0, await house.InDbAsync(db => db.Set<OptOut>().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task The_mirror_shows_ones_own_contacts_by_unit(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var me = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var others = new[] { await house.InviteAsync("Miriam Okafor", "Qualität"), await house.InviteAsync("Jens Petersen", "Qualität"), await house.InviteAsync("Aylin Koç", "Einkauf") };
        await house.InviteAsync("Ole Nissen", "Recht");
        await house.InDbAsync(async db =>
        {
            foreach (var other in others) db.Ties.Add(new Tie(other.Id, me.Id, TieKind.Reply, house.Clock.GetUtcNow().AddDays(-2), null, Guid.CreateVersion7()));
            return await db.SaveChangesAsync();
        });

        var mine = await house.InScopeAsync(async services =>
            (await services.GetRequiredService<SeeMyBridges>().HandleAsync(await me.ViewerAsync(), CancellationToken.None)).Value!);

        Assert.Equal([("Qualität", 2, false), ("Einkauf", 1, true)], mine.Bridges.Select(bridge => (bridge.Unit, bridge.People, bridge.IsOwn)));
        Assert.Equal(["Recht"], mine.Missing.Select(unit => unit.Path));
    }

    [Theory, BothEngines]
    public async Task Old_contacts_are_folded_into_sums_of_units(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        await company.SeeAsync();
        var young = await house.InDbAsync(db => db.Ties.CountAsync());
        await company.RepeatAsync(daysAgo: 1200, company.Contacts);

        var folded = await house.InScopeAsync(services => services.GetRequiredService<FoldOldContacts>().HandleAsync(CancellationToken.None));

        Assert.Equal(company.Contacts.Count, folded);
        Assert.Equal(young, await house.InDbAsync(db => db.Ties.CountAsync()));
        Assert.Equal(company.Contacts.Count, await house.InDbAsync(db => db.Set<FoldedContact>().SumAsync(sum => sum.Contacts)));
    }

    [Theory, BothEngines]
    public async Task One_who_changes_their_unit_is_counted_there_only_with_four_others(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 20), ("Qualität", 20), ("Service", 20));
        var sizes = (await company.SeeAsync()).Figures.ByUnit.Select(unit => unit.People).ToList();

        await MoveAsync(house, company, 1);
        house.Clock.Advance(company.Monday.AddDays(7).AddHours(2) - house.Clock.GetUtcNow());
        Assert.Equal(sizes, (await company.SeeAsync()).Figures.ByUnit.Select(unit => unit.People));

        await MoveAsync(house, company, 5);
        house.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal([15, 25, 20], (await company.SeeAsync()).Figures.ByUnit.Select(unit => unit.People));
    }

    [Theory, BothEngines]
    public async Task The_night_releases_everything_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));

        Task<int> NightAsync() => house.InScopeAsync(services => services.GetRequiredService<ReleaseEverything>().HandleAsync(CancellationToken.None));

        Assert.True(await NightAsync() > 0);
        Assert.Equal(0, await NightAsync());
    }

    private static Task<int> MoveAsync(TestHouse house, Company company, int people) => house.InDbAsync(async db =>
    {
        var to = await db.Set<Herberge.People.OrgUnit>().Where(u => u.Path == "Qualität").Select(u => u.Id).SingleAsync();
        foreach (var (id, _) in company.People.Take(people)) (await db.Set<Herberge.People.Member>().SingleAsync(m => m.Id == id)).UnitId = to;
        return await db.SaveChangesAsync();
    });

    private static Task<AnalysisRules> RulesAsync(TestHouse house) =>
        house.InScopeAsync(services => services.GetRequiredService<ReadRules>().HandleAsync(CancellationToken.None));

    private static Task<HttpResponseMessage> DecideAsync(Person person, Guid id) =>
        person.SubmitAsync("/silos/settings", "decide", ("Decision.Id", id.ToString()), ("Decision.Accept", "true"));
}
