using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Herberge.Foundation.Imports;
using Herberge.Spaces.Imports.Conversations;
using Microsoft.Data.Sqlite;

namespace Herberge.Spaces.Imports.Discourse;

/// <summary>
/// What we need of the database dump in a Discourse backup, in a temporary database of its own: the dump holds its tables one after the
/// other and its posts in no order. Read once from <c>.tar.gz</c> (the backup), <c>.sql.gz</c> or <c>.sql</c>; gone with this object.
/// </summary>
internal sealed class DiscourseStage : IDisposable
{
    private const long LargestDump = 64L << 30;
    private const string Copy = "COPY ";

    private static readonly Dictionary<string, string[]> Wanted = new(StringComparer.Ordinal)
    {
        ["users"] = ["id", "username", "name"],
        ["user_emails"] = ["user_id", "email", "primary"],
        ["categories"] = ["id", "name", "description", "parent_category_id", "read_restricted", "user_id", "created_at"],
        ["category_groups"] = ["category_id", "group_id"],
        ["group_users"] = ["group_id", "user_id"],
        ["topics"] = ["id", "title", "slug", "category_id", "archetype", "deleted_at"],
        ["topic_allowed_users"] = ["topic_id", "user_id"],
        ["topic_allowed_groups"] = ["topic_id", "group_id"],
        ["posts"] = ["id", "user_id", "topic_id", "post_number", "raw", "created_at", "deleted_at", "post_type", "hidden", "reply_to_post_number", "version", "last_version_at"],
        ["post_actions"] = ["post_id", "user_id", "post_action_type_id", "created_at", "deleted_at"],
    };

    private static readonly string[] Needed = ["users", "categories", "topics", "posts"];

    private readonly string _folder = Directory.CreateTempSubdirectory("herberge-import-").FullName;

    /// <exception cref="WrongImportFileException">Not such a backup, or one that could do harm.</exception>
    public DiscourseStage(string path, string name)
    {
        Connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "stage.db")};Pooling=False");
        try
        {
            Connection.Open();
            Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
            foreach (var (table, columns) in Wanted) Run($"CREATE TABLE {table} ({string.Join(", ", columns.Select(c => $"\"{c}\" {(c == "id" || c.EndsWith("_id", StringComparison.Ordinal) || c.EndsWith("_number", StringComparison.Ordinal) ? "INTEGER" : "TEXT")}"))})");
            Read(path, name);
            Run("""
                CREATE UNIQUE INDEX posts_in_topic ON posts (topic_id, post_number); CREATE INDEX likes ON post_actions (post_id);
                CREATE UNIQUE INDEX topics_by_id ON topics (id); CREATE INDEX people_of_topic ON topic_allowed_users (topic_id);
                CREATE INDEX mails_of_people ON user_emails (user_id); CREATE UNIQUE INDEX people_by_id ON users (id);
                """);
        }
        catch (Exception error)
        {
            Dispose();
            if (error is SqliteException { SqliteErrorCode: 19 }) throw new WrongImportFileException(new ImportFault(name, null, null, "discourse-twice"));
            throw;
        }
    }

    public SqliteConnection Connection { get; }

    public void Dispose()
    {
        Connection.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private void Run(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Read(string path, string name)
    {
        using var file = File.OpenRead(path);
        try
        {
            using var lines = new BoundedLines(Dump(file, name), name, LargestDump);
            var found = Copied(lines);
            foreach (var table in Needed) if (!found.Contains(table)) throw new WrongImportFileException(new ImportFault(name, null, null, "discourse-no-table", table));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new WrongImportFileException(new ImportFault(name, null, null, "zip-entry-broken"));
        }
    }

    /// <summary>The text of the dump, wherever it lies.</summary>
    private static Stream Dump(FileStream file, string name)
    {
        if (!IsPacked(file)) return file;
        var unpacked = new BufferedStream(new GZipStream(file, CompressionMode.Decompress), 1 << 16);
        if (!name.Contains(".tar", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase)) return unpacked;
        var tar = new TarReader(new CountedStream(unpacked, LargestDump));
        while (tar.GetNextEntry() is { } entry)
        {
            var last = entry.Name[(entry.Name.LastIndexOf('/') + 1)..];
            if (entry.DataStream is not { } data) continue;
            if (last == "dump.sql.gz") return new GZipStream(data, CompressionMode.Decompress);
            if (last == "dump.sql") return data;
        }

        throw new WrongImportFileException(new ImportFault(name, null, null, "discourse-no-dump"));
    }

    private static bool IsPacked(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && start is [0x1f, 0x8b];
    }

    /// <summary>Takes over the blocks <c>COPY public.posts (id, …) FROM stdin;</c> of the wanted tables, up to the line <c>\.</c></summary>
    private HashSet<string> Copied(BoundedLines lines)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        using var transaction = Connection.BeginTransaction();
        while (lines.Next() is { } line)
        {
            if (!line.StartsWith(Copy, StringComparison.Ordinal) || Block(line) is not var (table, given)) continue;
            var columns = Wanted.GetValueOrDefault(table);
            using var insert = columns is null ? null : Insert(table, columns, transaction);
            if (columns is not null) found.Add(table);
            var places = columns?.Select(column => given.IndexOf(column)).ToArray() ?? [];
            for (var row = lines.Next(); row != "\\."; row = lines.Next())
            {
                if (row is null) throw lines.Wrong("discourse-broken-off", table);
                if (insert is null) continue;
                var fields = row.Split('\t');
                if (fields.Length != given.Count) throw lines.Wrong("csv-field-count", fields.Length, given.Count);
                for (var n = 0; n < places.Length; n++) insert.Parameters[n].Value = places[n] < 0 ? DBNull.Value : (object?)Unescaped(fields[places[n]]) ?? DBNull.Value;
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
        return found;
    }

    private SqliteCommand Insert(string table, string[] columns, SqliteTransaction transaction)
    {
        var insert = Connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", columns.Select((_, n) => $"$c{n}"))})";
        for (var n = 0; n < columns.Length; n++) insert.Parameters.Add(new SqliteParameter($"$c{n}", null));
        return insert;
    }

    private static (string Table, List<string> Columns)? Block(string line)
    {
        var (open, close) = (line.IndexOf('(', StringComparison.Ordinal), line.LastIndexOf(") FROM stdin;", StringComparison.Ordinal));
        if (open < 0 || close < open) return null;
        var table = line[Copy.Length..open].Trim();
        table = table[(table.LastIndexOf('.') + 1)..].Trim('"');
        return (table, [.. line[(open + 1)..close].Split(',').Select(column => column.Trim().Trim('"'))]);
    }

    /// <summary>A field of PostgreSQL's COPY text format; null for <c>\N</c>.</summary>
    internal static string? Unescaped(string field)
    {
        if (field == "\\N") return null;
        if (!field.Contains('\\', StringComparison.Ordinal)) return field;
        var text = new StringBuilder(field.Length);
        for (var n = 0; n < field.Length; n++)
        {
            if (field[n] != '\\' || n + 1 == field.Length) text.Append(field[n]);
            else text.Append(field[++n] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'v' => '\v', var other => other });
        }

        return text.ToString();
    }
}
