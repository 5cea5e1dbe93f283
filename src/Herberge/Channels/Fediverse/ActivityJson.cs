using System.Text.Json;
using System.Text.Json.Nodes;

namespace Herberge.Channels.Fediverse;

/// <summary>ActivityStreams as JSON: what may be a name, an object or a list of either (ActivityStreams 2.0, section 4).</summary>
internal static class ActivityJson
{
    public const string MediaType = "application/activity+json";
    public const string Streams = "https://www.w3.org/ns/activitystreams";
    public const string Public = "https://www.w3.org/ns/activitystreams#Public";
    public const int MostBytes = 256 * 1024;
    private const int Deepest = 24;
    private const int MostOfAList = 200;

    public static JsonDocument? Parse(byte[] body)
    {
        try
        {
            var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static bool IsMediaType(string? type) => type is not null && (type.Equals(MediaType, StringComparison.OrdinalIgnoreCase) || type.Equals("application/ld+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an <c>Accept</c> asks for ActivityStreams rather than for a page.</summary>
    public static bool IsAskedFor(string accept) => !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && (accept.Contains(MediaType, StringComparison.OrdinalIgnoreCase) || accept.Contains("application/ld+json", StringComparison.OrdinalIgnoreCase));

    public static JsonElement? Of(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement element, string name) => element.Of(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The name of a thing: itself, or its <c>id</c>; the first of a list.</summary>
    public static string? Id(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Object => element.Text("id"),
        JsonValueKind.Array when element.GetArrayLength() > 0 => element[0].ValueKind == JsonValueKind.Array ? null : element[0].Id(),
        _ => null,
    };

    public static string? Id(this JsonElement element, string name) => element.Of(name)?.Id();

    public static IReadOnlyList<string> Ids(this JsonElement element, string name) => element.Of(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Take(MostOfAList).Where(one => one.ValueKind != JsonValueKind.Array).Select(one => one.Id()).OfType<string>()],
        { } one => one.Id() is { } id ? [id] : [],
    };

    public static bool IsType(this JsonElement element, params ReadOnlySpan<string> types)
    {
        if (element.Of("type") is not { } said) return false;
        if (said.ValueKind == JsonValueKind.String) return types.Contains(said.GetString()!);
        if (said.ValueKind != JsonValueKind.Array) return false;
        foreach (var one in said.EnumerateArray())
            if (one.ValueKind == JsonValueKind.String && types.Contains(one.GetString()!)) return true;
        return false;
    }

    /// <summary>Everybody may read it (ActivityPub, section 5.6, with its short forms).</summary>
    public static bool IsPublic(this JsonElement element) =>
        element.Ids("to").Concat(element.Ids("cc")).Any(id => id is Public or "as:Public" or "Public");

    public static JsonArray List(params ReadOnlySpan<string> items)
    {
        var list = new JsonArray();
        foreach (var item in items) list.Add((JsonNode)item);
        return list;
    }
}
