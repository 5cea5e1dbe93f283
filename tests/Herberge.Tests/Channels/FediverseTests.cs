using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Herberge.Channels.Fediverse;
using Herberge.Channels.Public;
using Herberge.Foundation;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Herberge.Tests.Channels;

public sealed class FediverseTests
{
    private const string Page = "/channels/fediverse";

    [Theory, BothEngines]
    public async Task Another_server_follows_a_space_hears_what_it_shows_and_answers_and_hears_when_it_ends(Engine engine)
    {
        await using var modern = await FediversePeer.StartAsync("rfc9421", "127.0.0.1");
        await using var old = await FediversePeer.StartAsync("draft-cavage-http-signatures-12", "127.0.0.2");
        await using var place = await Place.OpenAsync(engine);
        var (house, svenja, space) = (place.House, place.Svenja, place.Space);
        foreach (var peer in (FediversePeer[])[modern, old])
        {
            var look = await peer.LookAsync(space);
            Assert.Equal((space, "Group", "Werkstatt"), (look.GetProperty("looked").GetString(), look.GetProperty("kind").GetString(), look.GetProperty("name").GetString()));
            await peer.DoAsync("follow", space);
            await peer.ReceivesAsync("Accept");
        }

        Assert.Equal(2, await place.CountAsync<Follower>());
        foreach (var (host, kind) in ((string, SignatureKind)[])[("127.0.0.1", SignatureKind.Message), ("127.0.0.2", SignatureKind.Old)])
            await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Set<RemoteHost>().AnyAsync(h => h.Name == host && h.Signs == kind)));
        Assert.Equal(2, (await place.JsonAsync($"{space}/followers")).GetProperty("totalItems").GetInt32());
        Assert.DoesNotContain("users/jo", (await place.JsonAsync($"{space}/followers")).ToString(), StringComparison.Ordinal);

        // Only what its author shows goes out, with a name where they said so.
        var thread = await house.StartAsync(svenja, place.SpaceId, "Dichtung <gesucht>", "Wer hat **eine**?");
        var opening = await place.PostAsync(thread, 1);
        var post = $"{place.Root}/ap/posts/{opening}";
        Assert.Equal(HttpStatusCode.NotFound, (await place.GetAsync(post)).StatusCode);
        await place.ShowAsync(svenja, opening, named: true);
        foreach (var peer in (FediversePeer[])[modern, old])
        {
            var told = await peer.ReceivesAsync("Create", post);
            Assert.Equal("Note", told.GetProperty("kind").GetString());
            Assert.Contains("<strong>eine</strong>", told.GetProperty("content").GetString(), StringComparison.Ordinal);
            Assert.Contains("Dichtung &lt;gesucht&gt;", told.GetProperty("content").GetString(), StringComparison.Ordinal);
            Assert.Contains("Svenja Matthiesen", told.GetProperty("content").GetString(), StringComparison.Ordinal);
        }

        var outbox = await place.JsonAsync((await place.JsonAsync($"{space}/outbox")).GetProperty("first").GetString()!);
        Assert.Equal("Create", outbox.GetProperty("orderedItems")[0].GetProperty("type").GetString());
        using (var asked = await place.GetAsync($"/p/werkstatt/{thread}", "application/activity+json")) Assert.Equal((HttpStatusCode.Redirect, post), (asked.StatusCode, asked.Headers.Location!.ToString()));
        using (var page = await place.GetAsync("/p/werkstatt", "text/html")) Assert.Contains(page.Headers.GetValues("Link"), link => link.Contains(space, StringComparison.Ordinal));

        // What they answer waits; let through, everybody reads it here and their followers there hear of it.
        foreach (var peer in (FediversePeer[])[modern, old])
        {
            var note = $"{peer.Root}/notes/1";
            await peer.DoAsync("reply", space, new { post, note, text = $"<p>Ich habe <b>eine</b><script>alert(1)</script><img src=x></p>{peer.Root}" });
            await peer.DoAsync("reply", space, new { post, note = $"{peer.Root}/notes/secret", text = "<p>Nur für euch</p>", to = space });
        }

        Assert.Equal(2, await place.CountAsync<RemoteReply>());
        Assert.DoesNotContain(old.Root, (await svenja.PageAsync($"/threads/{thread}")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(old.Root, await place.TextAsync($"/p/werkstatt/{thread}"), StringComparison.Ordinal);
        await svenja.PageAsync(Page, HttpStatusCode.NotFound);
        var waiting = await house.Administrator.PageAsync(Page);
        Assert.Contains("Jo von draußen", waiting.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(waiting.QuerySelectorAll("main script, main img"));
        var replies = await house.InDbAsync(db => db.Set<RemoteReply>().OrderBy(r => r.Host).ToListAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await svenja.ActAsync($"{Page}/replies/{replies[0].Id}/show")).StatusCode);
        foreach (var reply in replies) await house.Administrator.ActAsync($"{Page}/replies/{reply.Id}/show");
        foreach (var html in (string[])[(await svenja.PageAsync($"/threads/{thread}")).Body!.InnerHtml, await place.TextAsync($"/p/werkstatt/{thread}")])
        {
            Assert.Contains(old.Root, html, StringComparison.Ordinal);
            Assert.Contains(modern.Root, html, StringComparison.Ordinal);
            Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);
        }

        await modern.ReceivesAsync("Announce", $"{old.Root}/notes/1");
        await old.ReceivesAsync("Announce", $"{modern.Root}/notes/1");

        // New words wait again; what is taken back there is gone here; likes are a number.
        await modern.DoAsync("change", space, new { post, note = $"{modern.Root}/notes/1", text = "<p>Leider ausverkauft</p>" });
        await old.ReceivesAsync("Undo");
        Assert.DoesNotContain("Leider ausverkauft", (await svenja.PageAsync($"/threads/{thread}")).Body!.InnerHtml, StringComparison.Ordinal);
        await old.DoAsync("remove", space, new { note = $"{old.Root}/notes/1" });
        await modern.ReceivesAsync("Undo");
        Assert.DoesNotContain(old.Root, (await svenja.PageAsync($"/threads/{thread}")).Body!.InnerHtml, StringComparison.Ordinal);
        var like = await old.DoAsync("like", space, new { post });
        await old.DoAsync("like", space, new { post });
        await modern.DoAsync("like", space, new { post });
        Assert.Equal(2, (await place.JsonAsync(post)).GetProperty("likes").GetProperty("totalItems").GetInt32());
        await old.DoAsync("unlike", space, new { post, what = like });
        Assert.Equal(1, await place.CountAsync<RemoteLike>());
        await modern.DoAsync("flag", space, new { post, text = "<b>Werbung?</b>" });
        Assert.Contains("Werbung?", (await house.Administrator.PageAsync(Page)).Body!.TextContent, StringComparison.Ordinal);
        await house.Administrator.ActAsync($"{Page}/reports/{await house.InDbAsync(db => db.Set<RemoteReport>().Select(r => r.Id).SingleAsync())}/settle");
        Assert.DoesNotContain("Werbung?", (await house.Administrator.PageAsync(Page)).Body!.TextContent, StringComparison.Ordinal);

        // An answer of the house, a change, and the end: nothing of it is left to read, and the others are told.
        var answer = (await house.AnswerAsync(svenja, thread, "Gefunden")).PostId;
        await place.ShowAsync(svenja, answer, named: false);
        var second = await modern.ReceivesAsync("Create", $"{place.Root}/ap/posts/{answer}");
        Assert.Equal(post, second.GetProperty("to").GetString());
        Assert.DoesNotContain("Svenja", second.GetProperty("content").GetString(), StringComparison.Ordinal);
        await place.ShowAsync(svenja, answer, named: true);
        Assert.Contains("Svenja", (await old.ReceivesAsync("Update", $"{place.Root}/ap/posts/{answer}")).GetProperty("content").GetString(), StringComparison.Ordinal);
        await svenja.ActAsync($"/channels/public/posts/{opening}/withdraw");
        foreach (var peer in (FediversePeer[])[modern, old])
        {
            await peer.ReceivesAsync("Delete", post);
            await peer.ReceivesAsync("Delete", $"{place.Root}/ap/posts/{answer}");
            Assert.Null((await peer.LookAsync(post)).GetProperty("looked").GetString());
        }

        Assert.Equal(HttpStatusCode.Gone, (await place.GetAsync(post)).StatusCode);
        Assert.Equal((0, 0), (await place.CountAsync<RemoteReply>(), await place.CountAsync<RemoteLike>()));
        await old.DoAsync("unfollow", space, new { what = $"{old.Root}/activities/1" });
        Assert.Equal(1, await place.CountAsync<Follower>());
        await svenja.ActAsync("/channels/public/werkstatt/close");
        await modern.ReceivesAsync("Reject");
        Assert.Equal(0, await place.CountAsync<Follower>());
        Assert.Equal(HttpStatusCode.NotFound, (await place.GetAsync(space)).StatusCode);
    }

    [Fact]
    public async Task Nobody_speaks_for_another_and_nobody_leads_the_house_where_it_must_not_go()
    {
        await using var stranger = await Stranger.StartAsync("127.0.0.2");
        await using var other = await Stranger.StartAsync();
        await using var inner = await Stranger.StartAsync("127.0.0.3");
        await using var place = await Place.OpenAsync(Engine.Sqlite);
        var (house, space, now) = (place.House, place.Space, place.House.Clock.GetUtcNow());
        var inbox = new Uri($"{space}/inbox");
        using var client = house.Browser();

        var finger = await place.JsonAsync($"/.well-known/webfinger?resource=acct:werkstatt@{new Uri(place.Root).Authority}");
        Assert.Equal(space, finger.GetProperty("links")[0].GetProperty("href").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await place.GetAsync("/.well-known/webfinger?resource=acct:geheim@example.org")).StatusCode);
        var info = await place.JsonAsync((await place.JsonAsync("/.well-known/nodeinfo")).GetProperty("links")[0].GetProperty("href").GetString()!);
        Assert.Equal(("2.1", 1), (info.GetProperty("version").GetString(), info.GetProperty("usage").GetProperty("users").GetProperty("total").GetInt32()));

        // Signatures that don't hold.
        var follow = stranger.Says("Follow", space, "1");
        var wrong = Herberge.Channels.Fediverse.Signatures.RsaSignature.NewKey().Private;
        var (key, mine) = (stranger.KeyId, stranger.Key.Private);
        HttpRequestMessage[] refused =
        [
            Stranger.Signed(inbox, follow, key, wrong, now), Stranger.Signed(inbox, follow, key, wrong, now, old: false),
            Stranger.Signed(inbox, follow, key, mine, now, sentBody: follow + " "), Stranger.Signed(inbox, follow, key, mine, now, old: false, sentBody: follow + " "),
            Stranger.Signed(inbox, follow, key, mine, now.AddHours(-2)), Stranger.Signed(inbox, follow, key, mine, now.AddHours(2), old: false),
            Stranger.Signed(inbox, follow, key, mine, now, host: "elsewhere.example"), Stranger.Signed(inbox, follow, key, mine, now, old: false, host: "elsewhere.example"),
            Stranger.Signed(inbox, follow, $"{other.Actor}#key", other.Key.Private, now), Stranger.Signed(inbox, other.Says("Follow", space, "2"), key, mine, now),
            Stranger.Signed(inbox, follow, "http://10.0.0.1/users/eve#key", mine, now), Stranger.Signed(inbox, follow, inner.KeyId, inner.Key.Private, now),
            Stranger.Signed(inbox, follow, $"{place.Space}#main-key", mine, now), new(HttpMethod.Post, inbox) { Content = new StringContent(follow) },
        ];
        foreach (var request in refused)
        {
            using (request)
            using (var answer = await client.SendAsync(request)) Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        Assert.Equal(0, inner.Asked);

        // Keys that aren't shown where they have to be.
        other.Borrowed = $"{stranger.Actor}#key";
        stranger.SendsOnTo = $"{other.Root}/users/mallory";
        house.Clock.Advance(TimeSpan.FromDays(2));
        now = house.Clock.GetUtcNow();
        using (var borrowed = Stranger.Signed(inbox, stranger.Says("Follow", space, "3"), stranger.KeyId, other.Key.Private, now))
        using (var answer = await client.SendAsync(borrowed)) Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await house.InDbAsync(db => db.Set<RemoteActor>().ExecuteDeleteAsync());
        foreach (var trap in (string[])[$"{inner.Root}/users/eve", "http://10.0.0.1/", "file:///etc/passwd"])
        {
            stranger.SendsOnTo = trap;
            Assert.Equal(HttpStatusCode.Unauthorized, await stranger.TellAsync(client, inbox, follow, now));
        }

        (stranger.SendsOnTo, stranger.MediaType) = (null, "text/plain");
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.TellAsync(client, inbox, follow, now));
        Assert.Equal(0, inner.Asked);
        stranger.MediaType = "application/activity+json";

        // Too much, too deep, nothing at all; and names of things on other servers.
        using (var huge = Stranger.Signed(inbox, new string(' ', ActivityJson.MostBytes + 1), key, mine, now))
        using (var answer = await client.SendAsync(huge)) Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        foreach (var nonsense in (string[])["", "[]", "{}", $"{{\"actor\":\"{stranger.Actor}\",\"object\":{new string('[', 60)}{new string(']', 60)}}}", "{\"actor\":\"https://eve:pw@example.org/\"}"])
            Assert.Equal(HttpStatusCode.BadRequest, await stranger.TellAsync(client, inbox, nonsense, now));
        Assert.Equal(HttpStatusCode.BadRequest, await stranger.TellAsync(client, inbox, follow.Replace($"{stranger.Root}/activities/1", $"{other.Root}/activities/1", StringComparison.Ordinal), now));

        // Said twice, it is done once; with a new key, its server is asked once more.
        Assert.Equal(HttpStatusCode.Accepted, await stranger.TellAsync(client, inbox, follow, now));
        await Eventually.IsTrueAsync(() => stranger.Heard.Count == 1);
        Assert.Equal(HttpStatusCode.Accepted, await stranger.TellAsync(client, new Uri($"{place.Root}/ap/inbox"), stranger.Says("Undo", new { type = "Follow", id = $"{stranger.Root}/activities/1", actor = stranger.Actor, @object = space }, "4"), now, old: false));
        Assert.Equal(HttpStatusCode.Accepted, await stranger.TellAsync(client, inbox, follow, now));
        Assert.Equal(0, await place.CountAsync<Follower>());
        stranger.Key = Herberge.Channels.Fediverse.Signatures.RsaSignature.NewKey();
        var again = stranger.Says("Follow", space, "5");
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.TellAsync(client, inbox, again, now));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        now = house.Clock.GetUtcNow();
        Assert.Equal(HttpStatusCode.Accepted, await stranger.TellAsync(client, inbox, again, now));
        await Eventually.IsTrueAsync(() => stranger.Heard.Count == 2);

        // Words about what isn't public, in another's name or to another's thing are forgotten.
        var thread = await house.StartAsync(place.Svenja, place.SpaceId, "Drinnen", "Bleibt drinnen");
        var hidden = $"{place.Root}/ap/posts/{await place.PostAsync(thread, 1)}";
        Assert.Equal(HttpStatusCode.NotFound, (await place.GetAsync(hidden)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await place.GetAsync($"{place.Root}/ap/activities/{hidden[^36..]}")).StatusCode);
        object Note(string author, string root, string post) => new { type = "Note", id = $"{root}/notes/1", attributedTo = author, inReplyTo = post, content = "<p>Hallo</p>", to = new[] { ActivityJson.Public } };
        await place.ShowAsync(place.Svenja, await place.PostAsync(thread, 1), named: false);
        await Eventually.IsTrueAsync(() => stranger.Heard.Count == 3);
        foreach (var (note, number) in ((object, int)[])[(Note(other.Actor, stranger.Root, hidden), 6), (Note(stranger.Actor, other.Root, hidden), 7), (Note(stranger.Actor, stranger.Root, $"{place.Root}/ap/posts/{Guid.Empty}"), 8)])
            Assert.Equal(HttpStatusCode.Accepted, await stranger.TellAsync(client, inbox, stranger.Says("Create", note, $"{number}"), now));
        Assert.Equal(0, await place.CountAsync<RemoteReply>());
        Assert.Equal(HttpStatusCode.Accepted, await stranger.TellAsync(client, inbox, stranger.Says("Create", Note(stranger.Actor, stranger.Root, hidden), "9"), now));
        Assert.Equal(HttpStatusCode.Accepted, await other.TellAsync(client, inbox, other.Says("Delete", $"{stranger.Root}/notes/1", "10"), now));
        Assert.Equal("Eve <script>", await house.InDbAsync(db => db.Set<RemoteReply>().Select(r => r.Name).SingleAsync()));

        // A server that is down is tried again for days; one that says it is gone isn't.
        stranger.Answers = StatusCodes.Status503ServiceUnavailable;
        await place.ShowAsync(place.Svenja, await place.PostAsync(thread, 1), named: true);
        await Eventually.IsTrueAsync(() => stranger.Heard.Count == 4);
        await Eventually.IsTrueAsync(async () => await house.InDbAsync(db => db.Set<Delivery>().AnyAsync(d => d.Status == 503)));
        Assert.Contains("503", (await house.Administrator.PageAsync(Page)).Body!.TextContent, StringComparison.Ordinal);
        Assert.True(Delivery.Waits.Aggregate(TimeSpan.Zero, (all, wait) => all + wait) >= TimeSpan.FromDays(4));
        stranger.Answers = StatusCodes.Status410Gone;
        await house.Administrator.ActAsync($"{Page}/hosts/again", ("host", "127.0.0.2"));
        Assert.Equal((5, 0), (stranger.Heard.Count, await place.CountAsync<Follower>()));

        // A blocked server neither receives nor is heard, and what it said is gone.
        stranger.Answers = StatusCodes.Status202Accepted;
        await stranger.TellAsync(client, inbox, stranger.Says("Follow", space, "11"), now);
        await Eventually.IsTrueAsync(() => stranger.Heard.Count == 6);
        Assert.Equal(HttpStatusCode.Redirect, (await house.Administrator.SubmitAsync(Page, "block", ("Host", "@eve@127.0.0.2"), ("Note", "Werbung"))).StatusCode);
        Assert.Equal((0, 0), (await place.CountAsync<Follower>(), await place.CountAsync<RemoteReply>()));
        Assert.Equal(HttpStatusCode.Forbidden, await stranger.TellAsync(client, inbox, stranger.Says("Follow", space, "12"), now));
        Assert.Equal(6, stranger.Heard.Count);
        await house.Administrator.ActAsync($"{Page}/hosts/unblock", ("host", "127.0.0.2"));
        Assert.Equal(HttpStatusCode.Accepted, await stranger.TellAsync(client, inbox, stranger.Says("Follow", space, "13"), now));
        Assert.Equal(HttpStatusCode.Accepted, await stranger.TellAsync(client, inbox, stranger.Says("Block", space, "14"), now));
        Assert.Equal(0, await place.CountAsync<Follower>());

        // The house's switch ends it at once.
        await place.SwitchAsync(federated: false);
        Assert.Equal(HttpStatusCode.NotFound, (await place.GetAsync(space)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await stranger.TellAsync(client, inbox, stranger.Says("Follow", space, "15"), now));
    }

    [Theory, BothEngines]
    public async Task A_thread_of_a_space_without_a_window_is_read_without_asking_what_the_world_sees(Engine engine)
    {
        var queries = new QueryCount();
        await using var place = await Place.OpenAsync(engine, queries);
        var (house, svenja) = (place.House, place.Svenja);
        var inside = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Lager"), "Wohin mit den Paletten?");
        Assert.Empty(await AskedAsync(inside));

        var shown = await house.StartAsync(svenja, place.SpaceId, "Dichtung gesucht");
        Assert.NotEmpty(await AskedAsync(shown));
        await place.ShowAsync(svenja, await place.PostAsync(shown, 1), named: true);
        Assert.Contains($"/p/werkstatt/{shown}", (await svenja.PageAsync($"/threads/{shown}")).Body!.InnerHtml, StringComparison.Ordinal);

        async Task<IEnumerable<string>> AskedAsync(Guid thread)
        {
            await svenja.PageAsync($"/threads/{thread}");
            queries.Reset();
            await svenja.PageAsync($"/threads/{thread}");
            return queries.Commands.Where(command => command.Contains("public_posts", StringComparison.Ordinal));
        }
    }

    /// <summary>A house in the fediverse with a public space, in which some addresses of this machine are the internet.</summary>
    private sealed record Place(TestHouse House, Person Svenja, Guid SpaceId) : IAsyncDisposable
    {
        public string Root => House.Address.ToString().TrimEnd('/');

        public string Space => $"{Root}/ap/spaces/werkstatt";

        public static async Task<Place> OpenAsync(Engine engine, QueryCount? queries = null)
        {
            var house = await TestHouse.OpenAsync(engine, also: builder =>
            {
                builder.Services.AddSingleton<PublicAddresses, TestInternet>();
                if (queries is null) return;
                builder.Services.ConfigureDbContext<SqliteHouseDb>(db => db.AddInterceptors(queries));
                builder.Services.ConfigureDbContext<PostgresHouseDb>(db => db.AddInterceptors(queries));
            });
            house.App.Services.GetRequiredService<IOptions<HouseOptions>>().Value.PublicUrl = house.Address.ToString().TrimEnd('/');
            var svenja = await house.InviteAsync("Svenja Matthiesen");
            var space = await house.OpenSpaceAsync(svenja, "Werkstatt");
            var place = new Place(house, svenja, space);
            await place.SwitchAsync(federated: true);
            var opened = await house.InScopeAsync(async services => await services.GetRequiredService<KeepWindow>().OpenAsync("werkstatt", new WindowInput("werkstatt", "Was wir bauen & wissen", true), await svenja.ViewerAsync(), CancellationToken.None));
            Assert.True(opened.Succeeded);
            return place;
        }

        public async Task SwitchAsync(bool federated) => Assert.True((await House.InScopeAsync(async services => await services.GetRequiredService<SwitchPublic>().SetAsync(true, federated, await House.Administrator.ViewerAsync(), CancellationToken.None))).Succeeded);

        public async Task ShowAsync(Person author, Guid post, bool named) => Assert.True((await House.InScopeAsync(async services => await services.GetRequiredService<ShowOutside>().ShowAsync(new ShowInput(post, named, null), await author.ViewerAsync(), CancellationToken.None))).Succeeded);

        public Task<Guid> PostAsync(Guid thread, int number) => House.InDbAsync(db => db.Set<Post>().Where(p => p.ThreadId == thread && p.Number == number).Select(p => p.Id).SingleAsync());

        public Task<int> CountAsync<T>() where T : class => House.InDbAsync(db => db.Set<T>().CountAsync());

        public async Task<HttpResponseMessage> GetAsync(string path, string accept = "application/activity+json")
        {
            using var client = House.Browser();
            client.DefaultRequestHeaders.Accept.Clear();
            client.DefaultRequestHeaders.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
            return await client.GetAsync(path);
        }

        public async Task<string> TextAsync(string path) => await (await GetAsync(path, "text/html")).Content.ReadAsStringAsync();

        public async Task<JsonElement> JsonAsync(string path)
        {
            using var answer = await GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        }

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }

    private sealed class TestInternet(IOptions<HouseOptions> options) : PublicAddresses(options)
    {
        public override bool IsPublic(IPAddress address) => address.ToString() is "127.0.0.1" or "127.0.0.2" || base.IsPublic(address);
    }
}
