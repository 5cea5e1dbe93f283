using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Herberge.Tests.Api;

/// <summary>Whatever goes wrong is said as a problem a program can read.</summary>
public sealed class ErrorTests
{
    [Fact]
    public async Task Wrong_fields_are_named_each_with_its_sentence()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var caller = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen"));

        var problem = await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/spaces", new { name = "", purpose = " " });

        Assert.Equal("space-name-length", (string?)problem["code"]);
        Assert.Equal(["name", "purpose"], problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Theory]
    [InlineData("{\"name\": \"A\", \"purpose\": 5}", "purpose", "json-value-wrong")]
    [InlineData("{\"name\": \"A\", \"kind\": \"huge\"}", "kind", "json-value-wrong")]
    [InlineData("{\"name\": \"A\", \"kind\": 1}", "kind", "json-value-wrong")]
    [InlineData("{\"name\": ", null, "json-malformed")]
    [InlineData("not json", null, "json-malformed")]
    [InlineData("", null, "body-missing")]
    public async Task Json_that_cant_be_read_is_refused_naming_the_field(string body, string? field, string code)
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var caller = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen"));

        var problem = await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/spaces", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal(field, problem["errors"]?.AsObject().Single().Key);
    }

    [Fact]
    public async Task Parameters_that_cant_be_read_are_named()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        await house.OpenSpaceAsync(svenja, "Ersatzteile");

        foreach (var (path, field) in new[] { ("/spaces?limit=many", "limit"), ("/spaces/ersatzteile/threads?filter=body", "filter"), ("/silos?days=x", "days") })
            Assert.Equal(field, (await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, path))["errors"]!.AsObject().Single().Key);
    }

    [Fact]
    public async Task Unknown_addresses_methods_and_media_types_answer_with_problems_too()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var caller = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen"));

        Assert.Equal("not-found", (string?)(await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/nothing"))["code"]);
        Assert.Equal("not-found", (string?)(await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/spaces/unknown"))["code"]);
        await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/threads/no-id");
        Assert.Equal("method-wrong", (string?)(await caller.RefusedAsync(HttpStatusCode.MethodNotAllowed, HttpMethod.Patch, "/spaces"))["code"]);
        Assert.Equal("media-type-wrong", (string?)(await caller.RefusedAsync(HttpStatusCode.UnsupportedMediaType, HttpMethod.Post, "/spaces",
            new StringContent("name=A", Encoding.UTF8, "application/x-www-form-urlencoded")))["code"]);
        await house.Call(null).RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "/nothing");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var caller = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen"));

        var problem = await caller.RefusedAsync(HttpStatusCode.RequestEntityTooLarge, HttpMethod.Post, "/spaces", new { name = new string('a', 600_000), purpose = "x" });

        Assert.Equal("body-too-large", (string?)problem["code"]);
    }

    [Fact]
    public async Task Writes_are_limited_by_member_and_not_by_token_or_address()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, new() { ["Herberge:Limits:WritesPerMinute"] = "4" });
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var (first, second, other) = (await house.CallAsync(svenja), await house.CallAsync(svenja), await house.CallAsync(tomasz));

        for (var i = 0; i < 4; i++) await first.MakeAsync("/spaces", new { name = $"Raum {i}", purpose = "Zweck" });
        var refused = await second.SendAsync(HttpMethod.Post, "/spaces", new { name = "Raum", purpose = "Zweck" });

        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("too-many-requests", (string?)(await Caller.ProblemAsync(HttpStatusCode.TooManyRequests, refused))["code"]);
        await other.MakeAsync("/spaces", new { name = "Raum", purpose = "Zweck" });
        await first.GetAsync("/spaces");
    }

    [Fact]
    public async Task Problems_are_said_in_the_language_asked_for()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var caller = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen", language: "de"));

        async Task<string?> TitleAsync(string? language)
        {
            caller.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
            if (language is not null) caller.Client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
            return (string?)(await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/spaces/unknown"))["title"];
        }

        Assert.Equal("There is no such thing here.", await TitleAsync("en-GB"));
        Assert.NotEqual(await TitleAsync("en-GB"), await TitleAsync("de"));
        Assert.Equal(await TitleAsync("de"), await TitleAsync(null));
    }

    [Fact]
    public async Task A_fault_of_the_house_tells_nothing_of_its_inside()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, map: app =>
            app.MapGet("/api/v1/broken", string () => throw new InvalidOperationException("geheimnis")));
        var caller = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen"));

        var problem = await caller.RefusedAsync(HttpStatusCode.InternalServerError, HttpMethod.Get, "/broken");

        Assert.Equal("house-fault", (string?)problem["code"]);
        Assert.DoesNotContain("geheimnis", problem.ToJsonString());
    }

    [Fact]
    public async Task Answers_are_kept_by_no_cache_and_shared_with_no_other_site()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var caller = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen"));
        caller.Client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        foreach (var path in new[] { "/spaces", "/nothing" })
        {
            using var answer = await caller.SendAsync(HttpMethod.Get, path);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }
}
