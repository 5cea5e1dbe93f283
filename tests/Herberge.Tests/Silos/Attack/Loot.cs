using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Herberge.Silos;
using Herberge.Silos.Releases;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Silos.Attack;

/// <summary>What a manager has taken from the house, as tables.</summary>
internal sealed class Loot(Person manager, HttpClient program)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private readonly List<Published> _tables = [];

    public IReadOnlyList<Published> Tables => _tables;

    /// <summary>A table from the API, and, for all kinds of contact, the files beside it, which must hold the same numbers and no more.</summary>
    public async Task TakeAsync(FigureKey key)
    {
        var query = new SilosQuery(key.Days, key.Level, key.By, key.Kind);
        using var json = JsonDocument.Parse(await program.GetStringAsync(query.Address("/api/v1/silos")));
        var answer = json.RootElement;
        Assert.Equal(key.To, answer.GetProperty("window").GetProperty("to").GetDateTimeOffset());
        if (N(answer.GetProperty("openness"), "value") is null) return;
        var table = new Published(
            Frame.Of(key), key.By, key.Level, answer.GetProperty("ties").GetDouble(), N(answer, "crossShare"), N(answer, "crossShareExpected"),
            [.. answer.GetProperty("byUnit").EnumerateArray().Select(unit =>
                new PublishedGroup(unit.GetProperty("unit").GetString()!, N(unit, "openness"), N(unit, "eiIndex"), N(unit, "insideOutsideRatio"), null))],
            [.. answer.GetProperty("matrix").EnumerateArray().Select(cell => new PublishedPair(
                cell.GetProperty("a").GetString()!, cell.GetProperty("b").GetString()!, N(cell, "weight"), N(cell, "expected"), N(cell, "ratio")))]);
        _tables.Add(table);
        if (key.Kind is not null) return;

        Assert.Equal(
            table.Pairs.Where(pair => pair.Weight is not null).Select(pair => (pair.Weight, pair.Expected, pair.Ratio)),
            (await RowsAsync(query, "matrix")).Select(row => (Number(row[2]), Number(row[3]), Number(row[4]))));
        Assert.Equal(
            table.Groups.Where(group => group.Openness is not null || group.Ei is not null).Select(group => (group.Openness, group.Ei)),
            (await RowsAsync(query, "units")).Select(row => (Number(row[2]), Number(row[4]))));
        Assert.Equal(
            answer.GetProperty("trend").EnumerateArray().Select(point => (N(point, "openness"), N(point, "ties"))),
            (await RowsAsync(query, "trend")).Select(row => (Number(row[2]), Number(row[^1]))));
        Assert.Equal(table.Groups.Count(group => group.Openness is not null || group.Ei is not null), (await RowsAsync(query, "map")).Count);
    }

    /// <summary>The pages of a week: a pair that the API hides has no number on its page either, and a hidden unit no name in report and map.</summary>
    public async Task LookAtPagesAsync(IEnumerable<FigureKey> keys)
    {
        foreach (var key in keys.Where(key => key.Days == ReleaseCalendar.UsualWindow))
        {
            if (_tables.Find(table => table.Frame == Frame.Of(key) && table.By == key.By && table.Level == key.Level) is not { } table) continue;
            var query = new SilosQuery(key.Days, key.Level, key.By, key.Kind);
            foreach (var pair in table.Pairs.Where(pair => pair.Weight is null && pair.A != pair.B))
            {
                var page = await manager.PageAsync($"{query.Address("/silos/pair")}&a={Uri.EscapeDataString(pair.A)}&b={Uri.EscapeDataString(pair.B)}");
                Assert.Empty(page.QuerySelectorAll("main .num, main table td, main svg text"));
            }

            var hidden = table.Groups.Where(group => group.Openness is null && group.Ei is null).Select(group => group.Name.Replace("/", ", ", StringComparison.Ordinal)).ToList();
            foreach (var page in (string[])["/silos/report", "/silos/map"])
            {
                var text = (await manager.PageAsync(query.Address(page))).QuerySelector("main")!.TextContent;
                Assert.DoesNotContain(hidden, name => name != Grouping.Inside && text.Contains(name, StringComparison.Ordinal));
            }
        }
    }

    /// <summary>The views tell what the other doors don't: a unit's part of the whole.</summary>
    public Task ReadViewsAsync(TestHouse house) => house.InDbAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT window_end, days, grouped_by, level, unit, share FROM bi_silos_units";
        await using var reader = await command.ExecuteReaderAsync();
        var shares = new Dictionary<(string, int, string, int, string), double>();
        while (await reader.ReadAsync())
            if (!reader.IsDBNull(5))
                shares[(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4))] = reader.GetDouble(5);
        for (var at = 0; at < _tables.Count; at++)
        {
            var table = _tables[at];
            if (table.Frame.Kind is not null) continue;
            var monday = ReleaseCalendar.MondayOf(table.Frame.To).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            _tables[at] = table with
            {
                Groups = [.. table.Groups.Select(group => shares.TryGetValue((monday, table.Frame.Days, table.By.ToString().ToLowerInvariant(), table.Level, group.Name), out var share)
                    ? group with { Share = share } : group)],
            };
        }

        return 0;
    });

    private async Task<List<string[]>> RowsAsync(SilosQuery query, string name) =>
        [.. (await TextAsync(query.Address($"/silos/export/{name}.csv"))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(';').Select(field => field.Trim('"')).ToArray())];

    private async Task<string> TextAsync(string address)
    {
        using var answer = await manager.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    private static double? N(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static double? Number(string field) => field.Length == 0 ? null : double.Parse(field, German);
}
