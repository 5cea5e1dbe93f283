using Herberge.Foundation.Imports;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Imports;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Imports;

public sealed class TiesImportTests
{
    [Theory, BothEngines]
    public async Task People_are_found_by_id_mail_and_name_and_the_rest_is_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        await house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == svenja.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.ExternalId, "m17")));
        const string Csv = "\uFEFFTo;From;At;Weight;Kind\r\nm17;tomasz.wieczorek@EXAMPLE.org;2026-03-01T08:30:00+01:00;2.5;chat\r\n"
            + "Tomasz Wieczorek;m17;1772000000;;mail\r\nm0815;m17;2026-03-01;;mail\r\nm17;m17;2026-03-01;;mail\r\n";

        var report = await ImportAsync(house, Csv);

        Assert.Empty(report.Faults);
        Assert.Equal((4, 2, 1, 1), (report["ties-rows"], report["ties-written"], report["skip-person-unknown"], report["skip-self"]));
        Assert.Equal(("4", "m0815"), (Assert.Single(report.Samples).Where, report.Samples[0].What));
        var ties = await house.InDbAsync(db => db.Ties.AsNoTracking().OrderBy(t => t.Id).ToListAsync());
        Assert.Equal((tomasz.Id, svenja.Id, TieKind.Imported, 2.5), (ties[0].FromId, ties[0].ToId, ties[0].Kind, ties[0].Weight));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 7, 30, 0, TimeSpan.Zero), ties[0].At);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1772000000), ties[1].At);
    }

    [Theory, BothEngines]
    public async Task A_row_comes_in_once_from_whatever_file_but_equal_rows_of_one_file_all_count(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.InviteAsync("Svenja Matthiesen");
        await house.InviteAsync("Tomasz Wieczorek");
        const string Row = "svenja.matthiesen,tomasz.wieczorek,2026-03-01\n";

        Assert.Equal(2, (await ImportAsync(house, "from,to,at\n" + Row + Row))["ties-written"]);
        var again = await ImportAsync(house, "to,from,at,kind\nTomasz Wieczorek,Svenja Matthiesen,2026-03-01T00:00:00Z,\nTomasz Wieczorek,Svenja Matthiesen,2026-03-02,\n");

        Assert.Equal((1, 1), (again["ties-written"], again["skip-known"]));
        Assert.Equal(3, await house.InDbAsync(db => db.Ties.CountAsync()));
    }

    [Fact]
    public async Task A_wrong_file_names_line_and_column_and_writes_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        await house.InviteAsync("Svenja Matthiesen");
        const string Good = "from,to,at,weight\nSvenja Matthiesen,Ada Admin,2026-03-01,1\n";

        await WrongAsync(house, Good + ",Ada Admin,2026-03-01,1\n", 3, "from", "csv-value-missing");
        await WrongAsync(house, Good + "Ada Admin,Svenja Matthiesen,gestern,1\n", 3, "at", "ties-at-wrong");
        await WrongAsync(house, Good + "Ada Admin,Svenja Matthiesen,,1\n", 3, "at", "ties-at-missing");
        await WrongAsync(house, Good + "Ada Admin,Svenja Matthiesen,2999-01-01,1\n", 3, "at", "ties-at-ahead");
        await WrongAsync(house, Good + "Ada Admin,Svenja Matthiesen,2026-03-01,-1\n", 3, "weight", "ties-weight-wrong");
        await WrongAsync(house, Good + "Ada Admin,\"Svenja\nMatthiesen\",2026-03-01,NaN\n", 3, "weight", "ties-weight-wrong");
        await WrongAsync(house, Good + "Ada Admin,Svenja Matthiesen\n", 3, null, "csv-field-count");
        await WrongAsync(house, Good + "\"Ada Admin,Svenja", 3, null, "csv-quote-open");
        await WrongAsync(house, "from,at\na,b\n", 1, "to", "csv-column-missing");
        await WrongAsync(house, "from,to,From\na,b,c\n", 1, "from", "csv-column-twice");
        await WrongAsync(house, "", null, null, "csv-empty");
    }

    [Fact]
    public async Task A_trial_run_says_what_would_happen_and_writes_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        await house.InviteAsync("Svenja Matthiesen");

        var report = await ImportAsync(house, "from,to\nSvenja Matthiesen,Ada Admin\n", isDryRun: true, at: house.Clock.GetUtcNow());

        Assert.Equal((true, 1), (report.IsDryRun, report["ties-to-write"]));
        Assert.Equal(0, await house.InDbAsync(db => db.Ties.CountAsync()));
    }

    private static async Task WrongAsync(TestHouse house, string csv, long? line, string? column, string code)
    {
        var fault = Assert.Single((await ImportAsync(house, csv)).Faults);
        Assert.Equal((line, column, code), (fault.Line, fault.Column, fault.Code));
        Assert.Equal(0, await house.InDbAsync(db => db.Ties.CountAsync()));
    }

    private static async Task<ImportReport> ImportAsync(TestHouse house, string csv, bool isDryRun = false, DateTimeOffset? at = null)
    {
        var file = Path.Combine(house.DataFolder, "ties.csv");
        await File.WriteAllTextAsync(file, csv);
        return await house.InScopeAsync(services => services.GetRequiredService<ImportTies>().HandleAsync(
            new ImportTiesInput(file, "ties.csv", at, isDryRun, house.Administrator.Id), new Progress<ImportProgress>(), CancellationToken.None));
    }
}
