using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Herberge.Tests.Imports;

/// <summary>Writes archives as Slack's export does: lists on top, a folder a conversation, a file a day.</summary>
internal sealed class SlackArchive : IDisposable
{
    private readonly JsonArray _users = [];
    private readonly Dictionary<string, JsonArray> _lists = new() { ["channels.json"] = [] };
    private readonly SortedDictionary<string, JsonArray> _days = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _raw = [];
    private int _number;

    public string Path { get; } = System.IO.Path.Combine(Directory.CreateTempSubdirectory("herberge-slack-").FullName, "export.zip");

    public void User(string id, string name, string? email = null, bool isBot = false) => _users.Add(new JsonObject
    {
        ["id"] = id, ["team_id"] = "T01", ["name"] = name.ToLowerInvariant().Replace(' ', '.'), ["deleted"] = false, ["real_name"] = name, ["is_bot"] = isBot,
        ["profile"] = new JsonObject { ["real_name"] = name, ["display_name"] = "", ["email"] = email, ["image_48"] = "https://example.org/48.png" },
        ["updated"] = 1700000000,
    });

    public void Channel(string id, string name, string list = "channels.json", params string[] members)
    {
        if (!_lists.ContainsKey(list)) _lists[list] = [];
        var channel = new JsonObject
        {
            ["id"] = id, ["created"] = 1700000000, ["creator"] = members.FirstOrDefault(), ["is_archived"] = false,
            ["members"] = new JsonArray([.. members.Select(m => JsonValue.Create(m))]),
            ["topic"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 },
            ["purpose"] = new JsonObject { ["value"] = $"Worum es in {name} geht", ["creator"] = "", ["last_set"] = 0 },
        };
        if (list != "dms.json") channel["name"] = name;
        _lists[list].Add(channel);
    }

    /// <summary>Says something and returns its <c>ts</c>.</summary>
    public string Say(string folder, string user, string text, string at, string? thread = null, object? also = null)
    {
        var time = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
        var ts = FormattableString.Invariant($"{time.ToUnixTimeSeconds()}.{++_number:D6}");
        var message = new JsonObject
        {
            ["client_msg_id"] = $"m{_number}", ["type"] = "message", ["user"] = user, ["text"] = text, ["ts"] = ts, ["team"] = "T01",
            ["blocks"] = new JsonArray(new JsonObject { ["type"] = "rich_text", ["elements"] = new JsonArray() }),
        };
        if (thread is not null) message["thread_ts"] = thread;
        if (also is not null)
        {
            foreach (var (key, value) in JsonSerializer.SerializeToNode(also)!.AsObject().ToList()) message[key] = value?.DeepClone();
        }

        var file = $"{folder}/{time.UtcDateTime:yyyy-MM-dd}.json";
        if (!_days.TryGetValue(file, out var day)) _days[file] = day = [];
        day.Add(message);
        return ts;
    }

    public void Raw(string entry, byte[] content) => _raw[entry] = content;

    public string Write()
    {
        File.Delete(Path);
        using var zip = ZipFile.Open(Path, ZipArchiveMode.Create);
        Put(zip, "users.json", JsonSerializer.SerializeToUtf8Bytes(_users));
        foreach (var (file, list) in _lists) Put(zip, file, JsonSerializer.SerializeToUtf8Bytes(list));
        foreach (var (file, day) in _days) Put(zip, file, JsonSerializer.SerializeToUtf8Bytes(day));
        foreach (var (file, content) in _raw) Put(zip, file, content, CompressionLevel.SmallestSize);
        return Path;
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);

    private static void Put(ZipArchive zip, string name, byte[] content, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var stream = zip.CreateEntry(name, level).Open();
        stream.Write(content);
    }
}
