using System.Globalization;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Imports;
using Herberge.Spaces.Imports.Conversations;
using Microsoft.Data.Sqlite;

namespace Herberge.Spaces.Imports.Discourse;

/// <summary>A Discourse backup as conversations: categories are spaces, topics threads. Messages between people are one space for the same people.</summary>
internal sealed class DiscourseExport : IForeignExport
{
    public const string Name = "discourse";
    private const int Batch = 250;
    private const int Like = 2;

    private readonly DiscourseStage _stage;
    private readonly Dictionary<string, ForeignPerson> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, string> _directOf = [];

    /// <exception cref="WrongImportFileException">Not such a backup, or one that could do harm.</exception>
    public DiscourseExport(string path, string name)
    {
        _stage = new DiscourseStage(path, name);
        People = [.. Rows("""
            SELECT u.id, u.username, u.name, (SELECT e.email FROM user_emails e WHERE e.user_id = u.id ORDER BY e."primary" = 't' DESC LIMIT 1) FROM users u
            """, row => (Id: row.GetInt64(0), Username: Text(row, 1) ?? "", Name: Text(row, 2), Email: Text(row, 3)))
            .Select(u => new ForeignPerson(KeyOf(u.Id), string.IsNullOrWhiteSpace(u.Name) ? u.Username : u.Name, [u.Name], u.Email, IsProgram: u.Id < 0))];
        var people = People.ToDictionary(p => p.Key);
        foreach (var (id, username) in Rows("SELECT id, username FROM users", row => (row.GetInt64(0), Text(row, 1)))) if (username is not null) _byName[username] = people[KeyOf(id)];
        Spaces = [.. Categories(), .. Directs()];
    }

    public string Source => Name;

    public IReadOnlyList<ForeignPerson> People { get; }

    public IReadOnlyList<ForeignSpace> Spaces { get; }

    /// <summary>The dump was read whole when it was opened.</summary>
    public long Check(IReadOnlyList<ForeignSpace> wanted, ImportTally tally, IProgress<ImportProgress> progress, CancellationToken ct) =>
        Posts(wanted).Sum(portion => (long)portion.Count);

    public IEnumerable<IReadOnlyList<ForeignPost>> Posts(IReadOnlyList<ForeignSpace> wanted)
    {
        var spaces = wanted.ToDictionary(space => space.Key);
        var likes = Likes();
        var posts = Rows("""
            SELECT p.id, p.user_id, p.topic_id, p.post_number, p.raw, p.created_at, p.deleted_at, p.post_type, p.hidden, p.reply_to_post_number, p.version, p.last_version_at, t.title, t.category_id, t.archetype
            FROM posts p JOIN topics t ON t.id = p.topic_id WHERE t.deleted_at IS NULL ORDER BY p.topic_id, p.post_number
            """, row => (Space: SpaceOf(row), Post: (Func<ForeignSpace, ForeignPost>)(space => PostOf(row, space, likes))));
        var portion = new List<ForeignPost>();
        foreach (var (key, make) in posts)
        {
            if (key is null || !spaces.TryGetValue(key, out var space)) continue;
            portion.Add(make(space));
            if (portion.Count < Batch) continue;
            yield return portion;
            portion = [];
        }

        if (portion.Count > 0) yield return portion;
    }

    public ForeignText Convert(ForeignPost post, Func<string, string> handleOf) => ForeignMarkdown.Convert(post.Raw, PersonOf, handleOf);

    /// <summary><c>/t/slug/12/3</c>, with or without the forum's address; the slug says that it is this forum's.</summary>
    public string? PostBehind(string address)
    {
        var isOwn = address.StartsWith("/t/", StringComparison.Ordinal);
        if (!Uri.TryCreate(isOwn ? $"https://forum.invalid{address}" : address, UriKind.Absolute, out var uri)) return null;
        var parts = uri.AbsolutePath.Trim('/').Split('/');
        var (slug, topic, number) = parts switch
        {
            ["t", var text, var id, var post] when !IsNumber(text) => (text, id, post),
            ["t", var id, var post] when IsNumber(id) && isOwn => (null, id, post),
            ["t", var text, var id] => (text, id, "1"),
            ["t", var id] when isOwn => (null, id, "1"),
            _ => ((string?)null, "", ""),
        };
        if (!IsNumber(topic) || !IsNumber(number)) return null;
        return Rows("SELECT p.id FROM posts p JOIN topics t ON t.id = p.topic_id WHERE p.topic_id = $topic AND p.post_number = $number AND ($slug IS NULL OR t.slug = $slug)",
            row => PostKey(row.GetInt64(0)), ("$topic", topic), ("$number", number), ("$slug", slug)).FirstOrDefault();
    }

    public void Dispose() => _stage.Dispose();

    private IEnumerable<ForeignSpace> Categories()
    {
        var members = Rows("SELECT c.category_id, g.user_id FROM category_groups c JOIN group_users g ON g.group_id = c.group_id", row => (row.GetInt64(0), row.GetInt64(1)))
            .ToLookup(row => row.Item1, row => KeyOf(row.Item2));
        return Rows("""
            SELECT c.id, c.name, p.name, c.description, c.read_restricted, c.user_id, c.created_at FROM categories c LEFT JOIN categories p ON p.id = c.parent_category_id ORDER BY c.id
            """, row => new ForeignSpace(
                row.GetInt64(0).ToString(CultureInfo.InvariantCulture), Text(row, 4) == "t" ? ForeignReach.Private : ForeignReach.Open,
                Text(row, 2) is { } parent ? $"{parent} / {Text(row, 1)}" : Text(row, 1) ?? "?", PlainText(Text(row, 3)), [.. members[row.GetInt64(0)].Distinct()],
                row.IsDBNull(5) ? null : KeyOf(row.GetInt64(5)), Time(Text(row, 6))));
    }

    /// <summary>Messages with groups stay out: who is in a group changes.</summary>
    private Dictionary<string, ForeignSpace>.ValueCollection Directs()
    {
        var people = Rows("""
            SELECT a.topic_id, a.user_id FROM topic_allowed_users a JOIN topics t ON t.id = a.topic_id
            WHERE t.archetype = 'private_message' AND t.deleted_at IS NULL AND a.user_id > 0 AND NOT EXISTS (SELECT 1 FROM topic_allowed_groups g WHERE g.topic_id = t.id)
            """, row => (row.GetInt64(0), row.GetInt64(1))).ToLookup(row => row.Item1, row => row.Item2);
        var names = People.ToDictionary(p => p.Key, p => p.DisplayName);
        var spaces = new Dictionary<string, ForeignSpace>();
        foreach (var topic in people)
        {
            var ids = topic.Distinct().Order().ToList();
            var key = _directOf[topic.Key] = DirectKey(ids);
            spaces.TryAdd(key, new ForeignSpace(key, ForeignReach.Direct, string.Join(", ", ids.Select(id => names.GetValueOrDefault(KeyOf(id), "?")).Order(StringComparer.CurrentCulture)), null, [.. ids.Select(KeyOf)]));
        }

        return spaces.Values;
    }

    private string? SpaceOf(SqliteDataReader row) => Text(row, 14) == "private_message"
        ? _directOf.GetValueOrDefault(row.GetInt64(2))
        : row.IsDBNull(13) ? null : row.GetInt64(13).ToString(CultureInfo.InvariantCulture);

    private ForeignPost PostOf(SqliteDataReader row, ForeignSpace space, ILookup<long, ForeignReaction> likes)
    {
        var (id, topic, raw) = (row.GetInt64(0), row.GetInt64(2), DiscourseText.Plain(Text(row, 4) ?? ""));
        var answers = row.IsDBNull(9) ? null : Rows("SELECT id FROM posts WHERE topic_id = $topic AND post_number = $number", found => PostKey(found.GetInt64(0)), ("$topic", topic), ("$number", row.GetInt64(9))).FirstOrDefault();
        return new ForeignPost(PostKey(id), $"thread:{topic}", space, row.IsDBNull(1) ? null : KeyOf(row.GetInt64(1)), Time(Text(row, 5)) ?? DateTimeOffset.UnixEpoch, raw)
        {
            Title = Text(row, 12),
            Answers = answers,
            EditedAt = Text(row, 10) is { } version && version != "1" ? Time(Text(row, 11)) : null,
            Named = ForeignMarkdown.Named(raw, PersonOf),
            Reactions = [.. likes[id]],
            Skip = Text(row, 7) is not (null or "1") ? "skip-service" : !row.IsDBNull(6) ? "skip-deleted" : Text(row, 8) == "t" ? "skip-hidden" : null,
        };
    }

    private ILookup<long, ForeignReaction> Likes() => Rows("SELECT post_id, user_id, created_at FROM post_actions WHERE post_action_type_id = $like AND deleted_at IS NULL AND user_id IS NOT NULL",
        row => (row.GetInt64(0), new ForeignReaction(ReactionKind.Thanks, KeyOf(row.GetInt64(1)), Time(Text(row, 2)))), ("$like", Like)).ToLookup(like => like.Item1, like => like.Item2);

    private string? PersonOf(string name) => _byName.GetValueOrDefault(name)?.Key;

    private static string KeyOf(long user) => user.ToString(CultureInfo.InvariantCulture);

    private static string PostKey(long post) => string.Create(CultureInfo.InvariantCulture, $"message:{post}");

    private static string DirectKey(List<long> ids) => $"direct:{ForeignKeys.Digest(string.Join(' ', ids))}";

    private static bool IsNumber(string text) => text.Length is > 0 and < 19 && text.All(char.IsAsciiDigit);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>Discourse keeps UTC without saying so.</summary>
    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static string? PlainText(string? html) => html is null ? null : new HtmlParser().ParseDocument(html).Body?.TextContent.Trim();

    private IEnumerable<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] arguments)
    {
        using var command = _stage.Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in arguments) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return read(rows);
    }
}
