using System.Data.Common;
using Herberge.Foundation.Storage;
using Herberge.Silos;
using Herberge.Silos.Figures;
using Herberge.Silos.Releases;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

/// <summary>The views for reporting programs against what the page shows.</summary>
public sealed class ViewsTests
{
    [Theory, BothEngines]
    public async Task The_views_tell_what_the_page_shows_and_leave_out_what_it_hides(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15), ("Vertrieb", 13), ("Recht", 4), ("Labor", 6));
        var figures = (await company.SeeAsync()).Figures;

        var headline = Assert.Single(await ReadAsync(house, "SELECT openness, ties, kind, grouped_by FROM bi_silos_headline WHERE days = 90 AND level = 1"));
        var units = await ReadAsync(house, "SELECT unit, people, openness FROM bi_silos_units WHERE days = 90 AND level = 1 AND grouped_by = 'unit' ORDER BY unit");
        var cells = await ReadAsync(house, "SELECT unit_a, unit_b, ties, ratio, z FROM bi_silos_matrix WHERE days = 90 AND level = 1 AND grouped_by = 'unit'");

        Assert.Equal([figures.Whole.Openness, (double)figures.Ties, "all", "unit"], [headline[0], Number(headline[1]), headline[2], headline[3]]);
        Assert.Equal(
            figures.ByUnit.Where(unit => !unit.Suppressed).OrderBy(unit => unit.Unit, StringComparer.Ordinal).Select(unit => (unit.Unit, (double?)unit.People, unit.Openness)),
            units.Select(row => ((string)row[0]!, Number(row[1]), Number(row[2]))).OrderBy(row => row.Item1, StringComparer.Ordinal));
        Assert.Equal(
            figures.Matrix.Where(cell => !cell.Suppressed).Select(cell => (figures.ByUnit[cell.A].Unit, figures.ByUnit[cell.B].Unit, cell.Weight, cell.Ratio, cell.Z)).ToHashSet(),
            cells.Select(row => ((string)row[0]!, (string)row[1]!, Number(row[2]), Number(row[3]), Number(row[4]))).ToHashSet());
        Assert.DoesNotContain(cells.Concat(units), row => row.Any(value => value is "Recht" or "Labor"));
        Assert.Contains(figures.Matrix, cell => cell.Suppressed);
    }

    [Theory, BothEngines]
    public async Task A_window_ends_on_its_Monday_in_every_view(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15));
        await company.SeeAsync();
        var monday = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(company.Monday, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Date);

        foreach (var view in new[] { "bi_silos_headline", "bi_silos_units", "bi_silos_matrix" })
        {
            var rows = await ReadAsync(house, $"SELECT DISTINCT window_end FROM {view} WHERE days = 90");
            Assert.Equal(monday.ToString("yyyy-MM-dd", null), Day(Assert.Single(rows)[0]));
        }
    }

    [Theory, BothEngines]
    public async Task Bringing_the_schema_up_to_date_again_keeps_the_views(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15));
        await company.SeeAsync();

        await HouseApp.PrepareAsync(house.App, TestContext.Current.CancellationToken);

        Assert.NotEmpty(await ReadAsync(house, "SELECT * FROM bi_silos_headline"));
    }

    [Theory, BothEngines]
    public async Task No_view_reads_anything_but_released_rows(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var views = HouseApp.ViewsOf(house.App.Services).Where(view => view.Name.StartsWith("bi_silos_", StringComparison.Ordinal)).ToList();

        Assert.Equal(["bi_silos_headline", "bi_silos_matrix", "bi_silos_units"], views.Select(view => view.Name).Order());
        Assert.All(views, view => Assert.All(
            System.Text.RegularExpressions.Regex.Matches(view.Select, @"(?:FROM|JOIN)\s+(\w+)").Select(table => table.Groups[1].Value),
            table => Assert.Contains(table, (string[])["silos_figures", "silos_figure_units", "silos_figure_cells"])));
    }

    [Theory]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("2026-01-04T23:00:00Z", "2026-01-05")]
    [InlineData("2026-01-04T11:00:00Z", "2026-01-05")]
    [InlineData("2026-01-05T10:00:00Z", "2026-01-05")]
    [InlineData("2026-01-05T00:00:00Z", "2026-01-05")]
    public void Midnight_of_a_Monday_is_that_Monday_in_every_zone(string to, string monday) =>
        Assert.Equal(DateOnly.Parse(monday, null), ReleaseCalendar.MondayOf(DateTimeOffset.Parse(to, null)));

    private static Task<List<object?[]>> ReadAsync(TestHouse house, string sql) => house.InDbAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetValue(at))]);
        return rows;
    });

    private static double? Number(object? value) => value is null ? null : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", null),
        DateTime day => day.ToString("yyyy-MM-dd", null),
        _ => (string)value!,
    };
}
