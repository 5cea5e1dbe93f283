using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.People;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Api;

/// <summary>Who comes in with which token, and how far.</summary>
public sealed class ScopeTests
{
    [Fact]
    public async Task Every_endpoint_of_the_api_says_which_scope_it_needs()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);

        Assert.Empty(await WithoutScopeAsync(house.App));
        // What changes something is never open to a token that may only read.
        Assert.Empty((await ApiEndpoints.OfAsync(house.App)).Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods is not ["GET"]
            && e.Metadata.GetMetadata<RequiredScope>() is { Scope: TokenScopes.Read }).Select(e => e.RoutePattern.RawText));
    }

    [Fact]
    public async Task An_endpoint_that_forgot_its_scope_is_found()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, map: app => app.MapGet("/api/v1/back-door", () => "open"));

        Assert.Equal(["/api/v1/back-door"], await WithoutScopeAsync(house.App));
    }

    [Theory, BothEngines]
    public async Task A_token_that_may_only_read_changes_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja, "read");

        await caller.GetAsync("/spaces");
        var answer = await caller.SendAsync(HttpMethod.Post, "/spaces", new { name = "Ersatzteile", purpose = "Lieferzeiten klären" });

        Assert.Contains("insufficient_scope", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("token-scope-missing", (string?)(await Caller.ProblemAsync(HttpStatusCode.Forbidden, answer))["code"]);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Herberge.Spaces.Space>().CountAsync()));
    }

    [Fact]
    public async Task A_scope_is_asked_for_before_anything_of_the_request_is_read()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var caller = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen"), "read");

        await caller.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "/spaces", new StringContent("{", null, "application/json"));
    }

    [Theory, BothEngines]
    public async Task Who_may_no_longer_come_in_is_out_with_every_token(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        await caller.GetAsync("/spaces");

        await house.InScopeAsync(async services =>
        {
            await services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>().Set<Member>().Where(m => m.Id == svenja.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MemberState.Deactivated));
            services.GetRequiredService<IViewerSource>().Forget(svenja.Id);
            return true;
        });

        var answer = await caller.SendAsync(HttpMethod.Get, "/spaces");
        Assert.Contains("invalid_token", answer.Headers.WwwAuthenticate.ToString());
        await Caller.ProblemAsync(HttpStatusCode.Unauthorized, answer);
    }

    [Theory, BothEngines]
    public async Task Unknown_expired_and_revoked_tokens_are_refused_alike(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var expiring = house.Call(await house.TokenAsync(svenja.Id, expires: house.Clock.GetUtcNow().AddDays(1)));
        var revoked = await house.TokenAsync(svenja.Id);
        await expiring.GetAsync("/spaces");

        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.InDbAsync(db => db.AccessTokens.Where(t => t.Hash == TokenAuthentication.Hash(revoked)).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, house.Clock.GetUtcNow())));

        foreach (var caller in new[] { expiring, house.Call(revoked), house.Call(TokenAuthentication.NewSecret()) })
            Assert.Equal("token-invalid", (string?)(await caller.RefusedAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "/spaces"))["code"]);
    }

    [Fact]
    public async Task Without_a_token_the_house_says_how_to_sign_in()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);

        var answer = await house.Call(null).SendAsync(HttpMethod.Get, "/spaces");

        Assert.Equal("Bearer realm=\"herberge\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("token-missing", (string?)(await Caller.ProblemAsync(HttpStatusCode.Unauthorized, answer))["code"]);
    }

    [Fact]
    public async Task A_cookie_alone_opens_no_door_of_the_api()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.OK, (await house.Administrator.GetAsync("/spaces")).StatusCode);

        foreach (var endpoint in await ApiEndpoints.OfAsync(house.App))
        {
            var path = System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, @"\{\w+(:guid)?\??\}", Guid.CreateVersion7().ToString());
            using var request = new HttpRequestMessage(new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]), path);
            await Caller.ProblemAsync(HttpStatusCode.Unauthorized, await house.Administrator.Browser.SendAsync(request));
        }
    }

    private static async Task<List<string>> WithoutScopeAsync(WebApplication app) =>
        [.. (await ApiEndpoints.OfAsync(app)).Where(e => e.Metadata.GetMetadata<RequiredScope>() is null).Select(e => e.RoutePattern.RawText!)];
}
