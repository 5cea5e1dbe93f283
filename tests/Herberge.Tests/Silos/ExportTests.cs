using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Dom;
using Herberge.Foundation.Csv;
using Herberge.Silos.Oversight;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Herberge.Tests.Silos;

public sealed class ExportTests
{
    [Theory, BothEngines]
    public async Task The_matrix_as_CSV_is_the_matrix_of_the_release_without_what_is_hidden(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await SixUnitsAsync(house);
        var figures = (await company.SeeAsync()).Figures;

        var lines = await LinesAsync(house, "matrix.csv");

        var german = CultureInfo.GetCultureInfo("de-DE");
        var expected = figures.Matrix.Where(cell => !cell.Suppressed)
            .Select(cell => (figures.ByUnit[cell.A].Unit, figures.ByUnit[cell.B].Unit, cell.Ratio?.ToString("0.###", german)));
        Assert.Equal(expected, lines.Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(';')).Select(cells => (cells[0], cells[1], (string?)cells[4])));
        Assert.DoesNotContain(lines, line => line.Contains("Recht", StringComparison.Ordinal));
    }

    [Theory, BothEngines]
    public async Task Every_table_opens_in_a_spreadsheet_of_the_readers_language(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await SixUnitsAsync(house);
        var english = await house.InviteAsync("Jane Doe", "Einkauf", roles: Herberge.Foundation.Access.HouseRoles.Host, language: "en");

        foreach (var name in new[] { "trend", "units", "matrix", "spaces", "map" })
        {
            var (german, other) = (await BytesAsync(house.Administrator, $"{name}.csv"), await BytesAsync(english, $"{name}.csv"));
            Assert.Equal([0xEF, 0xBB, 0xBF], german.Take(3));
            Assert.Contains(';', Encoding.UTF8.GetString(german));
            Assert.DoesNotContain(';', Encoding.UTF8.GetString(other));
        }
    }

    [Fact]
    public void A_name_that_is_a_formula_stays_a_name_and_a_number_below_zero_a_number()
    {
        var text = new StringBuilder();
        CsvText.AppendLine(text, ';', "=HYPERLINK(\"x\")", "+49", "-3,5", "-3+cmd|' /C calc'!A0", "@SUM(A1)", "Einkauf");

        Assert.Equal("\"'=HYPERLINK(\"\"x\"\")\";'+49;\"-3,5\";'-3+cmd|' /C calc'!A0;'@SUM(A1);Einkauf\r\n", text.ToString());
    }

    [Theory, BothEngines]
    public async Task Charts_are_self_contained_SVG_and_PNG_of_the_same_size(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await SixUnitsAsync(house);
        await company.RepeatAsync(daysAgo: 200, company.Contacts);

        foreach (var name in new[] { "trend", "matrix", "map" })
        {
            var svg = XDocument.Parse(Encoding.UTF8.GetString(await BytesAsync(house.Administrator, $"{name}.svg"))).Root!;
            Assert.DoesNotContain(svg.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "style" or "image" || e.Attributes().Any(a => a.Name.LocalName is "href" or "style" or "class"));
            Assert.NotEmpty(svg.Element(svg.Name.Namespace + "title")!.Value);

            using var png = SKBitmap.Decode(await BytesAsync(house.Administrator, $"{name}.png"));
            Assert.Equal(2 * Math.Ceiling(double.Parse(svg.Attribute("width")!.Value, CultureInfo.InvariantCulture)), png.Width);
            Assert.True(png.Pixels.Distinct().Count() > 20, $"{name}.png is all but empty");
        }
    }

    [Theory, BothEngines]
    public async Task Every_file_taken_is_a_look_and_is_refused_to_those_who_may_not_look(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await SixUnitsAsync(house);
        var member = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/silos/export/units.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await house.Administrator.GetAsync("/silos/export/units.csv?days=30")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync("/silos/export/people.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync("/silos/export/people.svg")).StatusCode);

        Assert.Equal(["/silos/export/units.csv?days=30&level=1"], await house.InDbAsync(db => db.Set<Look>().Select(look => look.What).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task Every_chart_of_the_silo_pages_can_be_taken_away(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var space = await house.OpenSpaceAsync(house.Administrator, "Werkstatt");
        await house.InDbAsync(db => db.Ties.ExecuteUpdateAsync(ties => ties.SetProperty(tie => tie.SpaceId, space)));
        await trial.MeetAsync(trial.Some(4));
        var tried = await trial.EnterAsync(trial.Some(4));
        trial.WaitForMonday();
        string[] pages = ["/silos", "/silos/map", "/silos/report", "/silos/pair?a=Einkauf&b=Qualit%C3%A4t", "/silos/interventions", $"/silos/interventions/{tried}"];
        var met = new HashSet<string>();

        foreach (var address in pages)
        {
            var main = (await house.Administrator.PageAsync(address)).QuerySelector("main")!;
            var charts = main.QuerySelectorAll("svg.chart, svg.forest, svg.bar, table.heat").Select(chart => NameOf(chart, address)).Distinct().ToList();
            met.UnionWith(charts);
            foreach (var chart in charts)
                foreach (var kind in (string[])["svg", "png", "csv"])
                {
                    var link = main.QuerySelector($"a[download][href^='/silos/export/{chart}.{kind}?']");
                    Assert.True(link is not null, $"{address}: {chart} has no {kind}");
                    using var file = await house.Administrator.GetAsync(link.GetAttribute("href")!);
                    Assert.True(file.StatusCode == HttpStatusCode.OK, $"{address}: {chart}.{kind} answers {file.StatusCode}");
                    Assert.NotEmpty(await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
                }
        }

        Assert.Equal(["effects", "map", "matrix", "pair", "spaces", "trend"], met.Order());
        // Bars of units that look inward: there are none in this house, their files are there all the same.
        foreach (var kind in (string[])["svg", "png", "csv"]) Assert.NotEmpty(await BytesAsync(house.Administrator, $"units.{kind}"));
    }

    /// <summary>What a chart is called among the files; a chart nobody thought of fails.</summary>
    private static string NameOf(IElement chart, string page) => chart switch
    {
        { LocalName: "table" } => "matrix",
        _ when chart.ClassList.Contains("map") => "map",
        _ when chart.ClassList.Contains("forest") => "effects",
        _ when chart.Closest(".space-parts") is not null => "spaces",
        _ when chart.Closest(".iso") is not null => "units",
        // On the page of a pair: its trend, and the part of the few beside it.
        _ when page.StartsWith("/silos/pair", StringComparison.Ordinal) => "pair",
        _ when chart.Closest(".hl-chart") is not null => "trend",
        _ => throw new InvalidOperationException($"{page} has a chart that can't be taken away: {chart.OuterHtml[..Math.Min(200, chart.OuterHtml.Length)]}"),
    };

    private static Task<Company> SixUnitsAsync(TestHouse house) =>
        Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15), ("Vertrieb", 13), ("Recht", 4), ("Labor", 6));

    private static async Task<byte[]> BytesAsync(Person person, string name)
    {
        var answer = await person.GetAsync($"/silos/export/{name}");
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{name}: {answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string[]> LinesAsync(TestHouse house, string name) =>
        Encoding.UTF8.GetString(await BytesAsync(house.Administrator, name)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
