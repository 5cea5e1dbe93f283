using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Herberge.Tests.Access;

/// <summary>
/// Who gets what of which space at which address. Addresses are enumerated from the running house: a new one without a
/// rule in <see cref="AccessRules"/> fails here.
/// </summary>
public sealed class AccessMatrixTests
{
    [Fact]
    public async Task Every_address_of_the_house_has_a_rule()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var routes = await RoutesOfAsync(house.App);

        Assert.Empty(routes.Except(AccessRules.All.Keys).Order());
        Assert.Empty(AccessRules.All.Keys.Except(routes).Order());
    }

    [Fact]
    public async Task An_address_without_a_rule_is_found()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, map: app => app.MapGet("/back-door/{id:guid}", () => "open").AllowAnonymous());

        Assert.Equal(["GET /back-door/{id:guid}"], (await RoutesOfAsync(house.App)).Except(AccessRules.All.Keys));
    }

    [Theory, BothEngines]
    public async Task Everybody_gets_what_the_plan_grants_and_no_planted_word_reaches_anybody_else(Engine engine)
    {
        await using var house = await AccessHouse.OpenAsync(engine);
        var wrong = await WalkAsync(house);

        Assert.True(wrong.Count == 0, $"{wrong.Count} answers break the plan:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task A_page_that_talks_too_much_is_found()
    {
        // A planted fault: the bell's address, answered by somebody who tells everybody everything.
        await using var house = await AccessHouse.OpenAsync(Engine.Sqlite, map: app =>
            app.MapGet("/bell", () => "zitronenfalterprivate").WithOrder(-1));

        var wrong = await WalkAsync(house, "GET /bell");

        Assert.Contains(wrong, w => w.StartsWith("InsiderOutside", StringComparison.Ordinal) && w.Contains("GET /bell", StringComparison.Ordinal));
        Assert.DoesNotContain(wrong, w => w.StartsWith("InsiderMember", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_of_the_api_that_talks_too_much_is_found()
    {
        // A planted fault: a list that forgot to ask who may see what.
        await using var house = await AccessHouse.OpenAsync(Engine.Sqlite, map: app =>
            app.MapGet("/api/v1/spaces", () => new[] { "KammerPrivate" }).WithOrder(-1));

        var wrong = await WalkAsync(house, "GET /api/v1/spaces");

        Assert.Contains(wrong, w => w.StartsWith("GuestInside", StringComparison.Ordinal) && w.Contains("GET /api/v1/spaces ", StringComparison.Ordinal));
        Assert.DoesNotContain(wrong, w => w.StartsWith("InsiderMember", StringComparison.Ordinal));
    }

    private static async Task<HashSet<string>> RoutesOfAsync(WebApplication app) =>
    [
        .. (await HouseRoutes.OfAsync(app))
            // Files of the client: the same bytes for everybody.
            .Where(endpoint => !endpoint.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal)))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])
                .Select(method => $"{method} {(endpoint.RoutePattern.RawText is ['/', ..] text ? text : $"/{endpoint.RoutePattern.RawText}")}")),
    ];

    /// <summary>Everybody walks at the same time, each from address to address in the same order; on PostgreSQL where a space decides who gets what, for only its queries differ.</summary>
    private static async Task<IReadOnlyCollection<string>> WalkAsync(AccessHouse house, string? only = null)
    {
        var wrong = new ConcurrentBag<string>();
        await Task.WhenAll(Enum.GetValues<ViewerKind>().Select(async viewer =>
        {
            foreach (var (route, rule) in AccessRules.All.Where(r => only is null ? house.House.Engine == Engine.Sqlite || AccessRules.IsAboutASpace(r.Key) : r.Key == only))
            {
                foreach (var spot in AccessRules.IsAboutASpace(route) ? house.Spots : house.Spots[..1])
                {
                    if (rule(viewer, spot.Kind) is { } expected) await AskAsync(house, route, viewer, spot, expected, wrong);
                }
            }
        }));
        return [.. wrong.Order(StringComparer.Ordinal)];
    }

    private static async Task AskAsync(AccessHouse house, string route, ViewerKind viewer, Spot spot, int[] expected, ConcurrentBag<string> wrong)
    {
        var method = route[..route.IndexOf(' ', StringComparison.Ordinal)];
        var path = AccessRules.Address(route, spot, house);
        using var request = new HttpRequestMessage(method == "*" ? HttpMethod.Post : new HttpMethod(method), path);
        var isApi = ApiAccessRules.IsApi(route);
        if (isApi && method != "GET") request.Content = new StringContent(ApiAccessRules.BodyOf(route), Encoding.UTF8, "application/json");
        else if (AccessRules.ReadsJson(route)) request.Content = new StringContent("{\"body\":\"Entwurf\",\"key\":\"0198a7c2-1d9e-7c33-b2f0-6f3f1c1d2e4a\"}", Encoding.UTF8, "application/json");
        else if (method is "POST" or "*") request.Content = new FormUrlEncodedContent(AccessRules.Fields);
        if (method != "GET" && !isApi) request.Headers.Add("RequestVerificationToken", await house.ProofAsync(viewer));

        using var answer = await (isApi ? house.Callers[viewer].Client : house.Browsers[viewer]).SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        var status = (int)answer.StatusCode;
        var where = $"{viewer,-15}{spot.Kind,-12}{route} → {status}";
        if (!expected.Contains(status)) wrong.Add($"{where}, expected {string.Join(" or ", expected)}");

        // What was asked for stands in the address and may be said back; everything else may not.
        var said = WebUtility.HtmlDecode($"{body} {answer.Headers.Location}".Replace(path, "", StringComparison.Ordinal).Replace(Uri.EscapeDataString(path), "", StringComparison.Ordinal));
        foreach (var other in house.Spots)
        {
            var reach = AccessPlan.Of(viewer, other.Kind);
            if (reach < Reach.Reads && said.Contains(other.Secret, StringComparison.OrdinalIgnoreCase)) wrong.Add($"{where} tells what was said in the {other.Kind} space");
            if (reach == Reach.Hidden && said.Contains(other.Name, StringComparison.OrdinalIgnoreCase) && !Asked(path, other)) wrong.Add($"{where} tells that there is a {other.Kind} space");
        }
    }

    /// <summary>A hidden space's address in a form's own target says nothing the asker didn't say first.</summary>
    private static bool Asked(string path, Spot spot) => path.Contains(spot.Slug, StringComparison.OrdinalIgnoreCase);
}
