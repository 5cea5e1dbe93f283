using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Offline;

/// <summary>Answers written without network: a browser sends them as often as it likes.</summary>
public sealed class SendLaterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_same_key_of_the_same_person_is_one_post_however_often_and_however_simultaneously_it_comes(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var miriam = await house.InviteAsync("Miriam Holt");
        var space = await house.OpenSpaceAsync(svenja, "Lager", SpaceKind.Open, false, miriam);
        var thread = await house.InScopeAsync(async services => (await services.GetRequiredService<StartThread>()
            .HandleAsync(new StartThreadInput(space, ThreadKind.Discussion, "Ohne Netz", "Hier unten gibt es keins."), await svenja.ViewerAsync(), Ct)).Value!.ThreadId);
        var key = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => LaterAsync(svenja, thread, key, "Einmal genügt.")));
        var elsewhere = await LaterAsync(miriam, thread, key, "Mein Schlüssel heißt zufällig so.");
        var other = await LaterAsync(svenja, thread, Guid.CreateVersion7(), "Noch etwas.");

        Assert.Single(answers.Distinct());
        Assert.Equal(3, new[] { answers[0], elsewhere, other }.Distinct().Count());
        var bodies = await house.InDbAsync(db => db.Set<Post>().Where(p => p.ThreadId == thread).OrderBy(p => p.Number).Select(p => p.Body).ToListAsync(Ct));
        Assert.Equal(["Hier unten gibt es keins.", "Einmal genügt.", "Mein Schlüssel heißt zufällig so.", "Noch etwas."], bodies);
    }

    [Fact]
    public async Task Without_a_key_or_without_the_proof_of_a_page_nothing_is_written_and_pages_say_whose_they_are()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var space = await house.OpenSpaceAsync(svenja, "Lager");
        var thread = await house.InScopeAsync(async services => (await services.GetRequiredService<StartThread>()
            .HandleAsync(new StartThreadInput(space, ThreadKind.Discussion, "Ohne Netz", "Hier unten gibt es keins."), await svenja.ViewerAsync(), Ct)).Value!.ThreadId);

        using var keyless = await SendAsync(svenja, thread, new { body = "Ohne Schlüssel" }, await ProofAsync(svenja));
        using var proofless = await SendAsync(svenja, thread, new { key = Guid.CreateVersion7(), body = "Ohne Beweis" }, null);
        Assert.Equal(HttpStatusCode.BadRequest, keyless.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, proofless.StatusCode);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Post>().CountAsync(p => p.ThreadId == thread, Ct)));

        using var page = await svenja.GetAsync($"/threads/{thread}");
        using var door = await house.Browser().GetAsync("/sign-in", Ct);
        using var data = await svenja.GetAsync("/me/data");
        Assert.Equal(svenja.Id.ToString("N"), page.Headers.GetValues("X-Herberge-Reader").Single());
        Assert.False(door.Headers.Contains("X-Herberge-Reader"));
        Assert.False(data.Content.Headers.ContentType?.MediaType != "text/html" && data.Headers.Contains("X-Herberge-Reader"));
    }

    [Fact]
    public async Task A_phone_can_keep_the_house_beside_its_programs()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        using var stranger = house.Browser();
        var manifest = JsonNode.Parse(await stranger.GetStringAsync("/manifest.webmanifest", Ct))!;

        Assert.Equal("Ostertag Fördertechnik", (string?)manifest["name"]);
        Assert.Equal("standalone", (string?)manifest["display"]);
        Assert.Contains(manifest["icons"]!.AsArray(), icon => (string?)icon!["purpose"] == "maskable");
        foreach (var address in manifest["icons"]!.AsArray().Select(icon => (string)icon!["src"]!))
            Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(address, Ct)).StatusCode);
        foreach (var address in manifest["shortcuts"]!.AsArray().Select(shortcut => (string)shortcut!["url"]!))
            Assert.Equal(HttpStatusCode.OK, (await house.Administrator.GetAsync(address)).StatusCode);
        var page = await stranger.GetStringAsync("/sign-in", Ct);
        Assert.Contains("rel=\"manifest\"", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("name=\"theme-color\"").Length - 1);
    }

    private static async Task<string> LaterAsync(Person who, Guid thread, Guid key, string body)
    {
        using var answer = await SendAsync(who, thread, new { key, body }, await ProofAsync(who));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!["post"]!;
    }

    private static async Task<string> ProofAsync(Person who) => (string)JsonNode.Parse(await who.Browser.GetStringAsync("/me/offline-proof", Ct))!["token"]!;

    private static async Task<HttpResponseMessage> SendAsync(Person who, Guid thread, object body, string? proof)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/threads/{thread}/later") { Content = JsonContent.Create(body) };
        if (proof is not null) request.Headers.Add("RequestVerificationToken", proof);
        return await who.Browser.SendAsync(request, Ct);
    }
}
