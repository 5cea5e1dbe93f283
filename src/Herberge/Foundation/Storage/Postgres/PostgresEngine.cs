using Herberge.Foundation.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Herberge.Foundation.Storage.Postgres;

internal sealed class PostgresEngine(string uri) : IDatabaseEngine
{
    private const long ViewsLock = 0x4865726265726765;

    public string Name => "PostgreSQL";

    public string ConnectionString { get; } = FromUri(uri);

    public string Place
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"{parts.Host}:{parts.Port}/{parts.Database}";
        }
    }

    /// <summary>A third of the pool: writers wait for one another's rows with a connection in hand, and readers need the rest.</summary>
    public int Writers => Math.Max(1, new NpgsqlConnectionStringBuilder(ConnectionString).MaxPoolSize / 3);

    public ISearchStore Search { get; } = new PostgresSearchStore();

    public string InstantInView(string column) => $"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";

    public string IdInView(string column) => $"{column}::text";

    public async Task MigrateAsync(HouseDb db, IReadOnlyList<DatabaseView> views, CancellationToken ct)
    {
        if (!await NewestMigration.IsAppliedAsync(db, ct)) await db.Database.MigrateAsync(ct);
        // Replaced in place, which keeps what was granted on them; one node at a time, for two at once would fail.
        // Views are the program's own text, nothing anybody typed.
        string replaced = string.Join(";\n", [$"SELECT pg_advisory_xact_lock({ViewsLock})", .. views.Select(view => $"CREATE OR REPLACE VIEW {view.Name} AS {view.Select}")]);
        await db.Database.ExecuteSqlRawAsync(replaced, ct);
        await Search.EnsureAsync(db, ct);
    }

    public async Task<IReadOnlyList<string>> CheckAsync(HouseDb db, CancellationToken ct)
    {
        var invalid = await db.Database
            .SqlQueryRaw<string>("SELECT indexrelid::regclass::text AS \"Value\" FROM pg_index WHERE NOT indisvalid").ToListAsync(ct);
        return [.. invalid.Select(index => $"invalid index {index}")];
    }

    public async Task<long> SizeAsync(HouseDb db, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(ct);

    public async Task<IAsyncDisposable> BeginSnapshotAsync(HouseDb db, CancellationToken ct) =>
        await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);

    public string ByBytes(string column) => $"{column} COLLATE \"C\"";

    public Task BeginFillingAsync(HouseDb db, CancellationToken ct) => ReferencesAsync(db, "DEFERRABLE INITIALLY DEFERRED", "", ct);

    public async Task EndFillingAsync(HouseDb db, CancellationToken ct)
    {
        // A constraint can't be altered while something waits for it.
        await ReferencesAsync(db, "NOT DEFERRABLE", "SET CONSTRAINTS ALL IMMEDIATE;\n", ct);
        foreach (var property in db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => NpgsqlPropertyExtensions.GetValueGenerationStrategy(p) == NpgsqlValueGenerationStrategy.IdentityByDefaultColumn))
        {
            var (table, column) = (property.DeclaringType.GetTableName(), property.GetColumnName());
            string next = $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), (SELECT coalesce(max(\"{column}\"), 0) + 1 FROM \"{table}\"), false)";
            await db.Database.ExecuteSqlRawAsync(next, ct);
        }
    }

    /// <summary>Names of tables and constraints are the model's own.</summary>
    private static async Task ReferencesAsync(HouseDb db, string state, string first, CancellationToken ct)
    {
        var references = db.Model.GetEntityTypes().Where(t => !t.IsOwned()).SelectMany(t => t.GetForeignKeys()).Select(f => (Table: f.DeclaringEntityType.GetTableName(), Name: f.GetConstraintName()))
            .Where(f => f.Table is not null && f.Name is not null).Distinct();
        string statements = first + string.Join(";\n", references.Select(f => $"ALTER TABLE \"{f.Table}\" ALTER CONSTRAINT \"{f.Name}\" {state}"));
        await db.Database.ExecuteSqlRawAsync(statements, ct);
    }

    public bool IsDuplicate(DbUpdateException error) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>Turns <c>postgresql://user:secret@host:port/name?key=value</c> into Npgsql's own form.</summary>
    /// <exception cref="FormatException">Not such an address.</exception>
    private static string FromUri(string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("postgresql" or "postgres"))
            throw new FormatException("HERBERGE__DATABASE must look like postgresql://user:password@host:5432/name");

        var user = parsed.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = parsed.Host.Length == 0 ? "localhost" : parsed.Host,
            Port = parsed.Port > 0 ? parsed.Port : 5432,
            Database = Uri.UnescapeDataString(parsed.AbsolutePath.TrimStart('/')),
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        // In a crowd everybody waits for a free connection as long as for SQLite's lock.
        builder.Timeout = 30;
        foreach (var pair in parsed.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var split = pair.Split('=', 2);
            builder[Uri.UnescapeDataString(split[0])] = Uri.UnescapeDataString(split.ElementAtOrDefault(1) ?? "");
        }

        return builder.ToString();
    }
}
