using System.Text;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Herberge.Foundation.Search;

/// <summary>A tsvector built from our own terms beside each document, under a GIN index.</summary>
internal sealed class PostgresSearchStore : ISearchStore
{
    /// <summary>Lets no phrase begin in the title and end in the text.</summary>
    private const int Gap = 50;

    public async Task EnsureAsync(HouseDb db, CancellationToken ct) =>
        await db.Database.ExecuteSqlRawAsync("""
            CREATE TABLE IF NOT EXISTS search_words (key bigint PRIMARY KEY REFERENCES search_docs ("Key") ON DELETE CASCADE, words tsvector NOT NULL);
            CREATE INDEX IF NOT EXISTS ix_search_words ON search_words USING gin (words) WITH (fastupdate = off);
            """, ct);

    public async Task PutAsync(HouseDb db, IReadOnlyList<SearchEntry> entries, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            foreach (var (row, title, text) in entries)
            {
                var key = row.Key;
                while (await PutOneAsync(db, row, key, Vector(title, text), ct) == 0) key++;
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public async Task RemoveAsync(HouseDb db, SearchKind kind, Guid id, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"""DELETE FROM search_docs WHERE "Kind" = {(short)kind} AND "Id" = {id}""", ct);

    public async Task RemoveThreadAsync(HouseDb db, Guid threadId, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"""DELETE FROM search_docs WHERE "ThreadId" = {threadId}""", ct);

    public async Task ClearAsync(HouseDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync("TRUNCATE search_docs CASCADE", ct);
        await EnsureAsync(db, ct);
    }

    public IQueryable<SearchRow> Matching(HouseDb db, SearchTerms terms, bool inTitle)
    {
        var query = string.Join(" & ", terms.Wanted.Select(phrase => Quote(phrase, inTitle)));
        if (!terms.Unwanted.IsEmpty) query = $"({query}) & !({string.Join(" | ", terms.Unwanted.Select(phrase => Quote(phrase, inTitle: false)))})";
        return db.SearchRows.FromSqlRaw("""
            SELECT d.* FROM search_docs AS d JOIN search_words AS w ON w.key = d."Key" WHERE w.words @@ CAST({0} AS tsquery)
            """, query).AsNoTracking();
    }

    public async Task<long> CountAsync(HouseDb db, CancellationToken ct) =>
        (await db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM search_words").ToListAsync(ct))[0];

    private static async Task<int> PutOneAsync(HouseDb db, SearchRow row, long key, string vector, CancellationToken ct)
    {
        await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
        batch.Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""DELETE FROM search_docs WHERE "Kind" = $1 AND "Id" = $2""")
        {
            Parameters = { new() { Value = (short)row.Kind }, new() { Value = row.Id } },
        });
        // The word row follows only a document row that found its key free.
        var insert = new NpgsqlBatchCommand("""
            WITH kept AS (
                INSERT INTO search_docs ("Key", "Kind", "Id", "SpaceId", "ThreadId", "AuthorId", "Title", "Text", "At")
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ("Key") DO NOTHING RETURNING "Key")
            INSERT INTO search_words (key, words) SELECT "Key", CAST($10 AS tsvector) FROM kept
            """)
        {
            Parameters =
            {
                new() { Value = key },
                new() { Value = (short)row.Kind },
                new() { Value = row.Id },
                Id(row.SpaceId),
                Id(row.ThreadId),
                Id(row.AuthorId),
                new() { Value = row.Title },
                new() { Value = row.Text },
                new() { Value = row.At.ToUniversalTime() },
                new() { Value = vector, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        batch.BatchCommands.Add(insert);
        await batch.ExecuteNonQueryAsync(ct);
        return (int)insert.RecordsAffected;
    }

    private static NpgsqlParameter Id(Guid? id) => new() { Value = id is { } known ? known : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    /// <summary>PostgreSQL's own text form: <c>'haus':1A,7 'lager':2A</c>. Terms hold letters and digits only, so nothing needs escaping.</summary>
    private static string Vector(IReadOnlyList<string> title, IReadOnlyList<string> text)
    {
        var vector = new StringBuilder();
        for (var i = 0; i < title.Count; i++) vector.Append('\'').Append(title[i]).Append("':").Append(i + 1).Append("A ");
        for (var i = 0; i < text.Count; i++) vector.Append('\'').Append(text[i]).Append("':").Append(title.Count + Gap + i).Append(' ');
        return vector.ToString();
    }

    private static string Quote(SearchPhrase phrase, bool inTitle)
    {
        var marks = (phrase.IsPrefix, inTitle) switch { (true, true) => ":*A", (true, false) => ":*", (false, true) => ":A", _ => "" };
        return $"({string.Join(" <-> ", phrase.Terms.Select(term => $"'{term}'{marks}"))})";
    }
}
