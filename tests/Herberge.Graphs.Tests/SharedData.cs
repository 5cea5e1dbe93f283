using System.Globalization;
using System.Text.Json;
using Herberge.Graphs.Directed;

namespace Herberge.Graphs.Tests;

/// <summary>
/// Reference organisations and values beside the project's root (<c>../shared/data</c>), or where HERBERGE_SHARED_DATA says.
/// They are optional: tests that need them are skipped visibly where they are absent.
/// </summary>
internal static class SharedData
{
    private static readonly Lazy<string?> Folder = new(Find);

    public static JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(Path("silo", file))).RootElement;

    public static Organisation Organisation(string name)
    {
        var people = Rows("silo", name, "people.csv");
        var placed = people.Where(row => row["unit"] != "").ToList();
        var number = placed.Select((row, at) => (Id: row["id"], at)).ToDictionary(row => row.Id, row => row.at);
        var ties = Rows("silo", name, "ties.csv")
            .Where(row => number.ContainsKey(row["from"]) && number.ContainsKey(row["to"]))
            .Select(row => new Row(
                number[row["from"]],
                number[row["to"]],
                row.GetValueOrDefault("at", ""),
                double.Parse(row.GetValueOrDefault("weight", "1"), CultureInfo.InvariantCulture)))
            .ToList();
        return new Organisation(UnitPartition.FromNames([.. placed.Select(row => row["unit"])]), ties);
    }

    public static string Path(params string[] parts)
    {
        if (Folder.Value is null)
            Assert.Skip("The reference data are not beside the project (../shared/data).");
        return System.IO.Path.Combine([Folder.Value, .. parts]);
    }

    private static List<Dictionary<string, string>> Rows(params string[] parts)
    {
        var lines = File.ReadAllLines(Path(parts));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Where(line => line != "").Select(line => line.Split(',')
            .Select((value, at) => (header[at], value)).ToDictionary(cell => cell.Item1, cell => cell.value))];
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HERBERGE_SHARED_DATA") is { Length: > 0 } given)
            return Directory.Exists(given) ? given : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Herberge.slnx")))
            {
                var beside = System.IO.Path.Combine(at.Parent?.FullName ?? "/", "shared", "data");
                return Directory.Exists(beside) ? beside : null;
            }

        return null;
    }
}

internal sealed record Row(int From, int To, string At, double Weight);

internal sealed record Organisation(UnitPartition Units, IReadOnlyList<Row> Rows)
{
    public TieGraph Graph(TieWeight weight, Func<Row, bool>? within = null)
    {
        var builder = new TieGraphBuilder(Units.PersonCount, weight);
        foreach (var row in Rows)
            if (within is null || within(row))
                builder.Add(row.From, row.To, row.Weight);
        return builder.Build();
    }

    /// <summary>Every ordered pair once.</summary>
    public DirectedTieGraph Directed() =>
        new(Units.PersonCount, Rows.Select(row => (row.From, row.To, 1.0)), TieWeight.Binary);
}
