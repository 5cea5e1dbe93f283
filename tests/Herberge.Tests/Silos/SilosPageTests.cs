using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos;
using Herberge.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

public sealed class SilosPageTests
{
    [Theory, BothEngines]
    public async Task The_headline_is_the_openness_of_the_ledger(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Recht", 4));
        var expected = Openness(company);

        var picture = await SeeAsync(house);

        Assert.Equal(NoPicture.None, picture.Missing);
        Assert.Equal(expected, picture.Openness, 12);
        Assert.True(picture.Low < picture.Openness && picture.Openness < picture.High);
        var text = (await house.Administrator.PageAsync("/silos")).QuerySelector("main")!.TextContent;
        Assert.Contains(expected.ToString("0.00", System.Globalization.CultureInfo.GetCultureInfo("de-DE")), text, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_unit_under_ten_people_gives_no_figure_away(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15), ("Vertrieb", 13), ("Recht", 4));

        var picture = await SeeAsync(house);

        var small = picture.Units.Select((unit, at) => (unit, at)).Single(u => u.unit.Path == "Recht");
        Assert.Null(small.unit.Openness);
        Assert.Null(small.unit.People);
        Assert.All(picture.Pairs.Where(p => p.A == small.at || p.B == small.at), pair => Assert.Null(pair.Ratio));
        // One hidden unit alone would be the total less the others.
        Assert.True(picture.HiddenUnits >= 2);
    }

    [Theory, BothEngines]
    public async Task A_withdrawn_contact_counts_no_more(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        var (from, to, subject) = (company.People[0].Id, company.People[20].Id, Guid.CreateVersion7());
        await house.InDbAsync(async db =>
        {
            var at = house.Clock.GetUtcNow().AddDays(-3);
            db.Ties.Add(new Tie(from, to, TieKind.Reaction, at, null, subject));
            db.Ties.Add(new Tie(from, to, TieKind.Reaction, at.AddMinutes(1), null, subject, -1));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(Openness(company), (await SeeAsync(house)).Openness, 12);
    }

    [Theory, BothEngines]
    public async Task A_change_within_the_error_of_both_windows_is_not_called_sure(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        await RepeatAsync(house, company, daysAgo: 120, company.Contacts.Skip(2));

        var picture = await SeeAsync(house);

        Assert.NotNull(picture.Before);
        Assert.NotEqual(picture.Before, picture.Openness);
        Assert.False(picture.ChangeIsSure);
    }

    [Theory, BothEngines]
    public async Task Units_that_open_up_are_a_sure_change(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        await RepeatAsync(house, company, daysAgo: 120, company.Contacts.Where((c, at) => company.People[c.From].Unit == company.People[c.To].Unit || at % 20 == 0));

        var picture = await SeeAsync(house);

        Assert.True(picture.Openness > picture.Before);
        Assert.True(picture.ChangeIsSure);
    }

    [Theory, BothEngines]
    public async Task Figures_stand_still_for_a_day(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        var before = await SeeAsync(house);
        await house.InDbAsync(async db =>
        {
            for (var n = 0; n < 14; n++) db.Ties.Add(new Tie(company.People[n].Id, company.People[15 + n].Id, TieKind.Reply, house.Clock.GetUtcNow(), null, Guid.CreateVersion7()));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(before.Openness, (await SeeAsync(house)).Openness);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEqual(before.Openness, (await SeeAsync(house)).Openness);
    }

    [Theory, BothEngines]
    public async Task Only_those_who_run_the_house_see_the_figures(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var member = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var host = await house.InviteAsync("Svenja Matthiesen", "Service", roles: HouseRoles.Host);

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/silos")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/silos")).StatusCode);
        Assert.DoesNotContain("/silos", (await member.PageAsync("/spaces")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_house_of_three_people_shows_no_number(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await FillAsync(house, ("Einkauf", 2), ("Qualität", 1));

        Assert.Equal(NoPicture.TooFewPeople, (await SeeAsync(house)).Missing);
        Assert.Empty((await house.Administrator.PageAsync("/silos")).QuerySelectorAll(".big .num"));
    }

    private static Task<SiloPicture> SeeAsync(TestHouse house) => house.InScopeAsync(async services =>
    {
        var viewer = await house.Administrator.ViewerAsync();
        var result = await services.GetRequiredService<SeeSilos>().HandleAsync(null, null, viewer, CancellationToken.None);
        Assert.True(result.Succeeded);
        return result.Value;
    });

    private sealed record Company(IReadOnlyList<(Guid Id, string Unit)> People, IReadOnlyList<(int From, int To)> Contacts);

    /// <summary>People in units, each in contact with the next two of their unit and with every third person elsewhere.</summary>
    private static Task<Company> FillAsync(TestHouse house, params (string Unit, int People)[] units) => house.InDbAsync(async db =>
    {
        var people = new List<(Guid Id, string Unit)>();
        foreach (var (name, size) in units)
        {
            var unit = new OrgUnit(Guid.CreateVersion7(), null, name, name, 1 + people.Count % 12);
            db.Set<OrgUnit>().Add(unit);
            for (var n = 0; n < size; n++)
            {
                var member = new Member(Guid.CreateVersion7(), $"{name} {n}", $"{name}.{n}".ToLowerInvariant(), null, house.Clock.GetUtcNow()) { UnitId = unit.Id };
                db.Set<Member>().Add(member);
                people.Add((member.Id, name));
            }
        }

        var contacts = new List<(int, int)>();
        for (var a = 0; a < people.Count; a++)
        {
            for (var b = a + 1; b < people.Count; b++)
            {
                if (people[a].Unit == people[b].Unit ? b - a <= 3 : (a + b) % 5 == 0) contacts.Add((a, b));
            }
        }

        foreach (var (a, b) in contacts)
            db.Ties.Add(new Tie(people[a].Id, people[b].Id, TieKind.Reply, house.Clock.GetUtcNow().AddDays(-2 - (a + b) % 60), null, Guid.CreateVersion7()));
        await db.SaveChangesAsync();
        return new Company(people, contacts);
    });

    private static Task<int> RepeatAsync(TestHouse house, Company company, int daysAgo, IEnumerable<(int From, int To)> contacts) => house.InDbAsync(async db =>
    {
        foreach (var (from, to) in contacts)
            db.Ties.Add(new Tie(company.People[from].Id, company.People[to].Id, TieKind.Reply, house.Clock.GetUtcNow().AddDays(-daysAgo), null, Guid.CreateVersion7()));
        return await db.SaveChangesAsync();
    });

    // From the definition, independent of the library: (E/W) / (1 − Σ a_g²).
    private static double Openness(Company company)
    {
        var ties = company.Contacts.Count;
        var across = company.Contacts.Count(c => company.People[c.From].Unit != company.People[c.To].Unit);
        var ends = company.Contacts.SelectMany(c => new[] { company.People[c.From].Unit, company.People[c.To].Unit }).GroupBy(u => u);
        return across / (double)ties / (1 - ends.Sum(g => Math.Pow(g.Count() / (2.0 * ties), 2)));
    }
}
