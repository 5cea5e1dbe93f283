using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Herberge.Tests.Access;

/// <summary>
/// A partner goes to every address the running house has, with the ids of things they may not know, asks search, completion, files,
/// the API and every export, and is told nothing that carries the marker.
/// </summary>
public sealed partial class PartnerWalkTests
{
    /// <summary>Ends the walk: signs out, or gives away what the partner has.</summary>
    private static readonly string[] Leaving = ["POST /sign-out", "POST /me/settings", "POST /me/sign-out", "POST /me/erase", "DELETE /api/v1/me", "POST /spaces/{slug}/leave", "POST /api/v1/spaces/{slug}/leave"];

    private static readonly string[] Open = ["/back-door/{id:guid}", "/people/suggest"];

    /// <summary>Asked in words a partner would try.</summary>
    private static readonly string[] Asked =
    [
        $"/search?q={PartnerHouse.Marker}", "/search?q=Lager", "/search?q=der", "/people/suggest?q=zi", "/people/suggest?q=s", "/people/suggest?q=", "/people?q=zi",
        $"/people?q={PartnerHouse.Marker}", "/where?q=zi", "/new?kind=question", "/ideas?q=zi", "/ideas/similar?title=Lager", "/ideas/export/ideas.csv", "/ideas/export/ideas.xlsx",
        "/ideas/table?q=zi", "/silos/export/matrix.csv", "/voices/export/voices.csv", "/spaces?q=zi", "/bell?before=ffffffff-ffff-ffff-ffff-ffffffffffff", "/me/data", "/me/settings/data",
    ];

    [Fact]
    public async Task A_partner_who_tries_every_address_is_told_of_their_own_space_alone()
    {
        await using var house = await PartnerHouse.OpenAsync();

        var (told, asked) = await WalkAsync(house);

        Assert.True(told.Count == 0, $"{told.Count} of {asked} answers tell a partner what is not theirs:\n{string.Join('\n', told.Take(40))}");
        Assert.True(asked > 1_500, $"only {asked} answers were looked at");
        // The walk was one of a partner who is in, and what it looks for is there to be found.
        Assert.Contains(PartnerHouse.Clean, await house.Partner.Browser.GetStringAsync($"/threads/{house.OwnThread}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("vier ist frei", await house.Partner.Browser.GetStringAsync("/search?q=Rampe", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var blind = new List<string>();
        foreach (var path in new[] { "/", "/spaces", "/people", "/search?q=Lager", "/people/suggest?q=zi", "/ideas", "/moderation" })
        {
            var seen = await house.Host.Browser.GetStringAsync(path, TestContext.Current.CancellationToken);
            if (!seen.Contains(PartnerHouse.Marker, StringComparison.OrdinalIgnoreCase)) blind.Add(path);
        }

        Assert.True(blind.Count <= 2, $"no marker even to those who may see it: {string.Join(", ", blind)}");

        var api = await house.HostCaller.GetAsync("/people");
        Assert.Contains(PartnerHouse.Marker, api.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_door_left_open_is_found()
    {
        // Planted faults: addresses that forgot to ask who may know, a new one and an old one.
        await using var house = await PartnerHouse.OpenAsync(app =>
        {
            foreach (var route in Open) app.MapGet(route, () => $"{PartnerHouse.Marker} Kurz").WithOrder(-1);
        });

        foreach (var route in Open)
            Assert.Contains((await WalkAsync(house, route)).Told, line => line.Contains(route.Split('{')[0].TrimEnd('/'), StringComparison.Ordinal));
    }

    /// <param name="house">Where.</param>
    /// <param name="only">One route; null for all, and the questions.</param>
    private static async Task<(List<string> Told, int Asked)> WalkAsync(PartnerHouse house, string? only = null)
    {
        var told = new List<string>();
        var asked = 0;
        var proof = Proof().Match(await house.Partner.Browser.GetStringAsync("/spaces")).Groups[1].Value;
        foreach (var (method, route) in RoutesOf(await HouseRoutes.OfAsync(house.House.App)).Where(r => only is null || r.Route == only))
        {
            foreach (var path in Filled(house, route)) await AskAsync(method, path);
        }

        foreach (var path in Asked.Where(path => only is null)) await AskAsync("GET", path);
        foreach (var path in new[] { $"/api/v1/search?q={PartnerHouse.Marker}", "/api/v1/search?q=Lager", "/api/v1/people?q=zi" }.Where(_ => only is null)) await AskAsync("GET", path);
        return (told, asked);

        async Task AskAsync(string method, string path)
        {
            var api = path.StartsWith("/api/", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method is not ("GET" or "HEAD"))
            {
                request.Content = api ? new StringContent(ApiAccessRules.BodyOf(path), Encoding.UTF8, "application/json") : new FormUrlEncodedContent(AccessRules.Fields);
                if (!api) request.Headers.Add("RequestVerificationToken", proof);
            }

            using var answer = await (api ? house.Caller.Client : house.Partner.Browser).SendAsync(request);
            var said = $"{await answer.Content.ReadAsStringAsync()} {answer.Headers} {answer.Content.Headers}";
            asked++;
            // What stands in the address was said by the partner, who is told it back at most.
            foreach (var own in new[] { path, Uri.EscapeDataString(path) }.Concat(path.Split('/', '?', '=', '&').Where(part => part.Contains(PartnerHouse.Marker, StringComparison.Ordinal))))
                said = WebUtility.HtmlDecode(said).Replace(own, "", StringComparison.OrdinalIgnoreCase);
            if (!IsForTheWorld(path) && said.IndexOf(PartnerHouse.Marker, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
                told.Add($"{method} {path} → {(int)answer.StatusCode}: …{said[Math.Max(0, at - 60)..Math.Min(said.Length, at + 60)].ReplaceLineEndings(" ")}…");
        }
    }

    /// <summary>Shown to everybody, signed in or not, by the word of who wrote it; the same names stand among what members may subscribe to.</summary>
    private static bool IsForTheWorld(string path) => path is "/p" or "/settings/newsletters" || path.StartsWith("/p/", StringComparison.Ordinal);

    /// <summary>The addresses of a route, with ids of things of its room.</summary>
    private static IEnumerable<string> Filled(PartnerHouse house, string route)
    {
        if (!route.Contains('{', StringComparison.Ordinal)) return [route];
        var start = route.Replace("/api/v1", "", StringComparison.Ordinal).Split('/')[1];
        var ids = start switch
        {
            "ideas" or "campaigns" => house.Ids["Ideas"],
            "gatherings" => house.Ids["Gatherings"],
            "voices" => house.Ids["Voices"],
            "silos" => house.Ids["Silos"],
            "admin" or "me" => house.Ids["People"],
            "files" => house.Ids["Foundation"],
            _ => house.Ids["Spaces"],
        };
        var paths = new List<string>();
        foreach (var slug in route.Contains("{slug}", StringComparison.OrdinalIgnoreCase) ? house.Slugs : [""])
        {
            foreach (var id in ids.DefaultIfEmpty())
            {
                paths.Add(Hole().Replace(route, hole => hole.Groups[1].Value.ToLowerInvariant() switch
                {
                    "slug" => slug,
                    "handle" => house.Handle,
                    "key" => $"thread:{id}",
                    "kind" => "thanks",
                    "name" => "ideas.csv",
                    "number" or "version" => "1",
                    "status" => "404",
                    "token" => "kein-schein",
                    _ => id.ToString(),
                }));
                if (!route.Contains(":guid}", StringComparison.Ordinal) && !route.Contains("{key}", StringComparison.Ordinal)) break;
            }
        }

        return paths.Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Method, string Route)> RoutesOf(IEnumerable<RouteEndpoint> doors) =>
        from endpoint in doors
        where !endpoint.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal))
        let text = endpoint.RoutePattern.RawText is ['/', ..] whole ? whole : $"/{endpoint.RoutePattern.RawText}"
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where !Leaving.Any(route => $"{method} {text}".StartsWith(route, StringComparison.OrdinalIgnoreCase))
        orderby method, text
        select (method, text);

    [GeneratedRegex(@"\{([A-Za-z]+)[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Proof();
}
