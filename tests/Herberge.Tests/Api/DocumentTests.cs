using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Herberge.Foundation.Accounts;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Herberge.Tests.Api;

/// <summary>The description of the API says all of it and only what is so.</summary>
public sealed class DocumentTests
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    [Fact]
    public async Task It_is_open_to_everybody_and_of_version_3_1()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var document = await ReadAsync(house);

        Assert.StartsWith("3.1.", (string?)document["openapi"]);
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["token"]!["scheme"]);
        Assert.DoesNotContain("127.0.0.1", document.ToJsonString());
    }

    [Fact]
    public async Task Every_endpoint_of_the_api_is_in_it_with_its_scope()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var document = await ReadAsync(house);
        var described = Operations(document).ToDictionary(o => o.Name, o => (string?)o.Operation["security"]![0]!["token"]![0]);
        var real = (await ApiEndpoints.OfAsync(house.App)).ToDictionary(
            e => $"{e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0].ToLowerInvariant()} {System.Text.RegularExpressions.Regex.Replace(e.RoutePattern.RawText!, @"\{(\w+):\w+\}", "{$1}")}",
            e => e.Metadata.GetMetadata<RequiredScope>()!.Scope);

        Assert.Equal(real.OrderBy(r => r.Key).Select(r => $"{r.Key} {r.Value}"), described.OrderBy(d => d.Key).Select(d => $"{d.Key} {d.Value}"));
    }

    [Fact]
    public async Task Everything_in_it_has_a_name_and_a_word_about_it()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var document = await ReadAsync(house);
        var ids = new HashSet<string>();

        Assert.Empty(Faults(document, ids));
        Assert.True(ids.Count > 50);
    }

    [Fact]
    public void An_operation_without_words_is_found()
    {
        var bare = JsonNode.Parse("""{"paths":{"/api/v1/x":{"get":{"operationId":"x","tags":["X"],"parameters":[{"name":"q"}],"responses":{"200":{"description":"y"}}}}}}""")!;

        Assert.Equal(["get /api/v1/x: no summary", "get /api/v1/x: nothing about q", "get /api/v1/x: no 401"], Faults(bare, []));
    }

    [Fact]
    public async Task Every_reference_in_it_leads_somewhere()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var document = await ReadAsync(house);
        var references = References(document).ToList();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, r => Resolve(document, r) is null);
        Assert.Null(Resolve(document, "#/components/schemas/Nothing"));
    }

    [Fact]
    public async Task What_stands_in_an_answer_stands_in_its_schema()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var caller = await house.CallAsync(svenja);
        await caller.MakeAsync("/spaces", new { name = "Ersatzteile", purpose = "Lieferzeiten" });
        var thread = await caller.MakeAsync("/spaces/ersatzteile/threads", new { title = "Los", body = "Text" });
        var document = await ReadAsync(house);

        foreach (var (path, template) in new[]
        {
            ("/spaces", "/spaces"), ("/spaces/ersatzteile", "/spaces/{slug}"), ("/spaces/ersatzteile/threads", "/spaces/{slug}/threads"), ("/me", "/me"),
            ($"/threads/{thread["id"]}", "/threads/{id}"), ($"/threads/{thread["id"]}/posts", "/threads/{id}/posts"), ("/people", "/people"), ("/home", "/home"),
        })
        {
            var schema = document["paths"]![$"/api/v1{template}"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
            AssertFits(document, schema, await caller.GetAsync(path), template);
        }
    }

    [Fact]
    public async Task What_is_sent_and_received_was_described_at_build_time()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var json = house.App.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var types = (await ApiEndpoints.OfAsync(house.App)).SelectMany(e => e.Metadata.OfType<IProducesResponseTypeMetadata>().Where(p => p.StatusCode < 300).Select(p => p.Type)
            .Concat(e.Metadata.OfType<IAcceptsMetadata>().Where(a => a.ContentTypes.Contains("application/json")).Select(a => a.RequestType)))
            .OfType<Type>().Where(t => t != typeof(void) && !typeof(Stream).IsAssignableFrom(t) && t != typeof(IResult)).Distinct().ToList();

        Assert.NotEmpty(types);
        Assert.DoesNotContain(types, t => json.TypeInfoResolverChain.OfType<System.Text.Json.Serialization.JsonSerializerContext>()
            .All(context => ((System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver)context).GetTypeInfo(t, json) is null));
    }

    private static async Task<JsonNode> ReadAsync(TestHouse house)
    {
        using var answer = await house.Call(null).Client.GetAsync("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static List<string> Faults(JsonNode document, HashSet<string> ids)
    {
        var faults = new List<string>();
        foreach (var (name, operation) in Operations(document))
        {
            if (operation["operationId"] is not { } id || !ids.Add((string)id!)) faults.Add($"{name}: no operationId of its own");
            if (string.IsNullOrWhiteSpace((string?)operation["summary"])) faults.Add($"{name}: no summary");
            if (operation["tags"] is not JsonArray { Count: > 0 }) faults.Add($"{name}: no tag");
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                if (string.IsNullOrWhiteSpace((string?)parameter!["description"])) faults.Add($"{name}: nothing about {parameter["name"]}");
            if (operation["responses"]!["401"]?["content"]?["application/problem+json"] is null) faults.Add($"{name}: no 401");
        }

        return faults;
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(o => Methods.Contains(o.Key)).Select(o => ($"{o.Key} {path.Key}", o.Value!)));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => member is { Key: "$ref", Value: JsonValue } ? [(string)member.Value!] : References(member.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Resolve(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (node, part) => node is JsonObject map && map.TryGetPropertyValue(part, out var next) ? next : null);

    private static void AssertFits(JsonNode document, JsonNode schema, JsonNode? value, string where)
    {
        if (schema["$ref"] is { } reference) schema = Resolve(document, (string)reference!)!;
        if (schema["oneOf"] is JsonArray either) schema = either.First(s => (string?)s!["type"] != "null")!;
        if (schema["$ref"] is { } inner) schema = Resolve(document, (string)inner!)!;
        if (value is JsonObject members && schema["properties"] is JsonObject known)
        {
            foreach (var (name, member) in members)
            {
                Assert.True(known.ContainsKey(name), $"{where}: {name} is not described");
                AssertFits(document, known[name]!, member, $"{where}.{name}");
            }
        }
        else if (value is JsonArray list)
        {
            foreach (var item in list) AssertFits(document, schema["items"]!, item, where);
        }
        else if (schema["enum"] is JsonArray words && value is not null)
        {
            Assert.Contains(value.ToJsonString(), words.Select(w => w!.ToJsonString()));
        }
    }
}
