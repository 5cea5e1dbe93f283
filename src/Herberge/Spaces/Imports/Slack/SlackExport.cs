using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Herberge.Foundation.Imports;
using Herberge.Spaces.Imports.Conversations;

namespace Herberge.Spaces.Imports.Slack;

internal enum SlackChannelKind
{
    Public,
    Private,
    Direct,
}

/// <summary>One conversation of the export with its days in order.</summary>
internal sealed record SlackConversation(SlackChannelKind Kind, SlackChannel Channel, IReadOnlyList<ZipArchiveEntry> Days);

/// <summary>
/// Slack's export archive: lists of users and conversations, and a folder a conversation with one JSON file a day.
/// Nothing is unpacked to disk; entries are read through a counting stream, for an archive can lie about its sizes.
/// </summary>
internal sealed class SlackExport : IDisposable
{
    public const long LargestEntry = 256L << 20;
    public const long LargestExport = 64L << 30;
    private const int MostEntries = 2_000_000;
    private const long SuspiciousFrom = 8L << 20;
    private const long SuspiciousRatio = 150;

    private readonly ZipArchive _zip;
    private readonly string _name;
    private readonly string _root;

    private SlackExport(ZipArchive zip, string name, string root)
    {
        _zip = zip;
        _name = name;
        _root = root;
    }

    /// <exception cref="WrongImportFileException">Not such an archive, or one that could do harm.</exception>
    public static SlackExport Open(string path, string name)
    {
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw new WrongImportFileException(new ImportFault(name, null, null, "slack-not-zip"));
        }

        try
        {
            Guard(zip, name);
            // Repacked exports have a folder around them.
            var users = zip.Entries.Where(e => e.Name is "users.json" or "org_users.json" && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
                .MinBy(e => e.FullName.Length) ?? throw new WrongImportFileException(new ImportFault(name, null, null, "slack-no-users"));
            return new SlackExport(zip, name, users.FullName[..^users.Name.Length]);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public List<SlackUser> Users() => List("users.json", SlackJson.Default.ListSlackUser) ?? List("org_users.json", SlackJson.Default.ListSlackUser)!;

    /// <exception cref="WrongImportFileException">There is no list of conversations, or one is broken.</exception>
    public IReadOnlyList<SlackConversation> Conversations()
    {
        var days = _zip.Entries
            .Where(e => e.FullName.StartsWith(_root, StringComparison.Ordinal) && e.Name.EndsWith(".json", StringComparison.Ordinal))
            .Select(e => (Entry: e, Parts: e.FullName[_root.Length..].Split('/')))
            .Where(e => e.Parts.Length == 2)
            .GroupBy(e => e.Parts[0], e => e.Entry)
            .ToDictionary(g => g.Key, g => g.OrderBy(e => e.Name, StringComparer.Ordinal).ToList());
        var lists = new (string File, SlackChannelKind Kind)[]
        {
            ("channels.json", SlackChannelKind.Public), ("groups.json", SlackChannelKind.Private),
            ("dms.json", SlackChannelKind.Direct), ("mpims.json", SlackChannelKind.Direct),
        };
        var found = false;
        var conversations = new List<SlackConversation>();
        foreach (var (file, kind) in lists)
        {
            var channels = List(file, SlackJson.Default.ListSlackChannel);
            found |= channels is not null;
            foreach (var channel in (channels ?? []).Where(c => !string.IsNullOrWhiteSpace(c.Id)))
                conversations.Add(new SlackConversation(kind, channel, days.GetValueOrDefault(channel.Name ?? channel.Id!) ?? days.GetValueOrDefault(channel.Id!) ?? []));
        }

        return found ? conversations : throw new WrongImportFileException(new ImportFault(_name, null, null, "slack-no-channels"));
    }

    public List<SlackMessage> Messages(ZipArchiveEntry day) => Read(day, SlackJson.Default.ListSlackMessage);

    public void Dispose() => _zip.Dispose();

    private List<T>? List<T>(string file, JsonTypeInfo<List<T>> type) => _zip.GetEntry(_root + file) is { } entry ? Read(entry, type) : null;

    private List<T> Read<T>(ZipArchiveEntry entry, JsonTypeInfo<List<T>> type)
    {
        var place = entry.FullName[_root.Length..];
        try
        {
            using var content = new CountedStream(entry.Open(), LargestEntry);
            var items = JsonSerializer.Deserialize(content, type);
            return items is null || items.Any(i => i is null)
                ? throw new WrongImportFileException(new ImportFault(place, null, null, "slack-not-a-list"))
                : items;
        }
        catch (JsonException error)
        {
            throw new WrongImportFileException(new ImportFault(place, error.LineNumber + 1, null, "json-malformed", (error.BytePositionInLine ?? 0) + 1, error.Path ?? "$"));
        }
        catch (InvalidDataException)
        {
            throw new WrongImportFileException(new ImportFault(place, null, null, "zip-entry-broken"));
        }
    }

    private static void Guard(ZipArchive zip, string name)
    {
        var total = 0L;
        if (zip.Entries.Count > MostEntries) throw Wrong(name, "zip-entries", MostEntries);
        foreach (var entry in zip.Entries)
        {
            var parts = entry.FullName.Split('/', '\\');
            if (parts.Contains("..") || entry.FullName is ['/' or '\\', ..] or [_, ':', ..]) throw Wrong(name, "zip-outside", entry.FullName);
            total += entry.Length;
            if (total > LargestExport
                || entry.Length > SuspiciousFrom && entry.Length / Math.Max(1, entry.CompressedLength) > SuspiciousRatio)
                throw Wrong(name, "zip-bomb", entry.FullName);
        }
    }

    private static WrongImportFileException Wrong(string name, string code, params object[] arguments) => new(new ImportFault(name, null, null, code, arguments));
}
