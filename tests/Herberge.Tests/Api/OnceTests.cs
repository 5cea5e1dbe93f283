using System.Net;
using System.Net.Http.Json;
using Herberge.People.Leaving;
using Herberge.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Api;

/// <summary>A program that got no answer sends again, and nothing happens twice.</summary>
public sealed class OnceTests
{
    [Theory, BothEngines]
    public async Task A_write_sent_again_under_its_key_is_carried_out_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var tomasz = await house.InviteAsync("Tomasz Nowak");
        await house.OpenSpaceAsync(svenja, "Ersatzteile", members: tomasz);
        var (one, other) = (await house.CallAsync(svenja), await house.CallAsync(tomasz));

        var first = await StartAsync(one, "\"k-1\"", "Lieferzeit");
        var again = await StartAsync(one, "k-1", "Lieferzeit");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal((first.Headers.Location, "true"), (again.Headers.Location, Assert.Single(again.Headers.GetValues("Idempotency-Repeated"))));
        Assert.False(first.Headers.Contains("Idempotency-Repeated"));

        // Another thing under the same key is a mistake; somebody else's keys are their own.
        Assert.Equal("idempotency-other", (string?)(await Caller.ProblemAsync(HttpStatusCode.UnprocessableEntity, await StartAsync(one, "k-1", "Preise")))["code"]);
        Assert.Equal(HttpStatusCode.Created, (await StartAsync(other, "k-1", "Preise")).StatusCode);

        // What was refused did nothing and may be mended under its key.
        await Caller.ProblemAsync(HttpStatusCode.BadRequest, await StartAsync(one, "k-2", ""));
        Assert.Equal(HttpStatusCode.Created, (await StartAsync(one, "k-2", "Mit Titel")).StatusCode);

        // Many at once: one is carried out, the others hear the same or that it still runs.
        var crowd = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StartAsync(one, "k-3", "Gedränge")));
        Assert.All(crowd, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{answer.StatusCode}"));
        Assert.Equal(1, crowd.Count(answer => answer.StatusCode == HttpStatusCode.Created && !answer.Headers.Contains("Idempotency-Repeated")));
        Assert.Equal(["Gedränge", "Lieferzeit", "Mit Titel", "Preise"], await TitlesAsync(one));

        await Caller.ProblemAsync(HttpStatusCode.BadRequest, await StartAsync(one, "mit Leerzeichen", "Wieder"));
        await Caller.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, await StartAsync(one, "k-4", new string('x', 600 * 1024)));
        var told = await house.InScopeAsync(services => services.GetServices<IPersonalData>().OfType<AccountData>().Single().TellAsync(svenja.Id, CancellationToken.None));
        Assert.Equal(3, told.Single(part => part.Name == "apiAnswers").Rows.Count);

        house.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Created, (await StartAsync(one, "k-1", "Am nächsten Tag")).StatusCode);
        Assert.Equal(5, (await TitlesAsync(one)).Count);
    }

    [Theory, BothEngines]
    public async Task A_write_that_was_interrupted_is_not_done_again_unasked(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, map: app => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(app, "/api/v1/broken", () => { throw new InvalidOperationException("planted"); }));
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);

        Assert.Equal(HttpStatusCode.InternalServerError, (await SendAsync(caller, "/broken", "k", new { })).StatusCode);
        Assert.Equal("idempotency-open", (string?)(await Caller.ProblemAsync(HttpStatusCode.Conflict, await SendAsync(caller, "/broken", "k", new { })))["code"]);
    }

    private static Task<HttpResponseMessage> StartAsync(Caller caller, string key, string title) =>
        SendAsync(caller, "/spaces/ersatzteile/threads", key, new { title, body = "Was meint ihr?" });

    private static Task<HttpResponseMessage> SendAsync(Caller caller, string path, string key, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return caller.Client.SendAsync(request);
    }

    private static async Task<List<string>> TitlesAsync(Caller caller) =>
        [.. (await caller.GetAsync("/spaces/ersatzteile/threads"))["items"]!.AsArray().Select(item => (string)item!["title"]!).Order(StringComparer.Ordinal)];
}
