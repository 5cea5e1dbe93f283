using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Herberge.Channels.Public;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Imports;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Herberge.Tests.Channels;

public sealed class PublicTests
{
    private const string House = "https://haus.example.org";

    [Theory, BothEngines]
    public async Task What_its_authors_show_is_read_by_everybody_and_gone_the_moment_they_take_it_back(Engine engine)
    {
        await using var place = await Place.OpenAsync(engine);
        var (house, svenja, tomasz) = (place.House, place.Svenja, place.Tomasz);
        var thread = await house.StartAsync(svenja, place.Space, "Altanlagen zum Reden bringen", "Wie messt ihr **ohne** Eingriff? Frag @ada.admin.");
        var (opening, answer) = (await house.PostIdAsync(thread, 1), (await house.AnswerAsync(tomasz, thread, "Mit einer Stromzange.")).PostId);
        var page = $"/p/technik/{thread}";

        // An open window shows nothing by itself.
        var empty = await place.ReadAsync("/p/technik");
        Assert.Contains("Hier steht noch nichts", empty, StringComparison.Ordinal);
        await place.MissingAsync(page);
        Assert.Contains("Fenster nach draußen", (await tomasz.PageAsync("/spaces/werkstatt")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await svenja.PageAsync($"/posts/{opening}/menu")).QuerySelector($"a[href='/channels/public/posts/{opening}']"));
        Assert.Null((await svenja.PageAsync($"/posts/{answer}/menu")).QuerySelector($"a[href='/channels/public/posts/{answer}']"));

        // An answer waits for the post it stands below; its author sees what the world will read.
        Assert.Contains("erste Beitrag", (await tomasz.PageAsync($"/channels/public/posts/{answer}")).Body!.TextContent, StringComparison.Ordinal);
        var seen = await svenja.PageAsync($"/channels/public/posts/{opening}");
        Assert.Contains("Frag @….", seen.QuerySelector(".outside-preview")!.TextContent, StringComparison.Ordinal);
        (await Place.ShowAsync(svenja, opening, named: true, "svenja@mastodon.example")).LeadsTo($"/channels/public/posts/{opening}");
        var first = await place.GetAsync(page);
        var html = await first.Content.ReadAsStringAsync();
        var document = await new HtmlParser().ParseDocumentAsync(html);
        Assert.Equal(["Altanlagen zum Reden bringen"], document.QuerySelectorAll("h1").Select(h => h.TextContent));
        Assert.Contains("Svenja Matthiesen", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Stromzange", html, StringComparison.Ordinal);
        Assert.DoesNotContain("ada.admin", html, StringComparison.Ordinal);
        Assert.Equal("@svenja@mastodon.example", Meta(document, "meta[name='fediverse:creator']"));
        Assert.Equal($"{House}{page}", Meta(document, "meta[property='og:url']"));
        Assert.Equal("Altanlagen zum Reden bringen", Meta(document, "meta[property='og:title']"));
        Assert.StartsWith("Wie messt ihr ohne Eingriff?", Meta(document, "meta[property='og:description']"), StringComparison.Ordinal);
        Assert.Equal($"{House}/p/technik/feed.atom", document.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href"));
        Assert.NotNull(document.QuerySelector($"a[href^='https://www.linkedin.com/'][rel='noopener noreferrer']"));
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.True(first.Headers.CacheControl!.Public && first.Headers.CacheControl.NoCache);

        // Asked again, it says that nothing changed; an answer without a name changes it.
        using (var again = await place.GetAsync(page, first.Headers.ETag)) Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        await Place.ShowAsync(tomasz, answer, named: false);
        using (var changed = await place.GetAsync(page, first.Headers.ETag))
        {
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            var both = await changed.Content.ReadAsStringAsync();
            Assert.Contains("Stromzange", both, StringComparison.Ordinal);
            Assert.Contains("Jemand aus dem Haus", both, StringComparison.Ordinal);
            Assert.DoesNotContain("Tomasz", both, StringComparison.Ordinal);
        }

        Assert.Contains("1 Antwort", await place.ReadAsync("/p/technik"), StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", await place.ReadAsync($"{page}?lang=en"), StringComparison.Ordinal);
        Assert.NotNull((await svenja.PageAsync($"/threads/{thread}")).QuerySelector($"a[href='{page}']"));

        // Words of its author change outside at once; words of another hand end what the author said.
        await place.EditAsync(svenja, opening, "Wie messt ihr an alten Hubwerken?");
        Assert.Contains("Hubwerken", await place.ReadAsync(page), StringComparison.Ordinal);
        await place.InAsync<EditPost>(house.Administrator, (edit, viewer) => edit.ModerateAsync(new EditPostInput(answer, "Mit zwei Stromzangen."), _ => Task.CompletedTask, viewer, CancellationToken.None));
        Assert.DoesNotContain("Stromzange", await place.ReadAsync(page), StringComparison.Ordinal);

        // Taken back, it is gone from everywhere, with what stood below it.
        await Place.ShowAsync(tomasz, answer, named: false);
        await svenja.ActAsync($"/channels/public/posts/{opening}/withdraw");
        await place.MissingAsync(page);
        foreach (var path in (string[])["/p", "/p/technik", "/p/feed.atom", "/p/technik/feed.atom", "/p/technik/feed.rss"])
        {
            var left = await place.ReadAsync(path);
            Assert.DoesNotContain("Hubwerken", left, StringComparison.Ordinal);
            Assert.DoesNotContain("Altanlagen", left, StringComparison.Ordinal);
        }

        Assert.Equal(0, await house.InDbAsync(db => db.Set<PublicPost>().CountAsync()));

        // Closed, its address answers like one that never was, and stays taken.
        await Place.ShowAsync(svenja, opening, named: true);
        await svenja.ActAsync("/channels/public/werkstatt/close");
        await place.MissingAsync("/p/technik");
        await place.MissingAsync(page);
        var second = await house.OpenSpaceAsync(tomasz, "Labor");
        var refused = await Place.OpenWindowAsync(tomasz, await house.SlugAsync(second), "technik");
        Assert.Contains("oder es gab ihn einmal", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Place.OpenWindowAsync(svenja, "werkstatt", "anders");
        Assert.Contains("Hier steht noch nichts", await place.ReadAsync("/p/technik"), StringComparison.Ordinal);
        var log = await house.InDbAsync(db => db.Audit.Where(a => a.Action.StartsWith("public.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        Assert.Equal(["public.on", "public.opened", "public.closed", "public.opened"], log);
    }

    [Theory, BothEngines]
    public async Task Nothing_else_of_the_house_can_be_read_outside_whatever_somebody_tries(Engine engine)
    {
        await using var place = await Place.OpenAsync(engine);
        var (house, svenja, tomasz) = (place.House, place.Svenja, place.Tomasz);
        var guest = await house.InviteAsync("Gerd Gast", partner: "Nordwind");
        await house.InDbAsync(async db =>
        {
            db.Set<SpaceMember>().Add(new SpaceMember(place.Space, guest.Id, SpaceRole.Member, house.Clock.GetUtcNow()));
            (await db.Set<Space>().SingleAsync(s => s.Id == place.Space)).WithPartners = true;
            return await db.SaveChangesAsync();
        });
        var thread = await house.StartAsync(svenja, place.Space, "<script>alert(1)</script> & Co", "Sichtbar <img src=x onerror=alert(1)> \"]]>");
        var opening = await house.PostIdAsync(thread, 1);
        var page = $"/p/technik/{thread}";
        await Place.ShowAsync(svenja, opening, named: true);
        var guests = (await house.AnswerAsync(guest, thread, "Nur als Gast gesagt")).PostId;
        var brought = (await house.AnswerAsync(tomasz, thread, "Von anderswo mitgebracht")).PostId;
        await house.InDbAsync(async db =>
        {
            db.ImportedItems.Add(new ImportedItem("slack", "message:1", brought));
            return await db.SaveChangesAsync();
        });

        // Only authors of the house, only for their own, only where there is a window.
        var inner = await house.OpenSpaceAsync(svenja, "Intern");
        var secret = await house.OpenSpaceAsync(svenja, "Geheimsache", SpaceKind.Private);
        var inside = await house.PostIdAsync(await house.StartAsync(svenja, inner, "Drinnen", "Bleibt drinnen"), 1);
        var hidden = await house.PostIdAsync(await house.StartAsync(svenja, secret, "Geheim", "Bleibt geheim"), 1);
        foreach (var (who, post) in ((Person, Guid)[])[(tomasz, opening), (house.Administrator, opening), (guest, guests), (tomasz, brought), (svenja, inside), (svenja, hidden)])
        {
            await who.PageAsync($"/channels/public/posts/{post}", HttpStatusCode.NotFound);
            Assert.Equal("not-found", (await place.InAsync<ShowOutside, Herberge.Foundation.Outcomes.Done>(who, (show, viewer) => show.ShowAsync(new ShowInput(post, true, null), viewer, CancellationToken.None))).Problem.Code);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.ActAsync($"/channels/public/posts/{opening}/withdraw")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync("/channels/public/werkstatt/close")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync("/channels/public/werkstatt")).StatusCode);
        Assert.Contains("Nur ein offener Raum", (await svenja.PageAsync($"/channels/public/{await house.SlugAsync(secret)}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("public-not-open", (await place.InAsync<KeepWindow, PublicSpace>(svenja, (keep, viewer) => keep.OpenAsync("geheimsache", new WindowInput("geheim", "Text", false), viewer, CancellationToken.None))).Problem.Code);
        foreach (var wrong in (string[])["<b>", "files", "a", "Ümlaut", "mit-strich", new string('a', 31)])
            Assert.Equal("public-handle", (await place.InAsync<KeepWindow, PublicSpace>(svenja, (keep, viewer) => keep.OpenAsync("intern", new WindowInput(wrong, "Text", false), viewer, CancellationToken.None))).Problem.Code);
        Assert.Equal("public-author-handle", (await place.InAsync<ShowOutside, Herberge.Foundation.Outcomes.Done>(svenja, (show, viewer) => show.ShowAsync(new ShowInput(opening, true, "\"><script>@evil"), viewer, CancellationToken.None))).Problem.Code);

        // Words are words, also in a summary, a title and a feed; the address is the house's, whatever a request calls it.
        await place.InAsync<KeepWindow, PublicSpace>(svenja, (keep, viewer) => keep.ChangeAsync("werkstatt", new WindowInput(null, "<script>alert(2)</script>", false), viewer, CancellationToken.None));
        foreach (var path in (string[])["/p", "/p/technik", page, "/p/technik/feed.atom", "/p/technik/feed.rss", $"/p/share?page={page}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = "evil.example";
            using var answered = await place.Reader.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
            var text = await answered.Content.ReadAsStringAsync();
            Assert.DoesNotContain("evil.example", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", text, StringComparison.Ordinal);
            foreach (var word in (string[])["Gast gesagt", "anderswo", "Bleibt", "Geheimsache", "Intern"]) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }

        // Files go outside with their post and come back with it.
        var picture = await UploadAsync(house, svenja);
        var with = await house.PostIdAsync(await house.StartAsync(svenja, place.Space, "Mit Bild", $"![Halle](/files/{picture}/halle.png)"), 1);
        await place.MissingAsync($"/p/files/{picture}");
        await Place.ShowAsync(svenja, with, named: false);
        using (var file = await place.GetAsync($"/p/files/{picture}")) Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var shown = await new HtmlParser().ParseDocumentAsync(await place.ReadAsync($"/p/technik/{await house.InDbAsync(db => db.Set<Post>().Where(p => p.Id == with).Select(p => p.ThreadId).SingleAsync())}"));
        Assert.Equal($"{House}/p/files/{picture}", Meta(shown, "meta[property='og:image']"));
        await svenja.ActAsync($"/channels/public/posts/{with}/withdraw");
        await place.MissingAsync($"/p/files/{picture}");

        // What ends inside ends outside, before any job has run.
        async Task HidesAsync(Func<Microsoft.EntityFrameworkCore.DbContext, Task> change, Func<Microsoft.EntityFrameworkCore.DbContext, Task> back)
        {
            await house.InDbAsync(async db => { await change(db); return 0; });
            await place.MissingAsync(page);
            Assert.DoesNotContain("Sichtbar", await (await place.Reader.GetAsync("/p/technik/feed.atom")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await house.InDbAsync(async db => { await back(db); return 0; });
            Assert.Contains("Sichtbar", await place.ReadAsync(page), StringComparison.Ordinal);
        }

        var (space, author) = (place.Space, svenja.Id);
        await HidesAsync(db => db.Set<Space>().Where(s => s.Id == space).ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Restricted)), db => db.Set<Space>().Where(s => s.Id == space).ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Open)));
        await HidesAsync(db => db.Set<Space>().Where(s => s.Id == space).ExecuteUpdateAsync(s => s.SetProperty(x => x.ArchivedAt, house.Clock.GetUtcNow())), db => db.Set<Space>().Where(s => s.Id == space).ExecuteUpdateAsync(s => s.SetProperty(x => x.ArchivedAt, (DateTimeOffset?)null)));
        await HidesAsync(db => db.Set<Member>().Where(m => m.Id == author).ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MemberState.Deactivated)), db => db.Set<Member>().Where(m => m.Id == author).ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MemberState.Active)));
        await HidesAsync(db => db.Set<DiscussionThread>().Where(t => t.Id == thread).ExecuteUpdateAsync(t => t.SetProperty(x => x.SpaceId, inner)), db => db.Set<DiscussionThread>().Where(t => t.Id == thread).ExecuteUpdateAsync(t => t.SetProperty(x => x.SpaceId, space)));
        await place.SwitchAsync(false);
        await place.MissingAsync(page);
        await place.MissingAsync("/p");
        await place.SettleAsync();
        await place.SwitchAsync(true);
        Assert.Contains("Sichtbar", await place.ReadAsync(page), StringComparison.Ordinal);

        // What is hidden for good is ended for good, and told to who carries it further.
        await house.InDbAsync(db => db.Set<Space>().Where(s => s.Id == space).ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Private)));
        await place.SettleAsync();
        await house.InDbAsync(db => db.Set<Space>().Where(s => s.Id == space).ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Open)));
        await place.MissingAsync(page);
        await place.MissingAsync("/p/technik");
        Assert.Equal([$"closed {space}"], place.Carried.Where(c => c.StartsWith("closed", StringComparison.Ordinal)));
        Assert.Contains($"withdrawn {with}", place.Carried);
        Assert.Contains($"shown {opening}", place.Carried);

        // A deleted conversation takes its word along.
        await Place.OpenWindowAsync(svenja, "werkstatt", "technik");
        await Place.ShowAsync(svenja, opening, named: true);
        await place.InAsync<DeleteThread>(house.Administrator, (delete, viewer) => delete.ModerateAsync(thread, _ => Task.CompletedTask, viewer, CancellationToken.None));
        Assert.Equal($"withdrawn {opening}", place.Carried[place.Carried.Count - 1]);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<PublicPost>().CountAsync()));
    }

    [Fact]
    public async Task Readers_of_feeds_take_them_and_sharing_leads_only_to_servers()
    {
        await using var place = await Place.OpenAsync(Engine.Sqlite);
        var (house, svenja) = (place.House, place.Svenja);
        for (var n = 1; n <= ReadPublic.PageSize + 2; n++)
        {
            var one = await house.StartAsync(svenja, place.Space, $"Gespräch Nummer {n:00} & <mehr>", $"Text {n}\u000b mit ![x](/files/{Guid.Empty}) und [Link](/p/technik)");
            house.Clock.Advance(TimeSpan.FromSeconds(2));
            await Place.ShowAsync(svenja, await house.PostIdAsync(one, 1), named: n % 2 == 0);
        }

        var atom = await place.GetAsync("/p/technik/feed.atom");
        var read = await FeedParser.ReadAsync(await atom.Content.ReadAsByteArrayAsync());
        var rss = await FeedParser.ReadAsync(await (await place.GetAsync("/p/feed.rss")).Content.ReadAsByteArrayAsync());
        foreach (var (feed, version) in ((System.Text.Json.JsonElement, string)[])[(read, "atom10"), (rss, "rss20")])
        {
            Assert.False(feed.GetProperty("bozo").GetBoolean());
            Assert.Equal(version, feed.GetProperty("version").GetString());
            var entries = feed.GetProperty("entries").EnumerateArray().ToList();
            Assert.Equal(ReadPublic.PageSize + 2, entries.Count);
            Assert.All(entries, e => Assert.StartsWith("urn:uuid:", e.GetProperty("id").GetString(), StringComparison.Ordinal));
            Assert.All(entries, e => Assert.StartsWith($"{House}/p/technik/", e.GetProperty("link").GetString(), StringComparison.Ordinal));
            Assert.All(entries, e => Assert.True(e.GetProperty("dated").GetBoolean()));
            Assert.Equal($"Gespräch Nummer {ReadPublic.PageSize + 2} & <mehr>", WebUtility.HtmlDecode(entries[0].GetProperty("title").GetString()));
            Assert.Contains($"href=\"{House}/p/technik\"", entries[0].GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain("/files/", entries[0].GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.Equal("Svenja Matthiesen", entries[0].GetProperty("author").GetString());
            Assert.Equal("Jemand von Ostertag Fördertechnik", entries[1].GetProperty("author").GetString());
        }

        // Asked with what they have, readers get nothing twice.
        using (var same = await place.GetAsync("/p/technik/feed.atom", atom.Headers.ETag)) Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using (var request = new HttpRequestMessage(HttpMethod.Get, "/p/technik/feed.atom"))
        {
            request.Headers.IfModifiedSince = atom.Content.Headers.LastModified;
            using var since = await place.Reader.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotModified, since.StatusCode);
        }

        // Pages go on where the one before ended.
        var document = await new HtmlParser().ParseDocumentAsync(await place.ReadAsync("/p/technik?lang=en"));
        var older = document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Contains("lang=en", older, StringComparison.Ordinal);
        var rest = await new HtmlParser().ParseDocumentAsync(await place.ReadAsync(older));
        Assert.Equal(["Gespräch Nummer 02 & <mehr>", "Gespräch Nummer 01 & <mehr>"], rest.QuerySelectorAll(".outside-list h2").Select(h => h.TextContent));
        Assert.Contains("Gespräch Nummer 22", await place.ReadAsync("/p/technik?after=unsinn.1"), StringComparison.Ordinal);

        // Sharing: words of ours, a server's name, and only from our own page.
        var share = $"/p/share?page={Uri.EscapeDataString("/p/technik")}";
        using (var asked = await place.GetAsync(share)) Assert.Contains("form-action 'self' https:", asked.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using (var led = await place.GetAsync($"{share}&instance=@svenja@mastodon.social"))
        {
            Assert.Equal(HttpStatusCode.Found, led.StatusCode);
            Assert.Equal($"https://mastodon.social/share?text={Uri.EscapeDataString($"Werkstatt {House}/p/technik")}", led.Headers.Location!.OriginalString);
        }

        foreach (var wrong in (string[])["javascript:alert(1)", "mastodon.social/evil", "127.0.0.1", "a b"])
        {
            using var refused = await place.GetAsync($"{share}&instance={Uri.EscapeDataString(wrong)}");
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            Assert.Contains("kein Name eines Servers", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var request = new HttpRequestMessage(HttpMethod.Get, $"{share}&instance=mastodon.social"))
        {
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            using var elsewhere = await place.Reader.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        }

        foreach (var nothing in (string[])["/p/share", "/p/share?page=https://evil.example/", "/p/share?page=/p/nichts", $"/p/share?page=/p/technik/{Guid.Empty}"]) await place.MissingAsync(nothing);
    }

    private static string? Meta(IHtmlDocument document, string selector) => document.QuerySelector(selector)?.GetAttribute("content");

    private static async Task<Guid> UploadAsync(TestHouse house, Person person)
    {
        using var bitmap = new SKBitmap(24, 16);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100)!;
        var viewer = await person.ViewerAsync();
        return await house.InScopeAsync(async services => (await services.GetRequiredService<FileStore>().SaveAsync(png.AsStream(), "halle.png", viewer, CancellationToken.None)).Value!.Id);
    }

    /// <summary>A house with a window in its workshop, and somebody outside.</summary>
    private sealed class Place : IAsyncDisposable
    {
        private readonly Listener _listener = new();

        public TestHouse House { get; private set; } = null!;

        public Person Svenja { get; private set; } = null!;

        public Person Tomasz { get; private set; } = null!;

        public HttpClient Reader { get; private set; } = null!;

        public Guid Space { get; private set; }

        public List<string> Carried => _listener.Said;

        public static async Task<Place> OpenAsync(Engine engine)
        {
            var place = new Place();
            place.House = await TestHouse.OpenAsync(engine, new() { ["Herberge:PublicUrl"] = PublicTests.House, ["Herberge:Limits:PublicPerMinute"] = "100000" },
                builder => builder.Services.AddSingleton<IPublicListener>(place._listener));
            place.Svenja = await place.House.InviteAsync("Svenja Matthiesen");
            place.Tomasz = await place.House.InviteAsync("Tomasz Wieczorek");
            place.Reader = place.House.Browser();
            place.Space = await place.House.OpenSpaceAsync(place.Svenja, "Werkstatt", members: place.Tomasz);
            await place.MissingAsync("/p");
            Assert.Contains("entscheidet die Administration", (await place.Svenja.PageAsync("/channels/public/werkstatt")).Body!.TextContent, StringComparison.Ordinal);
            await place.SwitchAsync(true);
            (await Place.OpenWindowAsync(place.Svenja, "werkstatt", "technik")).LeadsTo("/channels/public/werkstatt");
            return place;
        }

        public static Task<HttpResponseMessage> OpenWindowAsync(Person host, string slug, string handle) =>
            host.SubmitAsync($"/channels/public/{slug}", "window", ("Form.Handle", handle), ("Form.Summary", "Was wir beim Messen lernen"));

        public static Task<HttpResponseMessage> ShowAsync(Person author, Guid post, bool named, string handle = "") =>
            author.SubmitAsync($"/channels/public/posts/{post}", "show", ("Form.Named", named ? "true" : "false"), ("Form.Handle", handle));

        public async Task SwitchAsync(bool on) =>
            (await House.Administrator.SubmitAsync("/admin/public", "public", on ? [("Form.Spaces", "true")] : [])).LeadsTo("/admin/public");

        public Task<int> SettleAsync() => House.InScopeAsync(async services =>
        {
            await services.GetRequiredService<SettlePublic>().HandleAsync(CancellationToken.None);
            return 0;
        });

        public async Task EditAsync(Person author, Guid post, string body)
        {
            House.Clock.Advance(TimeSpan.FromSeconds(1));
            await InAsync<EditPost>(author, (edit, viewer) => edit.HandleAsync(new EditPostInput(post, body), viewer, CancellationToken.None));
        }

        public async Task<Herberge.Foundation.Outcomes.Result<T>> InAsync<TUseCase, T>(Person person, Func<TUseCase, Viewer, Task<Herberge.Foundation.Outcomes.Result<T>>> work)
            where TUseCase : notnull
        {
            var viewer = await person.ViewerAsync();
            return await House.InScopeAsync(services => work(services.GetRequiredService<TUseCase>(), viewer));
        }

        public async Task InAsync<TUseCase>(Person person, Func<TUseCase, Viewer, Task> work)
            where TUseCase : notnull
        {
            var viewer = await person.ViewerAsync();
            await House.InScopeAsync(async services =>
            {
                await work(services.GetRequiredService<TUseCase>(), viewer);
                return 0;
            });
        }

        public async Task<HttpResponseMessage> GetAsync(string path, EntityTagHeaderValue? known = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (known is not null) request.Headers.IfNoneMatch.Add(known);
            return await Reader.SendAsync(request);
        }

        public async Task<string> ReadAsync(string path)
        {
            using var answer = await Reader.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)answer.StatusCode}");
            return await answer.Content.ReadAsStringAsync();
        }

        /// <summary>It answers like an address that never was.</summary>
        public async Task MissingAsync(string path)
        {
            using var answer = await Reader.GetAsync(path);
            using var never = await Reader.GetAsync("/p/gibt_es_nicht");
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path} answered {(int)answer.StatusCode}");
            Assert.Equal(Said(await never.Content.ReadAsStringAsync()), Said(await answer.Content.ReadAsStringAsync()));
        }

        private static string Said(string html) => new HtmlParser().ParseDocument(html).Body!.TextContent.Trim();

        public async ValueTask DisposeAsync()
        {
            Reader.Dispose();
            await House.DisposeAsync();
        }
    }

    /// <summary>Who would carry it further.</summary>
    private sealed class Listener : IPublicListener
    {
        public List<string> Said { get; } = [];

        public Task ShownAsync(PublicPost post, CancellationToken ct) => Say($"shown {post.PostId}");

        public Task ChangedAsync(Guid postId, CancellationToken ct) => Say($"changed {postId}");

        public Task WithdrawnAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct) => Say([.. postIds.Select(id => $"withdrawn {id}")]);

        public Task ClosedAsync(Guid spaceId, CancellationToken ct) => Say($"closed {spaceId}");

        private Task Say(params string[] lines)
        {
            Said.AddRange(lines);
            return Task.CompletedTask;
        }
    }
}
