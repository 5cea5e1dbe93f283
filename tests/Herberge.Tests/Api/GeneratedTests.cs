using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Herberge.Tests.Api;

/// <summary>
/// Requests made of the API's own description, most of them odd: whatever comes, the house answers in good order and never with a
/// fault of its own (5xx). The numbers are drawn from one seed, which a failure names.
/// </summary>
public sealed class GeneratedTests
{
    private const int Seed = 20_261_127;
    private const int OfEach = 6;

    [Theory, BothEngines]
    public async Task No_request_made_of_the_description_breaks_the_house(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(house.Administrator, "Ersatzteile", members: svenja);
        var thread = await house.StartAsync(house.Administrator, space, "Los");
        var caller = await house.CallAsync(house.Administrator, "read write admin");
        var known = new[] { $"{thread}", $"{await house.PostIdAsync(thread, 1)}", $"{space}", $"{svenja.Id}", $"{house.Administrator.Id}" };

        var (asked, broken) = await AskAsync(house, caller, known);

        Assert.True(asked > 1000, $"only {asked} requests were made");
        Assert.True(broken.Count == 0, $"seed {Seed}, {broken.Count} of {asked} broke the house:\n{string.Join('\n', broken.Take(40))}");
    }

    [Fact]
    public async Task An_operation_that_breaks_is_found()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, map: app => app.MapGet("/api/v1/me", string () => throw new InvalidOperationException("planted")).ExcludeFromDescription().WithOrder(-1));
        var (_, broken) = await AskAsync(house, await house.CallAsync(house.Administrator, "read write admin"), [], "/api/v1/me");

        Assert.Contains(broken, line => line.StartsWith("GET /api/v1/me", StringComparison.Ordinal));
    }

    private static async Task<(int Asked, List<string> Broken)> AskAsync(TestHouse house, Caller caller, IReadOnlyList<string> known, string? only = null)
    {
        using var answer = await house.Call(null).Client.GetAsync("/openapi/v1.json");
        var document = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var draw = new Draw(document, known);
        var (asked, broken) = (0, new List<string>());
        foreach (var (path, operations) in document["paths"]!.AsObject().Where(p => only is null || p.Key == only))
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                for (var round = 0; round < OfEach; round++)
                {
                    using var request = draw.Request(method, path, operation!);
                    var told = $"{request.Method} {request.RequestUri} {(request.Content is StringContent text ? await text.ReadAsStringAsync() : "")}";
                    using var said = await caller.Client.SendAsync(request);
                    asked++;
                    if ((int)said.StatusCode >= 500) broken.Add($"{told} → {(int)said.StatusCode}");
                }
            }
        }

        return (asked, broken);
    }

    /// <summary>Values for a schema: the first round plain, the later ones odd, empty, huge, missing or of another kind.</summary>
    private sealed class Draw(JsonNode document, IReadOnlyList<string> known)
    {
        private static readonly string[] Texts =
        [
            "", " ", "Text", "\u0000", "\ud83d\ude00\ud83d\ude00", "a\u0301\u202E", "'; DROP TABLE members; --", "<script>alert(1)</script>", "../../etc/passwd", "%00", "null", "-1", "{0}", "\"", "ä".PadRight(300, 'ö'),
            new('x', 5000), "2026-02-30", "https://localhost/", "javascript:alert(1)", "@svenja.matthiesen", "\r\n\r\n", "*", "“", "ß NOT OR \"", "thread-00000000000000000000000000000000",
        ];

        private readonly Random _random = new(Seed);

        public HttpRequestMessage Request(string method, string path, JsonNode operation)
        {
            var (address, query) = (path, new List<string>());
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                var (name, schema) = ((string)parameter!["name"]!, parameter["schema"] ?? new JsonObject());
                var value = Plain(Value(schema, 3));
                if ((string)parameter["in"]! == "path") address = address.Replace($"{{{name}}}", Uri.EscapeDataString(value.Length == 0 ? "x" : value).Replace("%2F", "x", StringComparison.Ordinal), StringComparison.Ordinal);
                else if ((string)parameter["in"]! == "query" && _random.Next(2) == 0) query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
            }

            var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), query.Count > 0 ? $"{address}?{string.Join('&', query)}" : address);
            if (operation["requestBody"]?["content"] is JsonObject content)
            {
                if (content["application/json"]?["schema"] is { } schema) request.Content = new StringContent(_random.Next(12) == 0 ? "[" : Value(schema, 5)?.ToJsonString() ?? "null", Encoding.UTF8, "application/json");
                else request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Text())) { Headers = { ContentType = new(content.First().Key) } };
            }

            return request;
        }

        private static string Plain(JsonNode? value) => value switch { JsonValue one when one.TryGetValue<string>(out var text) => text, null => "", _ => value.ToJsonString() };

        private JsonNode? Value(JsonNode schema, int depth)
        {
            if (schema["$ref"] is { } reference) schema = ((string)reference!).TrimStart('#', '/').Split('/').Aggregate(document, (node, part) => node[part]!);
            if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray either) return Value(either[_random.Next(either.Count)]!, depth);
            if (_random.Next(25) == 0) return null;
            if (schema["enum"] is JsonArray words) return _random.Next(6) == 0 ? Text() : words[_random.Next(words.Count)]?.DeepClone();
            var type = schema["type"] switch { JsonArray types => (string)types[_random.Next(types.Count)]!, JsonValue one => (string)one!, _ => schema["properties"] is null ? "string" : "object" };
            return type switch
            {
                "null" => null,
                "boolean" => _random.Next(2) == 0,
                "integer" => _random.Next(5) switch { 0 => 0, 1 => -1, 2 => int.MaxValue, 3 => long.MaxValue, _ => _random.Next(1, 60) },
                "number" => _random.Next(4) switch { 0 => 0, 1 => -1.5, 2 => 1e300, _ => _random.NextDouble() * 100 },
                "array" => depth == 0 ? new JsonArray() : new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(schema["items"] ?? new JsonObject(), depth - 1))]),
                "object" => Members(schema, depth),
                _ => (string?)schema["format"] switch
                {
                    "uuid" => _random.Next(4) == 0 || known.Count == 0 ? Unknown() : known[_random.Next(known.Count)],
                    "date" => _random.Next(4) switch { 0 => "0001-01-01", 1 => "9999-12-31", 2 => Text(), _ => new DateOnly(2026, 1, 1).AddDays(_random.Next(700)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
                    "date-time" => _random.Next(4) switch { 0 => "0001-01-01T00:00:00Z", 1 => "9999-12-31T23:59:59+14:00", 2 => Text(), _ => new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.FromHours(2)).AddHours(_random.Next(17_000)).ToString("O", CultureInfo.InvariantCulture) },
                    _ => _random.Next(8) == 0 && known.Count > 0 ? known[_random.Next(known.Count)] : Text(),
                },
            };
        }

        private JsonObject Members(JsonNode schema, int depth)
        {
            var members = new JsonObject();
            if (depth == 0) return members;
            foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
                if (_random.Next(10) > 0) members[name] = Value(member!, depth - 1);
            return members;
        }

        private string Unknown()
        {
            var bytes = new byte[16];
            _random.NextBytes(bytes);
            return new Guid(bytes).ToString();
        }

        private string Text() => Texts[_random.Next(Texts.Length)];
    }
}
