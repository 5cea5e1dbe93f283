using System.IO.Compression;
using System.Text.Json;
using Herberge.Foundation.Imports;
using Herberge.Spaces.Imports.Conversations;

namespace Herberge.Spaces.Imports.Mattermost;

/// <summary>
/// Mattermost's bulk export, as one file of JSON lines or in the archive <c>mmctl export</c> makes: channels are spaces, a post with its
/// replies is a thread and stands in one line. Read line by line; only names of people and channels are held.
/// </summary>
internal sealed class MattermostExport : IForeignExport
{
    public const string Name = "mattermost";
    private const int Batch = 250;
    private const long LargestText = 64L << 30;

    private readonly string _path;
    private readonly string _name;
    private readonly Dictionary<string, ForeignSpace> _spaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ForeignPerson> _people = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="WrongImportFileException">Not such a file, or one that could do harm.</exception>
    public MattermostExport(string path, string name)
    {
        (_path, _name) = (path, name);
        var (teams, channels) = (new Dictionary<string, string>(), new List<MattermostChannel>());
        var (members, programs) = (new Dictionary<string, List<string>>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var line in Read())
        {
            if (line.Team is { Name: { Length: > 0 } team }) teams[team] = line.Team.DisplayName ?? team;
            else if (line.Channel is { Name.Length: > 0, Team.Length: > 0 } channel) channels.Add(channel);
            else if (line.User is { Username: { Length: > 0 } user } about) AddPerson(user, about, members);
            else if (line.Bot is { Username: { Length: > 0 } bot }) programs.Add(bot);
            else if (line.DirectChannel is { } direct) AddDirect(direct.Members ?? [.. (direct.Participants ?? []).Select(p => p.Username).OfType<string>()]);
            else if (line.DirectPost is { ChannelMembers: { } people }) AddDirect(people, hasPosts: true);
        }

        foreach (var bot in programs) _people[bot] = new ForeignPerson(bot, bot, [], null, IsProgram: true);
        foreach (var channel in channels)
        {
            var key = KeyOf(channel.Team, channel.Name);
            var shown = channel.DisplayName is { Length: > 0 } title ? title : channel.Name!;
            _spaces[key] = new ForeignSpace(
                key, channel.Type == "O" ? ForeignReach.Open : ForeignReach.Private, teams.Count > 1 ? $"{teams.GetValueOrDefault(channel.Team!, channel.Team!)}: {shown}" : shown,
                string.IsNullOrWhiteSpace(channel.Purpose) ? channel.Header : channel.Purpose, members.GetValueOrDefault(key) ?? [], IsArchived: channel.DeletedAt > 0);
        }
    }

    public string Source => Name;

    public IReadOnlyList<ForeignPerson> People => [.. _people.Values];

    public IReadOnlyList<ForeignSpace> Spaces => [.. _spaces.Values];

    public long Check(IReadOnlyList<ForeignSpace> wanted, ImportTally tally, IProgress<ImportProgress> progress, CancellationToken ct)
    {
        var posts = 0L;
        foreach (var portion in Posts(wanted))
        {
            ct.ThrowIfCancellationRequested();
            posts += portion.Count;
            progress.Report(new ImportProgress("phase-check", posts, 0));
        }

        return posts;
    }

    public IEnumerable<IReadOnlyList<ForeignPost>> Posts(IReadOnlyList<ForeignSpace> wanted)
    {
        var spaces = wanted.ToDictionary(space => space.Key);
        var portion = new List<ForeignPost>();
        foreach (var line in Read())
        {
            if ((line.Post ?? line.DirectPost) is not { CreateAt: > 0 } post) continue;
            if (!spaces.TryGetValue(post.ChannelMembers is { } people ? KeyOf(people) : KeyOf(post.Team, post.Channel), out var space)) continue;
            portion.AddRange(Thread(post, space));
            if (portion.Count < Batch) continue;
            yield return portion;
            portion = [];
        }

        if (portion.Count > 0) yield return portion;
    }

    public ForeignText Convert(ForeignPost post, Func<string, string> handleOf) => ForeignMarkdown.Convert(post.Raw, PersonOf, handleOf);

    /// <summary>Links between posts name ids, and the export holds none.</summary>
    public string? PostBehind(string address) => null;

    public void Dispose() { }

    private void AddPerson(string user, MattermostUser about, Dictionary<string, List<string>> members)
    {
        var full = $"{about.FirstName} {about.LastName}".Trim();
        _people[user] = new ForeignPerson(user, full.Length > 0 ? full : about.Nickname is { Length: > 0 } nick ? nick : user, [full, about.Nickname], about.Email);
        foreach (var team in about.Teams ?? [])
        foreach (var channel in team.Channels ?? [])
        {
            var key = KeyOf(team.Name, channel.Name);
            if (!members.TryGetValue(key, out var there)) members[key] = there = [];
            there.Add(user);
        }
    }

    private void AddDirect(IReadOnlyList<string> people, bool hasPosts = false)
    {
        var key = KeyOf(people);
        if (!hasPosts && _spaces.ContainsKey(key)) return;
        var names = people.Distinct().Select(p => _people.GetValueOrDefault(p)?.DisplayName ?? p).Order(StringComparer.CurrentCulture);
        _spaces[key] = new ForeignSpace(key, ForeignReach.Direct, string.Join(", ", names), null, [.. people.Distinct()], IsEmpty: !hasPosts);
    }

    private IEnumerable<ForeignPost> Thread(MattermostPost root, ForeignSpace space)
    {
        var thread = $"thread:{Digest(space.Key, root)}";
        yield return PostOf(root, space, thread);
        foreach (var reply in (root.Replies ?? []).Where(r => r is { CreateAt: > 0 }).OrderBy(r => r.CreateAt)) yield return PostOf(reply, space, thread);
    }

    private ForeignPost PostOf(MattermostPost post, ForeignSpace space, string thread)
    {
        var raw = (post.Message ?? "").Trim();
        // What was attached stays where it is; its name tells of it.
        foreach (var file in post.Attachments ?? []) if (file?.Path is { Length: > 0 } path) raw += $"\n📎 {path[(path.LastIndexOf('/') + 1)..]}";
        return new ForeignPost($"message:{Digest(space.Key, post)}", thread, space, post.User, At(post.CreateAt), raw.Trim())
        {
            EditedAt = post.EditAt is > 0 and var edited && edited != post.CreateAt ? At(edited) : null,
            Named = ForeignMarkdown.Named(raw, PersonOf),
            Reactions = [.. (post.Reactions ?? []).Where(r => r is not null).Select(r => new ForeignReaction(EmojiNames.AsReaction(r.EmojiName ?? ""), r.User ?? "", r.CreateAt is > 0 and var at ? At(at) : null))],
            Skip = post.Type is { Length: > 0 } type && type.StartsWith("system_", StringComparison.Ordinal) ? "skip-service" : null,
        };
    }

    private string? PersonOf(string name) => _people.GetValueOrDefault(name)?.Key;

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, 253_402_300_799_999));

    private static string KeyOf(string? team, string? channel) => $"{team}/{channel}";

    private static string KeyOf(IEnumerable<string> people) => $"direct:{ForeignKeys.Digest(string.Join(' ', people.Distinct().Order(StringComparer.Ordinal)))}";

    /// <summary>The export gives posts no id; who said what where and when is one.</summary>
    private static string Digest(string space, MattermostPost post) => ForeignKeys.Digest($"{space}\0{post.User}\0{post.CreateAt}\0{post.Message}");

    private IEnumerable<MattermostLine> Read()
    {
        using var file = File.OpenRead(_path);
        using var zip = IsZip(file) ? OpenZip(file) : null;
        var entry = zip?.Entries.Where(e => e.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)).MinBy(e => e.FullName.Length);
        if (zip is not null && entry is null) throw new WrongImportFileException(new ImportFault(_name, null, null, "mattermost-no-lines"));
        using var lines = new BoundedLines(entry?.Open() ?? file, entry?.FullName ?? _name, LargestText);
        while (lines.Next() is { } text)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            var line = Parse(text, lines);
            if (lines.Number == 1 && line.Type != "version") throw lines.Wrong("mattermost-no-version");
            yield return line;
        }

        if (lines.Number == 1) throw lines.Wrong("mattermost-no-version");
    }

    private static MattermostLine Parse(string text, BoundedLines lines)
    {
        try
        {
            return JsonSerializer.Deserialize(text, MattermostJson.Default.MattermostLine) ?? throw lines.Wrong("json-malformed", 1, "$");
        }
        catch (JsonException error)
        {
            throw lines.Wrong("json-malformed", (error.BytePositionInLine ?? 0) + 1, error.Path ?? "$");
        }
    }

    private ZipArchive OpenZip(Stream file)
    {
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException)
        {
            throw new WrongImportFileException(new ImportFault(_name, null, null, "mattermost-no-lines"));
        }
    }

    private static bool IsZip(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && start is [(byte)'P', (byte)'K'];
    }
}
