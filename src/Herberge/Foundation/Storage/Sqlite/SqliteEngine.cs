using Herberge.Foundation.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Herberge.Foundation.Storage.Sqlite;

internal sealed class SqliteEngine(string path) : IDatabaseEngine
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    // Once per process and before its first database: counting memory takes a lock that all connections wait for at each allocation.
    static SqliteEngine()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public string Name => "SQLite";

    public string Place => path;

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = 30,
        Pooling = true,
    }.ToString();

    public int Writers => 1;

    public ISearchStore Search { get; } = new SqliteSearchStore();

    // Kept as ticks since the year 1.
    public string InstantInView(string column) => $"strftime('%Y-%m-%dT%H:%M:%SZ', ({column} - 621355968000000000) / 10000000, 'unixepoch')";

    // Kept as sixteen bytes.
    public string IdInView(string column)
    {
        var parts = new[] { (1, 8), (9, 4), (13, 4), (17, 4), (21, 12) };
        return $"lower({string.Join(" || '-' || ", parts.Select(part => $"substr(hex({column}), {part.Item1}, {part.Item2})"))})";
    }

    public async Task MigrateAsync(HouseDb db, IReadOnlyList<DatabaseView> views, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // A table that views rest on can't be rebuilt: they go before the migrations and come back after them.
        if (File.Exists(path)) await RunAsync(db, views.Select(view => $"DROP VIEW IF EXISTS {view.Name}"), ct);
        if (!await NewestMigration.IsAppliedAsync(db, ct)) await db.Database.MigrateAsync(ct);
        await RunAsync(db, views.SelectMany(view => new[] { $"DROP VIEW IF EXISTS {view.Name}", $"CREATE VIEW {view.Name} AS {view.Select}" }), ct);
        // WAL is a property of the file, set once: readers go on while one writer writes.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct);
        await Search.EnsureAsync(db, ct);
    }

    private static async Task RunAsync(HouseDb db, IEnumerable<string> statements, CancellationToken ct)
    {
        // Views are the program's own text, nothing anybody typed.
        string batch = string.Join(";\n", ["BEGIN IMMEDIATE", .. statements, "COMMIT"]);
        await db.Database.ExecuteSqlRawAsync(batch, ct);
    }

    public async Task<IReadOnlyList<string>> CheckAsync(HouseDb db, CancellationToken ct)
    {
        var found = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(ct);
        var orphans = await db.Database
            .SqlQueryRaw<string>("SELECT DISTINCT \"table\" || ' → ' || parent AS Value FROM pragma_foreign_key_check").ToListAsync(ct);
        return [.. found.Where(line => line != "ok"), .. orphans];
    }

    public async Task<long> SizeAsync(HouseDb db, CancellationToken ct) => await db.Database
        .SqlQueryRaw<long>("SELECT page_count * page_size AS Value FROM pragma_page_count(), pragma_page_size()").SingleAsync(ct);

    public async Task<IAsyncDisposable> BeginSnapshotAsync(HouseDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        // Deferred: the lock of the one writer is not taken.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await db.Database.UseTransactionAsync(transaction, ct))!;
    }

    public string ByBytes(string column) => column;

    public Task BeginFillingAsync(HouseDb db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", ct);

    /// <summary>Looking at references is part of the commit, and the highest number is remembered with each row.</summary>
    public Task EndFillingAsync(HouseDb db, CancellationToken ct) => Task.CompletedTask;

    public bool IsDuplicate(DbUpdateException error) =>
        error.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };
}
