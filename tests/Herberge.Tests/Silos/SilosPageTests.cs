using System.Globalization;
using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Silos;
using Herberge.Silos.Releases;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Silos;

public sealed class SilosPageTests
{
    [Theory, BothEngines]
    public async Task The_headline_is_the_openness_of_the_ledger(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Recht", 4));
        var expected = Math.Round(company.Openness, 2);

        var view = await company.SeeAsync();

        Assert.Equal(NoFigures.None, view.Missing);
        Assert.Equal(expected, view.Figures.Whole.Openness);
        Assert.True(view.Figures.Whole.Low < expected && expected < view.Figures.Whole.High);
        var text = (await house.Administrator.PageAsync("/silos")).QuerySelector("main")!.TextContent;
        Assert.Contains(expected.ToString("0.00", CultureInfo.GetCultureInfo("de-DE")), text, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_unit_under_ten_people_gives_no_figure_away(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15), ("Vertrieb", 13), ("Recht", 4));

        var figures = (await company.SeeAsync()).Figures;

        var small = figures.ByUnit.Select((unit, at) => (unit, at)).Single(u => u.unit.Unit == "Recht");
        Assert.True(small.unit.Suppressed);
        Assert.Null(small.unit.Openness);
        Assert.All(figures.Matrix.Where(p => p.A == small.at || p.B == small.at), pair => Assert.Null(pair.Ratio ?? pair.Weight));
        // One hidden unit alone would be the total less the others.
        Assert.True(figures.SuppressedUnits >= 2);
    }

    [Theory, BothEngines]
    public async Task A_withdrawn_contact_counts_no_more(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        await house.InDbAsync(async db =>
        {
            for (var n = 0; n < 12; n++)
            {
                var (from, to, subject) = (company.People[n].Id, company.People[14 + n].Id, Guid.CreateVersion7());
                db.Ties.Add(new Tie(from, to, TieKind.Reaction, company.Monday.AddDays(-3), null, subject));
                db.Ties.Add(new Tie(from, to, TieKind.Reaction, company.Monday.AddDays(-2), null, subject, -1));
            }

            return await db.SaveChangesAsync();
        });

        Assert.Equal(Math.Round(company.Openness, 2), (await company.SeeAsync()).Figures.Whole.Openness);
    }

    [Theory, BothEngines]
    public async Task A_change_within_the_error_of_both_windows_is_not_called_sure(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        // Contacts from before the window before, so that it is whole.
        await company.RepeatAsync(daysAgo: 200, company.Contacts.Take(1));
        await company.RepeatAsync(daysAgo: 120, company.Contacts.Skip(12));

        var view = await company.SeeAsync();

        Assert.NotNull(view.Before);
        Assert.NotEqual(view.Before, view.Figures.Whole.Openness);
        Assert.False(view.ChangeIsSure);
    }

    [Theory, BothEngines]
    public async Task Units_that_open_up_are_a_sure_change(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        // Contacts from before the window before, so that it is whole.
        await company.RepeatAsync(daysAgo: 200, company.Contacts.Take(1));
        await company.RepeatAsync(daysAgo: 120, company.Contacts.Where((c, at) => company.People[c.From].Unit == company.People[c.To].Unit || at % 3 == 0));

        var view = await company.SeeAsync();

        Assert.True(view.Figures.Whole.Openness > view.Before);
        Assert.True(view.ChangeIsSure);
    }

    [Theory, BothEngines]
    public async Task Figures_stand_still_until_the_next_Monday(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        var before = (await company.SeeAsync()).Figures.Whole.Openness;
        await house.InDbAsync(async db =>
        {
            for (var n = 0; n < 14; n++)
                for (var m = 0; m < 14; m++) db.Ties.Add(new Tie(company.People[n].Id, company.People[14 + m].Id, TieKind.Reply, house.Clock.GetUtcNow(), null, Guid.CreateVersion7()));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(before, (await company.SeeAsync()).Figures.Whole.Openness);
        house.Clock.Advance(company.Monday.AddDays(7).AddHours(2) - house.Clock.GetUtcNow());
        Assert.NotEqual(before, (await company.SeeAsync()).Figures.Whole.Openness);
    }

    [Theory, BothEngines]
    public async Task A_released_figure_stays_though_the_ledger_changes_under_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        var before = await company.SeeAsync();
        await company.RepeatAsync(daysAgo: 20, company.Contacts.Where(c => company.People[c.From].Unit == company.People[c.To].Unit).SelectMany(c => new[] { c, (c.From, To: (c.To + 1) % 30) }).Where(c => c.From != c.To));

        Assert.Equal(before.Figures.Whole, (await company.SeeAsync()).Figures.Whole);
        Assert.Equal(before.ReleasedAt, (await company.SeeAsync()).ReleasedAt);
    }

    [Theory, BothEngines]
    public async Task Hosts_administrators_and_the_works_council_see_the_figures_and_nobody_else(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var member = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var host = await house.InviteAsync("Svenja Matthiesen", "Service", roles: HouseRoles.Host);
        var council = await house.InviteAsync("Renate Kühl", "Service", roles: HouseRoles.WorksCouncil);

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/silos")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/silos/pair?a=Einkauf&b=Service")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/silos")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync("/silos")).StatusCode);
        Assert.DoesNotContain("/silos", (await member.PageAsync("/spaces")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_house_of_three_people_shows_no_number(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 2), ("Qualität", 1));

        Assert.Equal(NoFigures.TooFewPeople, (await company.SeeAsync()).Missing);
        Assert.Empty((await house.Administrator.PageAsync("/silos")).QuerySelectorAll(".big .num"));
    }

    [Theory, BothEngines]
    public async Task The_parts_of_the_units_add_up_to_the_number_above_them(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15), ("Vertrieb", 13), ("Recht", 4));

        var table = (await house.Administrator.PageAsync("/silos")).QuerySelector("table.parts")!;

        var parts = table.QuerySelectorAll("tbody tr td:last-child").Select(cell => decimal.Parse(cell.TextContent, CultureInfo.GetCultureInfo("de-DE"))).ToList();
        Assert.True(parts.Count > 1);
        Assert.Equal(Math.Round((decimal)company.Openness, 2), parts.Sum());
    }

    [Theory, BothEngines]
    public async Task A_pair_tells_its_ratio_and_a_pair_with_a_small_unit_tells_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15), ("Vertrieb", 13), ("Recht", 4), ("Labor", 6));
        var figures = (await company.SeeAsync()).Figures;
        var shown = figures.Matrix.First(cell => cell.A != cell.B && !cell.Suppressed);

        var page = await house.Administrator.PageAsync($"/silos/pair?a={Uri.EscapeDataString(figures.ByUnit[shown.A].Unit)}&b={Uri.EscapeDataString(figures.ByUnit[shown.B].Unit)}");
        var small = await house.Administrator.PageAsync("/silos/pair?a=Einkauf&b=Recht");

        Assert.Equal(shown.Ratio!.Value.ToString("0.00", CultureInfo.GetCultureInfo("de-DE")), page.QuerySelector(".big .num")!.TextContent);
        Assert.Null(small.QuerySelector(".num"));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync("/silos/pair?a=Einkauf&b=Nirgends")).StatusCode);
    }
}
