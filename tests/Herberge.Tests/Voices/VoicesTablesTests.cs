using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Storage;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

/// <summary>What leaves the room as tables, and what reporting programs read of it.</summary>
public sealed class VoicesTablesTests
{
    [Theory, BothEngines]
    public async Task Tables_tell_what_the_pages_tell_masked_and_without_who_coded(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (first, second) = await FillAsync(house);

        var (observations, codings) = (await RowsAsync(house, "observations"), await RowsAsync(house, "codings"));
        var (needs, evidence) = (await RowsAsync(house, "needs"), await RowsAsync(house, "evidence"));

        Assert.Equal([first.ToString(), second.ToString()], observations.Select(row => row["observation"]));
        Assert.Equal("Frau ⟦name⟧ sagt nicht, wann das Teil kommt", observations[0]["quote"]);
        Assert.Equal(32, observations[0]["customer"].Length);
        Assert.Equal("Termin | Ärger", observations[0]["codes"]);
        Assert.Equal([("Termin", "das Teil"), ("Ärger", "das Teil")], codings.Select(row => (row["code"], row["passage"])).OrderBy(row => row.Item1, StringComparer.Ordinal));
        Assert.Equal(("B-01", "5", "1", "1"), (needs[0]["need"], needs[0]["importance"], needs[0]["customers_for"], needs[0]["customers_against"]));
        Assert.Equal([("for", first.ToString()), ("against", second.ToString())], evidence.Select(row => (row["speaks"], row["observation"])));
        Assert.Equal(["codings", "evidence", "needs", "observations"], (await house.InDbAsync(db => db.Audit.Where(a => a.Action == "voices.exported").Select(a => a.Subject).ToListAsync())).Order());
    }

    [Theory, BothEngines]
    public async Task What_a_colleague_said_leaves_without_anything_to_count_them_by(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearAsync("Bei uns im Lager fehlt ein Scanner", author: "Paul Amann", channel: VoiceChannel.Inside);

        Assert.Equal("", Assert.Single(await RowsAsync(house, "observations"))["customer"]);
        var keys = await house.InDbAsync(db => db.Database.SqlQueryRaw<string?>("SELECT customer AS \"Value\" FROM bi_voices_observations").ToListAsync());
        Assert.Null(Assert.Single(keys));
    }

    [Theory, BothEngines]
    public async Task A_filter_leaves_what_it_leaves_in_every_table(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await FillAsync(house);

        Assert.Single(await RowsAsync(house, "observations", "?show=all&segment=Pharma"));
        Assert.Empty(await RowsAsync(house, "codings", "?show=all&segment=Pharma"));
        Assert.Equal("against", Assert.Single(await RowsAsync(house, "evidence", "?segment=Pharma"))["speaks"]);
        Assert.Equal("0", Assert.Single(await RowsAsync(house, "needs", "?segment=Pharma"))["customers_for"]);
        Assert.Empty(await RowsAsync(house, "needs", "?segment=Nirgends"));
    }

    [Theory, BothEngines]
    public async Task What_a_customer_said_never_runs_in_a_spreadsheet(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        foreach (var attack in new[] { "=HYPERLINK(\"http://boese.example\";\"hier\")", "@SUM(A1:A9)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "\t=1+1" }) await house.HearAsync(attack, segment: attack);

        var text = await house.Administrator.Browser.GetStringAsync("/voices/export/observations.csv");

        Assert.All((await RowsAsync(house, "observations")).SelectMany(row => new[] { row["quote"], row["segment"] }), cell => Assert.StartsWith("'", cell, StringComparison.Ordinal));
        Assert.DoesNotContain(";=", text, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_spreadsheet_gets_the_separator_of_its_reader(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearAsync("Wann");
        var english = await house.InviteAsync("Jane Doe", "Einkauf", roles: HouseRoles.CommunityManager, language: "en");

        Assert.StartsWith("\uFEFFobservation;said_at", Encoding.UTF8.GetString(await house.Administrator.Browser.GetByteArrayAsync("/voices/export/observations.csv")), StringComparison.Ordinal);
        Assert.StartsWith("\uFEFFobservation,said_at", Encoding.UTF8.GetString(await english.Browser.GetByteArrayAsync("/voices/export/observations.csv")), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Reporting_programs_read_the_same_on_both_engines(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (first, second) = await FillAsync(house);
        var at = house.Clock.GetUtcNow().AddDays(-3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

        Assert.Equal([first.ToString(), at, "Phone", "Vor Ort festgehalten", "Flughafen", "Coded"], (await ReadAsync(house, "SELECT observation, said_at, channel, source, segment, state FROM bi_voices_observations ORDER BY said_at"))[0]);
        Assert.Equal(["Termin", "Ärger"], (await ReadAsync(house, $"SELECT code FROM bi_voices_codings WHERE observation = '{first}'")).Select(row => (string)row[0]!).Order(StringComparer.Ordinal));
        Assert.Equal(["B-01", "Gathering", null], Assert.Single(await ReadAsync(house, "SELECT need, status, decided_at FROM bi_voices_needs")));
        Assert.Equal([["for", first.ToString()], ["against", second.ToString()]], await ReadAsync(house, "SELECT speaks, observation FROM bi_voices_evidence ORDER BY speaks DESC"));
        Assert.Empty(await ReadAsync(house, "SELECT * FROM bi_voices_segments"));
    }

    [Theory, BothEngines]
    public async Task No_view_of_voices_tells_who_of_the_house_did_what(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var views = HouseApp.ViewsOf(house.App.Services).Where(view => view.Name.StartsWith("bi_voices_", StringComparison.Ordinal)).ToList();

        Assert.Equal(5, views.Count);
        Assert.All(views, view => Assert.DoesNotMatch("CoderId|RecordedBy|CheckedBy|OwnerId|AddedBy|ToldBy|members|accounts|PhotoFileId", view.Select));
        var manual = File.ReadAllText(Path.Combine(Architecture.Repository.Root, "docs", "bi.md"));
        Assert.All(views, view => Assert.Contains($"`{view.Name}`", manual, StringComparison.Ordinal));
    }

    private static async Task<(Guid First, Guid Second)> FillAsync(TestHouse house)
    {
        var first = await house.HearAsync("Frau Hartmann sagt nicht, wann das Teil kommt", 3, "Flughafen", "Jutta Lang");
        var second = await house.HearAsync("Bei uns klappt das", 1, "Pharma", "Olaf Kern");
        await house.Administrator.SubmitAsync($"/voices/{first}", "code", ("Form.Add", "Termin, Ärger"), ("Form.Passage", "das Teil"));
        await house.Administrator.SubmitAsync($"/voices/needs/new?from={first}", "need",
            ("Form.When", "eine Strecke steht"), ("Form.Want", "wissen, wann das Teil kommt"), ("Form.So", "ich planen kann"), ("Form.Importance", "5"), ("Form.Satisfaction", "2"));
        var need = await house.InDbAsync(db => db.Needs.Select(n => n.Id).SingleAsync());
        await house.Administrator.ActAsync($"/voices/needs/{need}/evidence/{second}?against=true");
        return (first, second);
    }

    private static async Task<List<Dictionary<string, string>>> RowsAsync(TestHouse house, string name, string query = "")
    {
        var table = CsvTable.Parse(await house.Administrator.Browser.GetByteArrayAsync($"/voices/export/{name}.csv{query}"));
        Assert.Empty(table.Faults);
        return [.. table.Rows.Select(row => table.Columns.Zip(row.Fields).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static Task<List<object?[]>> ReadAsync(TestHouse house, string sql) => house.InDbAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    });
}
