using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Herberge.Tests.Setup;
using Microsoft.Data.Sqlite;

namespace Herberge.Tests.Demo;

public sealed class SameHouseTests
{
    /// <summary>Secrets differ from house to house; the table of tokens holds nothing else.</summary>
    private static readonly string[] Secret = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp"];
    private static readonly string[] SecretTables = ["access_tokens"];

    [Fact]
    public async Task Two_runs_of_one_seed_and_day_fill_the_same_house_to_the_last_row_and_another_seed_another()
    {
        var first = await DigestAsync("7");
        Assert.Equal(first, await DigestAsync("7"));
        Assert.NotEqual(first["posts"], (await DigestAsync("8"))["posts"]);
    }

    /// <summary>A hash of each table of a house filled by a process of its own, where strings hash otherwise than in the last.</summary>
    private static async Task<SortedDictionary<string, string>> DigestAsync(string seed)
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("herberge-demo-").FullName, "house");
        try
        {
            var (exit, said) = await HouseProcess.RunAsync(folder, null, "demo", "--members", "40", "--seed", seed, "--until", "2026-05-12", "--no-serve");
            Assert.True(exit == 0, said);
            Assert.Contains("until 2026-05-12", said, StringComparison.Ordinal);
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "herberge.db")};Pooling=False");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var table in await ColumnAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name"))
                if (!SecretTables.Contains(table)) digests[table] = await HashAsync(connection, table);
            return digests;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    private static async Task<string> HashAsync(SqliteConnection connection, string table)
    {
        var columns = (await ColumnAsync(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid")).Except(Secret).ToList();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(column => $"quote(\"{column}\")"))} FROM \"{table}\" ORDER BY {string.Join(", ", Enumerable.Range(1, columns.Count))}";
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        for (; await rows.ReadAsync(TestContext.Current.CancellationToken); count++)
            for (var column = 0; column < columns.Count; column++) hash.AppendData(Encoding.UTF8.GetBytes(rows.GetString(column) + "\n"));
        return string.Create(CultureInfo.InvariantCulture, $"{count} {Convert.ToHexString(hash.GetHashAndReset())}");
    }

    private static async Task<List<string>> ColumnAsync(SqliteConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) found.Add(rows.GetString(0));
        return found;
    }
}
