using System.Net;
using System.Net.Http.Json;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;

namespace Herberge.Tests.Api;

/// <summary>Two who change the same thing: the second learns of the first.</summary>
public sealed class EditionTests
{
    [Theory, BothEngines]
    public async Task Of_two_hosts_who_change_a_space_the_slower_one_is_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var edition = await EditionAsync(caller, "/spaces/ersatzteile");

        var first = await PutAsync(caller, "/spaces/ersatzteile", new { name = "Ersatzteile", purpose = "Lieferzeiten" }, edition);
        var second = await PutAsync(caller, "/spaces/ersatzteile", new { name = "Ersatzteile", purpose = "Preise" }, edition);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("changed-meanwhile", (string?)(await Caller.ProblemAsync(HttpStatusCode.PreconditionFailed, second))["code"]);
        Assert.Equal("Lieferzeiten", (string?)(await caller.GetAsync("/spaces/ersatzteile"))["purpose"]);
        Assert.Equal(await EditionAsync(caller, "/spaces/ersatzteile"), first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(caller, "/spaces/ersatzteile", new { name = "Ersatzteile", purpose = "Preise" }, "*")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Of_many_who_change_a_space_at_once_from_one_edition_one_succeeds(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var edition = await EditionAsync(caller, "/spaces/ersatzteile");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => PutAsync(caller, "/spaces/ersatzteile", new { name = "Ersatzteile", purpose = $"Zweck {i}" }, edition)));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Theory, BothEngines]
    public async Task A_post_changed_in_two_places_keeps_the_first_change(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Los");
        var path = $"/posts/{await house.PostIdAsync(thread, 1)}";
        var edition = await EditionAsync(caller, path);

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(caller, path, new { body = "Im Zug geschrieben" }, edition)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(caller, path, new { body = "Am Schreibtisch geschrieben" }, edition)).StatusCode);
        Assert.Equal("Im Zug geschrieben", (string?)(await caller.GetAsync(path))["body"]);
    }

    private static async Task<string> EditionAsync(Caller caller, string path)
    {
        using var answer = await caller.SendAsync(HttpMethod.Get, path);
        return answer.Headers.ETag!.ToString();
    }

    private static Task<HttpResponseMessage> PutAsync(Caller caller, string path, object body, string edition)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1{path}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", edition);
        return caller.Client.SendAsync(request);
    }
}
