using System.Data.Common;
using Herberge.Foundation.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Herberge.Foundation.Search;

/// <summary>FTS5 without stored content: only the inverted lists, fed with our own terms.</summary>
internal sealed class SqliteSearchStore : ISearchStore
{
    private const string Where = """DELETE FROM search_words WHERE rowid IN (SELECT "Key" FROM search_docs WHERE """;

    public async Task EnsureAsync(HouseDb db, CancellationToken ct) =>
        // The ascii tokenizer splits at spaces only as far as we are concerned: terms hold letters and digits, nothing else.
        await db.Database.ExecuteSqlRawAsync(
            "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(title, body, content='', contentless_delete=1, tokenize='ascii', detail=full)", ct);

    public async Task PutAsync(HouseDb db, IReadOnlyList<SearchEntry> entries, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var forget = Command(db, $"""{Where}"Kind" = @kind AND "Id" = @id); DELETE FROM search_docs WHERE "Kind" = @kind AND "Id" = @id""", "kind", "id");
            await using var keep = Command(db, """
                INSERT INTO search_docs ("Key", "Kind", "Id", "SpaceId", "ThreadId", "AuthorId", "Title", "Text", "At")
                VALUES (@key, @kind, @id, @space, @thread, @author, @title, @text, @at) ON CONFLICT ("Key") DO NOTHING
                """, "key", "kind", "id", "space", "thread", "author", "title", "text", "at");
            await using var index = Command(db, "INSERT INTO search_words (rowid, title, body) VALUES (@key, @title, @body)", "key", "title", "body");
            foreach (var (row, title, text) in entries)
            {
                Fill(forget, (byte)row.Kind, Bytes(row.Id));
                await forget.ExecuteNonQueryAsync(ct);
                var key = row.Key;
                while (true)
                {
                    Fill(keep, key, (byte)row.Kind, Bytes(row.Id), Bytes(row.SpaceId), Bytes(row.ThreadId), Bytes(row.AuthorId), row.Title, row.Text, row.At.UtcTicks);
                    if (await keep.ExecuteNonQueryAsync(ct) == 1) break;
                    key++;
                }

                Fill(index, key, string.Join(' ', title), string.Join(' ', text));
                await index.ExecuteNonQueryAsync(ct);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public async Task RemoveAsync(HouseDb db, SearchKind kind, Guid id, CancellationToken ct)
    {
        var (number, bytes) = ((byte)kind, Bytes(id));
        await db.Database.ExecuteSqlRawAsync(
            $$"""{{Where}}"Kind" = {0} AND "Id" = {1}); DELETE FROM search_docs WHERE "Kind" = {0} AND "Id" = {1}""", [number, bytes], ct);
    }

    public async Task RemoveThreadAsync(HouseDb db, Guid threadId, CancellationToken ct) =>
        await db.Database.ExecuteSqlRawAsync(
            $$"""{{Where}}"ThreadId" = {0}); DELETE FROM search_docs WHERE "ThreadId" = {0}""", [Bytes(threadId)], ct);

    public async Task ClearAsync(HouseDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS search_words; DELETE FROM search_docs", ct);
        await EnsureAsync(db, ct);
    }

    public IQueryable<SearchRow> Matching(HouseDb db, SearchTerms terms, bool inTitle)
    {
        var wanted = string.Join(" AND ", terms.Wanted.Select(Quote));
        var match = inTitle ? $"{{title}} : ({wanted})" : $"({wanted})";
        if (!terms.Unwanted.IsEmpty) match = $"{match} NOT ({string.Join(" OR ", terms.Unwanted.Select(Quote))})";
        // The key comes from the index, which lists its rows by it: the newest matches need no sorting.
        return db.SearchRows.FromSqlRaw("""
            SELECT w.rowid AS "Key", d."Kind", d."Id", d."SpaceId", d."ThreadId", d."AuthorId", d."Title", d."Text", d."At"
            FROM search_words AS w CROSS JOIN search_docs AS d ON d."Key" = w.rowid WHERE search_words MATCH {0}
            """, match).AsNoTracking();
    }

    public async Task<long> CountAsync(HouseDb db, CancellationToken ct) =>
        (await db.Database.SqlQueryRaw<long>("SELECT count(*) AS Value FROM search_words_docsize").ToListAsync(ct))[0];

    private static string Quote(SearchPhrase phrase) => $"\"{string.Join(' ', phrase.Terms)}\"{(phrase.IsPrefix ? "*" : "")}";

    private static DbCommand Command(HouseDb db, string sql, params string[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = "@" + name });
        return command;
    }

    private static void Fill(DbCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static object Bytes(Guid? id) => id is { } known ? Bytes(known) : DBNull.Value;
}
