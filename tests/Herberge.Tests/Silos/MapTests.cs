using System.Globalization;
using System.Net;
using Herberge.Silos;
using Herberge.Silos.Figures;
using Herberge.Silos.Maps;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Silos;

public sealed class MapTests
{
    [Theory, BothEngines]
    public async Task The_map_and_its_table_show_the_units_that_are_shown_and_no_others(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await SixUnitsAsync(house);
        var figures = (await company.SeeAsync()).Figures;
        var shown = figures.ByUnit.Where(unit => !unit.Suppressed).Select(unit => unit.Unit).Order().ToList();

        var page = await house.Administrator.PageAsync("/silos/map");

        Assert.NotEmpty(shown);
        Assert.True(shown.Count < figures.Units);
        Assert.Equal(shown, page.QuerySelectorAll(".map-table tbody th").Select(head => head.TextContent.Trim()).Order());
        Assert.Equal(shown.Count, page.QuerySelectorAll("svg.map.c-wide circle.node").Length);
        Assert.DoesNotContain("Recht", page.QuerySelector("svg.map")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_table_tells_the_figures_of_the_release(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await SixUnitsAsync(house);
        var figures = (await company.SeeAsync()).Figures;
        var german = CultureInfo.GetCultureInfo("de-DE");

        var rows = (await house.Administrator.PageAsync("/silos/map?sort=openness")).QuerySelectorAll(".map-table tbody tr")
            .Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray()).ToList();

        foreach (var row in rows)
        {
            var unit = figures.ByUnit.Single(one => one.Unit == row[0]);
            Assert.Equal(unit.Openness!.Value.ToString("0.00", german), row[2]);
        }

        var sorted = rows.Select(row => double.Parse(row[2], german)).ToList();
        Assert.Equal(sorted.Order(), sorted);
    }

    [Theory, BothEngines]
    public async Task The_slider_works_as_a_form_and_every_step_puts_each_unit_in_one_group(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await SixUnitsAsync(house);
        var map = (await company.SeeAsync()).Figures.Map!;

        var form = (await house.Administrator.PageAsync("/silos/map?step=4")).QuerySelector("form.slider")!;

        Assert.Equal("get", form.GetAttribute("method"));
        Assert.Equal("4", form.QuerySelector("input[type=range]")!.GetAttribute("value"));
        Assert.Equal(UnitMaps.Resolutions, map.Communities.Select(found => found.Resolution));
        Assert.All(map.Communities, found => Assert.Equal(map.Places.Count, found.Of.Count));
        Assert.All(map.Communities, found => Assert.Equal(Enumerable.Range(0, found.Count), found.Of.Distinct().Order()));
        Assert.Equal(map.Communities.Select(found => found.Count).Order(), map.Communities.Select(found => found.Count));
    }

    [Theory, BothEngines]
    public async Task Below_the_top_the_groups_are_compared_with_the_unit_tree(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house,
            ("Werk/Montage", 14), ("Werk/Lack", 15), ("Werk/Lager", 16), ("Vertrieb/Nord", 14), ("Vertrieb/West", 15), ("Vertrieb/Ost", 16));

        var top = (await company.SeeAsync()).Figures;
        var below = (await company.SeeAsync(new SilosQuery(Level: 2))).Figures;

        Assert.All(top.Map?.Communities ?? [], found => Assert.Null(found.Ari));
        Assert.NotEmpty(below.Map!.Communities);
        Assert.All(below.Map.Communities, found => Assert.NotNull(found.Ari));
    }

    [Theory, BothEngines]
    public async Task The_map_stands_still_with_its_release(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await SixUnitsAsync(house);
        var before = (await house.Administrator.PageAsync("/silos/map")).QuerySelector("svg.map")!.OuterHtml;
        await company.RepeatAsync(daysAgo: 3, company.Contacts.Select(contact => (contact.From, To: (contact.To + 7) % company.People.Count)).Where(contact => contact.From != contact.To));

        Assert.Equal(before, (await house.Administrator.PageAsync("/silos/map")).QuerySelector("svg.map")!.OuterHtml);
    }

    [Theory, BothEngines]
    public async Task A_hidden_unit_can_not_be_chosen_by_its_address(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await SixUnitsAsync(house);

        var page = await house.Administrator.PageAsync("/silos/map?unit=Recht");

        Assert.Null(page.QuerySelector(".map-unit"));
        Assert.Null(page.QuerySelector("svg.map [aria-current]"));
    }

    [Theory, BothEngines]
    public async Task Three_people_and_nobody_at_all_get_a_sentence_and_no_map(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        Assert.Null((await house.Administrator.PageAsync("/silos/map")).QuerySelector("svg.map"));
        await Company.FillAsync(house, ("Einkauf", 2), ("Qualität", 1));
        house.Clock.Advance(TimeSpan.FromDays(7));

        foreach (var address in new[] { "/silos/map", "/silos/report" })
            Assert.Null((await house.Administrator.PageAsync(address)).QuerySelector("svg.chart, table"));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync("/silos/export/map.svg")).StatusCode);
    }

    [Fact]
    public void Four_hundred_units_lie_beside_each_other_and_their_names_too()
    {
        var figures = Large(400);

        var plot = MapPlot.Of(figures, MapCanvas.Wide, unit => figures.ByUnit[unit].Unit);

        Assert.Equal(400, plot.Nodes.Count);
        Assert.InRange(plot.Nodes.Count(node => node.Name is not null), 15, MapCanvas.Wide.Names);
        Assert.All(plot.Nodes, node => Assert.True(node.X >= node.Radius && node.X <= 1000 - node.Radius && node.Y >= node.Radius && node.Y <= 620 - node.Radius));
        var covered = plot.Nodes.SelectMany((a, at) => plot.Nodes.Skip(at + 1).Where(b => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2)) < a.Radius + b.Radius - 0.2)).Count();
        Assert.Equal(0, covered);
        Assert.Equal(plot.Nodes, MapPlot.Of(figures, MapCanvas.Wide, unit => figures.ByUnit[unit].Unit).Nodes);
    }

    [Theory]
    [InlineData(0.1, 0.0, 5.0, Standing.Isolated)]
    [InlineData(0.5, 0.0, 5.0, Standing.Inward)]
    [InlineData(0.5, 0.0, 1.0, Standing.Unsure)]
    [InlineData(0.5, 0.0, null, Standing.Unsure)]
    [InlineData(0.5, 0.45, 5.0, Standing.Isolated)]
    [InlineData(0.96, 0.95, 5.0, Standing.CannotClose)]
    [InlineData(1.2, 0.0, 0.0, Standing.Open)]
    public void A_unit_is_judged_by_what_its_size_allows(double openness, double least, double? z, Standing expected)
    {
        var unit = new UnitFigure("Einkauf", 20, Suppressed: false) { Openness = openness, Attainable = least };
        Assert.Equal(expected, UnitStanding.Of(unit, new CellFigure(0, 0, Suppressed: false) { Z = z, Ratio = 1 + z, IsSure = z >= 2 }).Standing);
    }

    private static Task<Company> SixUnitsAsync(TestHouse house) =>
        Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15), ("Vertrieb", 13), ("Recht", 4), ("Labor", 6));

    private static SiloFigures Large(int units)
    {
        var figures = new SiloFigures
        {
            People = units * 25,
            ByUnit = [.. Enumerable.Range(0, units).Select(unit => new UnitFigure($"Bereich {unit / 20}/Team {unit}", 10 + (unit * 7 % 60), Suppressed: false) { Openness = 0.6 })],
            Matrix = [.. from a in Enumerable.Range(0, units) from b in Enumerable.Range(a, Math.Min(30, units - a))
                select new CellFigure(a, b, Suppressed: false) { Weight = a / 20 == b / 20 ? 60 : 5, Expected = 15, Ratio = a / 20 == b / 20 ? 4 : 0.33, Z = a / 20 == b / 20 ? 9 : -3 }],
        };
        return figures with { Map = UnitMaps.Of(figures) };
    }
}
