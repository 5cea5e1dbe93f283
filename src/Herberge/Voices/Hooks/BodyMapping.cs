using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Herberge.Voices.Importing;

namespace Herberge.Voices.Hooks;

/// <summary>
/// Where in another program's JSON the fields of a voice stand: lines like <c>quote = ticket.description</c>, and
/// <c>each = tickets</c> where one message holds several. Without it the names are our own.
/// </summary>
internal sealed partial class BodyMapping
{
    private const string Each = "each";

    private readonly Dictionary<string, string[]> _paths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for what can't be understood.</summary>
    public static BodyMapping? Parse(string? text)
    {
        var mapping = new BodyMapping();
        foreach (var line in (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Line().Match(line) is not { Success: true } match) return null;
            var name = match.Groups["name"].Value.ToLowerInvariant();
            if (name != Each && !Enum.TryParse<VoiceField>(name, ignoreCase: true, out _)) return null;
            mapping._paths[name] = match.Groups["path"].Value.Split('.');
        }

        return mapping._paths.Count == 0 || mapping._paths.ContainsKey("quote") ? mapping : null;
    }

    /// <summary>Null for what is no JSON, or no list where one is to be.</summary>
    public IReadOnlyList<ReceivedVoice>? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            var root = json.RootElement;
            if (_paths.TryGetValue(Each, out var each)) root = At(root, each) ?? default;
            else if (_paths.Count == 0 && root.ValueKind == JsonValueKind.Object && root.TryGetProperty("voices", out var voices)) root = voices;
            return root.ValueKind switch
            {
                JsonValueKind.Array when root.GetArrayLength() <= TakeVoices.Most => [.. root.EnumerateArray().Select(Voice)],
                JsonValueKind.Object => [Voice(root)],
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ReceivedVoice Voice(JsonElement voice) => new(
        Text(voice, "quote"), Text(voice, "id"), Instant(voice), Text(voice, "channel"), Text(voice, "segment"), Text(voice, "author"), Text(voice, "context"), Text(voice, "place"),
        Text(voice, "language"), Text(voice, "link"));

    /// <summary>In our own names it is <c>at</c>.</summary>
    private DateTimeOffset? Instant(JsonElement voice) =>
        DateTimeOffset.TryParse(Text(voice, "date") ?? (_paths.Count == 0 ? Say(At(voice, ["at"])) : null), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private string? Text(JsonElement voice, string field) => _paths.Count == 0 ? Say(At(voice, [field])) : _paths.TryGetValue(field, out var path) ? Say(At(voice, path)) : null;

    private static JsonElement? At(JsonElement from, string[] path)
    {
        foreach (var name in path)
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out from)) return null;
        return from;
    }

    private static string? Say(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => value.Value.GetString(),
        JsonValueKind.Number => value.Value.GetRawText(),
        _ => null,
    };

    [GeneratedRegex(@"^(?<name>[a-zA-Z]{2,10})\s*=\s*(?<path>[^\s.=]{1,60}(\.[^\s.=]{1,60}){0,7})$", RegexOptions.NonBacktracking)]
    private static partial Regex Line();
}
