using System.Net;
using System.Text.Json.Nodes;
using Herberge.Foundation.Ledger;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Api;

/// <summary>A whole conversation by programs alone.</summary>
public sealed class ConversationTests
{
    [Theory, BothEngines]
    public async Task A_question_is_asked_answered_thanked_for_and_settled(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var (asking, answering) = (await house.CallAsync(svenja), await house.CallAsync(tomasz));

        var space = await asking.MakeAsync("/spaces", new { name = "Ersatzteile", purpose = "Lieferzeiten klären", kind = "open" });
        var thread = await asking.MakeAsync("/spaces/ersatzteile/threads", new { title = "Wer kennt die Dichtung?", body = "Sie leckt **wieder**.", kind = "question" });
        var post = await answering.MakeAsync($"/threads/{thread["id"]}/posts", new { body = "Nimm die aus Viton, @svenja.matthiesen." });
        await asking.DoAsync(HttpMethod.Put, $"/posts/{post["id"]}/reactions/thanks");
        await asking.DoAsync(HttpMethod.Put, $"/posts/{post["id"]}/accepted");

        Assert.Equal("ersatzteile", (string?)space["slug"]);
        var read = await answering.GetAsync($"/threads/{thread["id"]}");
        Assert.Equal((string?)post["id"], (string?)read["acceptedPostId"]);
        var posts = (await answering.GetAsync($"/threads/{thread["id"]}/posts"))["items"]!.AsArray();
        Assert.Equal([1, 2], posts.Select(p => (int)p!["number"]!));
        Assert.Equal("Sie leckt **wieder**.", (string?)posts[0]!["body"]);
        Assert.Contains("<strong>wieder</strong>", (string?)posts[0]!["html"]);
        Assert.Equal(1, (int)posts[1]!["reactions"]!["thanks"]!);
        Assert.True((bool)posts[1]!["isAccepted"]!);
        Assert.Equal(["thanks"], (await asking.GetAsync($"/posts/{post["id"]}"))["mine"]!.AsArray().Select(k => (string?)k));

        var ties = await house.TiesAsync();
        Assert.Equal(1, ties[(TieKind.Reply, tomasz.Id, svenja.Id)]);
        Assert.Equal(1, ties[(TieKind.Mention, tomasz.Id, svenja.Id)]);
        Assert.Equal(1, ties[(TieKind.Reaction, svenja.Id, tomasz.Id)]);
        var acts = await house.InDbAsync(db => db.Acts.Where(a => a.Kind != ActKind.SignedIn).OrderBy(a => a.Id).Select(a => a.Kind).ToListAsync());
        Assert.Equal([ActKind.StartedThread, ActKind.Posted, ActKind.Reacted, ActKind.AcceptedAnswer, ActKind.AnswerAccepted], acts);
    }

    [Theory, BothEngines]
    public async Task What_was_made_stands_at_the_address_the_answer_names(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var caller = await house.CallAsync(await house.InviteAsync("Svenja Matthiesen"));

        using var space = await caller.SendAsync(HttpMethod.Post, "/spaces", new { name = "Ersatzteile", purpose = "Lieferzeiten" });
        using var thread = await caller.SendAsync(HttpMethod.Post, "/spaces/ersatzteile/threads", new { title = "Los", body = "Text" });
        using var post = await caller.SendAsync(HttpMethod.Post, $"/threads/{thread.Headers.Location!.ToString().Split('/')[^1]}/posts", new { body = "Mehr" });

        foreach (var made in new[] { space, thread, post })
        {
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await caller.Client.GetAsync(made.Headers.Location)).StatusCode);
        }
    }

    [Theory, BothEngines]
    public async Task A_request_sent_twice_with_its_key_posts_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Los");

        var first = await caller.MakeAsync($"/threads/{thread}/posts", new { body = "Einmal", clientKey = "k1" });
        var again = await caller.MakeAsync($"/threads/{thread}/posts", new { body = "Einmal", clientKey = "k1" });

        Assert.Equal((string?)first["id"], (string?)again["id"]);
        Assert.Equal(2, (await house.ThreadAsync(thread)).PostCount);
    }

    [Theory, BothEngines]
    public async Task An_answer_is_changed_taken_out_and_brought_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var caller = await house.CallAsync(svenja);
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Los");
        var post = (string?)(await caller.MakeAsync($"/threads/{thread}/posts", new { body = "Erste Fassung" }))["id"];

        await caller.PutAsync($"/posts/{post}", new { body = "Zweite Fassung" });
        Assert.Equal(["<p>Zweite Fassung</p>", "<p>Erste Fassung</p>"], Items(await caller.GetAsync($"/posts/{post}/history"), "html").Select(h => h.Trim()));
        await caller.DoAsync(HttpMethod.Delete, $"/posts/{post}");
        var gone = await caller.GetAsync($"/posts/{post}");
        Assert.True((bool)gone["isDeleted"]!);
        Assert.Equal(("", ""), ((string?)gone["body"], (string?)gone["html"]));
        await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/posts/{post}/history");
        await caller.DoAsync(HttpMethod.Post, $"/posts/{post}/restore");
        Assert.Equal("Zweite Fassung", (string?)(await caller.GetAsync($"/posts/{post}"))["body"]);
    }

    [Theory, BothEngines]
    public async Task Somebody_asks_to_be_let_in_and_is(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var (host, outside) = (await house.CallAsync(svenja), await house.CallAsync(tomasz));
        await house.OpenSpaceAsync(svenja, "Kalkulation", Herberge.Spaces.SpaceKind.Restricted);

        Assert.Equal("space-asks-first", (string?)(await outside.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, "/spaces/kalkulation/threads"))["code"]);
        await outside.DoAsync(HttpMethod.Post, "/spaces/kalkulation/requests", new { text = "Ich plane die Preise mit." });
        Assert.Equal([tomasz.Id.ToString()], Items(await host.GetAsync("/spaces/kalkulation/requests"), "memberId"));
        await host.DoAsync(HttpMethod.Post, $"/spaces/kalkulation/requests/{tomasz.Id}/accept");

        Assert.Empty(Items(await outside.GetAsync("/spaces/kalkulation/threads"), "id"));
        Assert.Equal(["member"], (await outside.GetAsync("/spaces/kalkulation/members"))["items"]!.AsArray().Where(m => (string?)m!["handle"] == "tomasz.wieczorek").Select(m => (string?)m!["role"]));
        await host.DoAsync(HttpMethod.Put, $"/spaces/kalkulation/members/{tomasz.Id}/role", new { role = "host" });
        Assert.Equal("host", (string?)(await outside.GetAsync("/spaces/kalkulation"))["role"]);
        await outside.DoAsync(HttpMethod.Delete, $"/spaces/kalkulation/members/{svenja.Id}");
        await outside.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "/spaces/kalkulation/leave");
    }

    private static IEnumerable<string> Items(JsonNode page, string field) => page["items"]!.AsArray().Select(i => (string)i![field]!);
}
