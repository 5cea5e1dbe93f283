using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
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
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync("/silos/export/units.svg")).StatusCode);

        Assert.Equal(["/silos/export/units.csv?days=30&level=1"], await house.InDbAsync(db => db.Set<Look>().Select(look => look.What).ToListAsync()));
    }

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
