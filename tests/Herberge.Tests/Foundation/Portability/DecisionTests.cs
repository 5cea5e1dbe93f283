using System.Text.RegularExpressions;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Storage;
using Herberge.Tests.Architecture;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Foundation.Portability;

/// <summary>Nothing people made is forgotten in an export, and no secret slips into it: each table and each suspicious column was decided upon.</summary>
public sealed partial class DecisionTests
{
    [Fact]
    public async Task Every_table_and_every_column_that_sounds_like_a_secret_was_decided_upon()
    {
        await using var house = await TestHouse.OpenEmptyAsync(Engine.Sqlite);
        var (tables, decisions) = await house.InScopeAsync(services => Task.FromResult((
            services.GetRequiredService<HouseDb>().Model.GetEntityTypes().Where(t => t.GetTableName() is not null).GroupBy(t => t.GetTableName()!)
                .ToDictionary(g => g.Key, g => g.SelectMany(t => t.GetProperties().Select(p => p.Name)).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal),
            services.GetServices<ITablePortability>().SelectMany(room => room.Tables).ToList())));

        Assert.Empty(Undecided(tables, decisions));
        // Planted: a table and a column nobody spoke for.
        Assert.Equal(["attic"], Undecided(new() { ["attic"] = ["Id"] }, [TableDecision.Leaves("cellar", "Empty")]).Where(u => u.StartsWith("attic", StringComparison.Ordinal)));
        Assert.Equal(["attic.DoorKey"], Undecided(new() { ["attic"] = ["Id", "DoorKey"] }, [TableDecision.Exports("attic", "Old things")]));
    }

    [Fact]
    public async Task The_format_is_documented_kind_by_kind_and_field_by_field()
    {
        await using var house = await TestHouse.OpenEmptyAsync(Engine.Sqlite);
        var schema = await house.InScopeAsync(services => Task.FromResult(HouseSchemaOf.Of(
            new HouseFormat(services.GetRequiredService<HouseDb>(), services.GetServices<ITablePortability>()), withPasswords: false)));
        var documented = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "export.md"), TestContext.Current.CancellationToken)).ToHashSet(StringComparer.Ordinal);

        var lines = schema.Kinds.Select(k => $"| `{k.Kind}` | {k.About} | {string.Join(", ", k.Fields.Select(f => $"{f.Name} {f.Type}{(f.Nullable ? "?" : "")}"))} |")
            .Concat(schema.Kinds.SelectMany(k => k.LeftOut.Select(f => $"| `{k.Kind}.{f.Name}` | {f.Reason} |")))
            .Concat(schema.Absent.Select(a => $"| `{a.Name}` | {a.Reason} |"));
        Assert.True(lines.All(documented.Contains), $"docs/export.md lacks:\n{string.Join('\n', lines.Where(l => !documented.Contains(l)))}");
    }

    private static List<string> Undecided(Dictionary<string, HashSet<string>> tables, IReadOnlyList<TableDecision> decisions)
    {
        var found = decisions.GroupBy(d => d.Table, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key} twice").ToList();
        var known = decisions.DistinctBy(d => d.Table).ToDictionary(d => d.Table, StringComparer.Ordinal);
        found.AddRange(tables.Keys.Where(table => !known.ContainsKey(table)));
        found.AddRange(known.Keys.Where(table => !tables.ContainsKey(table)).Select(table => $"{table} is no table"));
        foreach (var (table, decision) in known.Where(d => d.Value.Fate == TableFate.Exported && tables.ContainsKey(d.Key)))
        {
            var spoken = decision.Harmless.Concat(decision.LeftOut.Select(f => f.Column)).ToHashSet(StringComparer.Ordinal);
            found.AddRange(tables[table].Where(column => SoundsSecret().IsMatch(column) && !spoken.Contains(column)).Select(column => $"{table}.{column}"));
            found.AddRange(spoken.Where(column => !tables[table].Contains(column)).Select(column => $"{table}.{column} is no column"));
        }

        return found;
    }

    [GeneratedRegex("Hash|Secret|Password|Locked|Token|Key|Stamp")]
    private static partial Regex SoundsSecret();
}
