using System.Net;
using System.Net.Http.Json;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces;

public sealed class ThreadTests
{
    [Theory, BothEngines]
    public async Task A_question_asked_in_the_browser_stands_on_its_page_and_in_its_space(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var slug = await house.SlugAsync(await house.OpenSpaceAsync(svenja, "Ersatzteile"));

        var asked = await tomasz.SubmitAsync($"/spaces/{slug}/new?kind=question", "start", ("title", "Wer prüft Ersatzlager?"), ("body", "Seit **sechs Wochen** offen."), ("kind", "Question"));

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var page = await svenja.PageAsync(asked.Headers.Location!.AbsolutePath());
        Assert.Equal("Wer prüft Ersatzlager?", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("sechs Wochen", page.QuerySelector(".post.question .prose strong")!.TextContent);
        var row = (await svenja.PageAsync($"/spaces/{slug}")).QuerySelector(".sp-row")!;
        Assert.Contains("Wer prüft Ersatzlager?", row.TextContent);
        Assert.NotNull(row.QuerySelector(".lantern"));
        var space = await house.InDbAsync(db => db.Set<Space>().SingleAsync(s => s.Slug == slug));
        Assert.Equal(1, space.ThreadCount);
    }

    [Theory, BothEngines]
    public async Task A_question_without_title_comes_back_with_what_was_typed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var slug = await house.SlugAsync(await house.OpenSpaceAsync(svenja, "Ersatzteile"));

        var answer = await svenja.SubmitAsync($"/spaces/{slug}/new", "start", ("title", " "), ("body", "Mein langer Text"), ("kind", "Question"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Schreib eine Überschrift.", html);
        Assert.Contains("Mein langer Text", html);
    }

    [Theory, BothEngines]
    public async Task An_answer_counts_ties_and_tells_the_one_answered(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, tomasz) = (await house.InviteAsync("Samuel Adeyemi", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var space = await house.OpenSpaceAsync(samuel, "Ersatzteile");
        var thread = await house.StartAsync(samuel, space, "Warum sechs Wochen?");

        var sent = await tomasz.SubmitAsync($"/threads/{thread}", "reply", ("body", "Weil das Feld fehlt."));

        sent.LeadsTo($"/threads/{thread}#post-2");
        var now = await house.ThreadAsync(thread);
        Assert.Equal((2, 1, tomasz.Id), (now.PostCount, now.ReplyCount, now.LastPosterId));
        Assert.Equal(1, Assert.Single(await house.TiesAsync(), t => t.Key == (TieKind.Reply, tomasz.Id, samuel.Id)).Value);
        var line = await house.InDbAsync(db => db.Set<Notification>().SingleAsync());
        Assert.Equal((samuel.Id, NotificationKind.Reply, tomasz.Id), (line.MemberId, line.Kind, line.ActorId));
        Assert.Contains("Weil das Feld fehlt.", (await samuel.PageAsync($"/threads/{thread}")).Body!.TextContent);
    }

    [Theory, BothEngines]
    public async Task Answering_a_post_ties_to_its_author_and_nobody_ties_to_themselves(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, tomasz, aylin) = (await house.InviteAsync("Samuel Adeyemi"), await house.InviteAsync("Tomasz Wieczorek"), await house.InviteAsync("Aylin Yildiz"));
        var thread = await house.StartAsync(samuel, await house.OpenSpaceAsync(samuel, "Ersatzteile"), "Warum?");
        var first = await house.AnswerAsync(tomasz, thread, "Darum.");

        await house.AnswerAsync(aylin, thread, "Stimmt.", first.PostId);
        await house.AnswerAsync(samuel, thread, "Danke euch, @samuel.adeyemi notiert.");

        var ties = await house.TiesAsync();
        Assert.Equal(1, ties[(TieKind.Reply, aylin.Id, tomasz.Id)]);
        Assert.DoesNotContain(ties.Keys, t => t.From == t.To);
        Assert.DoesNotContain(ties.Keys, t => t.From == aylin.Id && t.To == samuel.Id);
    }

    [Theory, BothEngines]
    public async Task A_mention_reaches_only_those_who_may_read_the_space(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, ines) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"), await house.InviteAsync("Ines Vogelsang"));
        var space = await house.OpenSpaceAsync(svenja, "Gehaltsrunde", SpaceKind.Private, false, tomasz);
        var thread = await house.StartAsync(svenja, space, "Zahlen", "Seht ihr das, @tomasz.wieczorek und @ines.vogelsang?");

        var ties = await house.TiesAsync();
        Assert.Contains((TieKind.Mention, svenja.Id, tomasz.Id), ties.Keys);
        Assert.DoesNotContain(ties.Keys, t => t.To == ines.Id);
        var told = await house.InDbAsync(db => db.Set<Notification>().Select(n => n.MemberId).ToListAsync());
        Assert.Equal([tomasz.Id], told);
        Assert.Equal(HttpStatusCode.NotFound, (await ines.GetAsync($"/threads/{thread}")).StatusCode);
        Assert.False((await house.TryAnswerAsync(ines, new AddPostInput(thread, "Hallo"))).Succeeded);
    }

    [Theory, BothEngines]
    public async Task The_same_key_posts_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => house.TryAnswerAsync(svenja, new AddPostInput(thread, "Einmal", ClientKey: "k1"))));

        Assert.All(all, r => Assert.Equal(2, r.Value!.Number));
        var now = await house.ThreadAsync(thread);
        Assert.Equal((2, 1), (now.PostCount, now.ReplyCount));
    }

    [Theory, BothEngines]
    public async Task Concurrent_answers_get_numbers_without_gap_or_double(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");

        var all = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => house.TryAnswerAsync(svenja, new AddPostInput(thread, $"Antwort {i}"))));

        Assert.Equal(Enumerable.Range(2, 30), all.Select(r => r.Value!.Number).Order());
        Assert.Equal((31, 30), ((await house.ThreadAsync(thread)).PostCount, (await house.ThreadAsync(thread)).ReplyCount));
    }

    [Theory, BothEngines]
    public async Task An_edit_keeps_what_stood_there_for_all_to_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        var post = await house.AnswerAsync(svenja, thread, "Fünf Tage");

        (await svenja.SubmitAsync($"/posts/{post.PostId}/edit", "edit", ("body", "Sechs Tage, @tomasz.wieczorek"))).LeadsTo($"/threads/{thread}#post-2");

        Assert.Contains("Sechs Tage", (await tomasz.PageAsync($"/threads/{thread}")).QuerySelector("#post-2")!.TextContent);
        Assert.Contains("Fünf Tage", (await tomasz.PageAsync($"/posts/{post.PostId}/history")).Body!.TextContent);
        Assert.Equal(1, (await house.TiesAsync())[(TieKind.Mention, svenja.Id, tomasz.Id)]);
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.GetAsync($"/posts/{post.PostId}/edit")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_deleted_post_leaves_an_empty_place_and_comes_back_whole(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        var post = await house.AnswerAsync(tomasz, thread, "Unüberlegt");
        await svenja.ActAsync($"/posts/{post.PostId}/reactions", ("kind", "thanks"));

        (await tomasz.ActAsync($"/posts/{post.PostId}/delete")).LeadsTo($"/threads/{thread}#post-2");

        Assert.DoesNotContain("Unüberlegt", (await svenja.PageAsync($"/threads/{thread}")).Body!.TextContent);
        Assert.Equal(0, (await house.ThreadAsync(thread)).ReplyCount);
        Assert.All((await house.TiesAsync()).Values, sum => Assert.Equal(0, sum));

        await tomasz.ActAsync($"/posts/{post.PostId}/restore");

        Assert.Contains("Unüberlegt", (await svenja.PageAsync($"/threads/{thread}")).Body!.TextContent);
        Assert.Equal(1, (await house.ThreadAsync(thread)).ReplyCount);
        Assert.All((await house.TiesAsync()).Values, sum => Assert.Equal(1, sum));
    }

    [Theory, BothEngines]
    public async Task Only_the_author_or_a_host_deletes_a_post(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, ines) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"), await house.InviteAsync("Ines Vogelsang"));
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        var post = await house.AnswerAsync(tomasz, thread, "Darum");

        Assert.Equal(HttpStatusCode.Forbidden, (await ines.ActAsync($"/posts/{post.PostId}/delete")).StatusCode);
        await svenja.ActAsync($"/posts/{post.PostId}/delete");

        Assert.NotNull(await house.InDbAsync(db => db.Set<Post>().Where(p => p.Id == post.PostId).Select(p => p.DeletedAt).SingleAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync($"/posts/{post.PostId}/restore")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_reaction_is_counted_once_and_taken_back_by_the_same_button(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        var post = await house.PostIdAsync(thread, 1);

        await tomasz.ActAsync($"/posts/{post}/reactions", ("kind", "same"));
        var button = (await tomasz.PageAsync($"/threads/{thread}")).QuerySelector(".reaction[value=same]")!;
        Assert.Equal(("true", "1"), (button.GetAttribute("aria-pressed"), button.QuerySelector(".num")!.TextContent));
        Assert.Equal(1, (await house.TiesAsync())[(TieKind.Reaction, tomasz.Id, svenja.Id)]);

        await tomasz.ActAsync($"/posts/{post}/reactions", ("kind", "same"));
        Assert.Equal(0, (await house.TiesAsync())[(TieKind.Reaction, tomasz.Id, svenja.Id)]);
        Assert.Equal("", await house.InDbAsync(db => db.Set<Post>().Where(p => p.Id == post).Select(p => p.ReactionSummary).SingleAsync()));

        await svenja.ActAsync($"/posts/{post}/reactions", ("kind", "thanks"));
        Assert.Empty(await house.InDbAsync(db => db.Set<Reaction>().ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task The_accepted_answer_stands_directly_below_the_question(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, ines) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"), await house.InviteAsync("Ines Vogelsang"));
        var thread = await house.StartAsync(ines, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        await house.AnswerAsync(svenja, thread, "Vielleicht so");
        var post = await house.AnswerAsync(tomasz, thread, "Genau so");

        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync($"/posts/{post.PostId}/accept")).StatusCode);
        await ines.ActAsync($"/posts/{post.PostId}/accept");

        var page = await tomasz.PageAsync($"/threads/{thread}");
        Assert.Contains("Genau so", page.QuerySelector(".accepted")!.TextContent);
        Assert.Single(page.QuerySelectorAll("#post-3"));
        Assert.Contains(NotificationKind.AnswerAccepted, await house.InDbAsync(db => db.Set<Notification>().Where(n => n.MemberId == tomasz.Id).Select(n => n.Kind).ToListAsync()));

        await ines.ActAsync($"/posts/{post.PostId}/withdraw");
        Assert.Null((await tomasz.PageAsync($"/threads/{thread}")).QuerySelector(".accepted"));
    }

    [Theory, BothEngines]
    public async Task A_long_thread_is_paged_by_number_and_a_permalink_finds_its_page(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        for (var i = 2; i <= 45; i++) await house.AnswerAsync(svenja, thread, $"Beitrag {i}");

        Assert.Equal(20, (await tomasz.PageAsync($"/threads/{thread}")).QuerySelectorAll(".post").Length);
        Assert.Equal(["post-41", "post-42", "post-43", "post-44", "post-45"], (await tomasz.PageAsync($"/threads/{thread}?page=3")).QuerySelectorAll(".post").Select(p => p.Id));
        Assert.NotNull((await tomasz.PageAsync($"/threads/{thread}?after=40")).QuerySelector("#post-41"));
        (await tomasz.GetAsync($"/posts/{await house.PostIdAsync(thread, 33)}")).LeadsTo($"/threads/{thread}?page=2#post-33");
        Assert.Equal(20, (await tomasz.PageAsync($"/threads/{thread}?sort=helpful")).QuerySelectorAll(".post").Length);
    }

    [Theory, BothEngines]
    public async Task What_came_since_the_last_visit_is_marked_until_it_is_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        await tomasz.PageAsync($"/threads/{thread}");
        await house.AnswerAsync(svenja, thread, "Nachtrag");

        Assert.NotNull((await tomasz.PageAsync($"/threads/{thread}")).QuerySelector("#unread"));
        Assert.Null((await tomasz.PageAsync($"/threads/{thread}")).QuerySelector("#unread"));
    }

    [Theory, BothEngines]
    public async Task A_locked_thread_takes_no_more_answers_and_only_hosts_lock(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var thread = await house.StartAsync(tomasz, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");

        Assert.Equal(HttpStatusCode.Forbidden, (await tomasz.ActAsync($"/threads/{thread}/lock", ("on", "true"))).StatusCode);
        await svenja.ActAsync($"/threads/{thread}/lock", ("on", "true"));

        var refused = await house.TryAnswerAsync(tomasz, new AddPostInput(thread, "Noch was"));
        Assert.Equal((ProblemKind.Conflict, "thread-locked"), (refused.Problem.Kind, refused.Problem.Code));
        Assert.Null((await tomasz.PageAsync($"/threads/{thread}")).QuerySelector("form.composer"));
    }

    [Theory, BothEngines]
    public async Task Only_hosts_announce_and_every_member_is_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, tomasz);
        await house.StartAsync(svenja, space, "Neue Prüfung ab Montag", "Bitte beachten.", ThreadKind.Announcement);
        await house.ToldAllAsync();

        var line = await house.InDbAsync(db => db.Set<Notification>().SingleAsync());
        Assert.Equal((tomasz.Id, NotificationKind.Announcement), (line.MemberId, line.Kind));
        var viewer = await tomasz.ViewerAsync();
        var refused = await house.InScopeAsync(s => s.GetRequiredService<StartThread>().HandleAsync(
            new StartThreadInput(space, ThreadKind.Announcement, "Ich auch", "Text"), viewer, CancellationToken.None));
        Assert.Equal(ProblemKind.Forbidden, refused.Problem.Kind);
    }

    [Theory, BothEngines]
    public async Task A_thread_is_deleted_by_its_author_only_while_nobody_answered(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, ines) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"), await house.InviteAsync("Ines Vogelsang"));
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var (quiet, answered) = (await house.StartAsync(tomasz, space, "Still"), await house.StartAsync(tomasz, space, "Belebt"));
        await house.AnswerAsync(ines, answered, "Ja");

        await tomasz.ActAsync($"/threads/{quiet}/delete");
        await tomasz.ActAsync($"/threads/{answered}/delete");

        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.GetAsync($"/threads/{quiet}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tomasz.GetAsync($"/threads/{answered}")).StatusCode);
        await svenja.ActAsync($"/threads/{answered}/delete");
        Assert.Equal(HttpStatusCode.NotFound, (await ines.GetAsync($"/threads/{answered}")).StatusCode);
        Assert.All((await house.TiesAsync()).Values, sum => Assert.Equal(0, sum));
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Space>().Where(s => s.Id == space).Select(s => s.ThreadCount).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task Who_muted_a_thread_hears_only_when_mentioned(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var thread = await house.StartAsync(tomasz, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        await tomasz.ActAsync($"/threads/{thread}/follow", ("state", "muted"));

        await house.AnswerAsync(svenja, thread, "Darum");
        Assert.Empty(await house.InDbAsync(db => db.Set<Notification>().ToListAsync()));
        await house.AnswerAsync(svenja, thread, "Hör mal, @tomasz.wieczorek");
        Assert.Equal(NotificationKind.Mention, (await house.InDbAsync(db => db.Set<Notification>().SingleAsync())).Kind);
    }

    [Theory, BothEngines]
    public async Task A_draft_waits_in_the_composer_until_it_is_sent(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        var token = (await svenja.PageAsync($"/threads/{thread}")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/drafts/thread:{thread}") { Content = JsonContent.Create(new { body = "Halb fertig" }) };
        request.Headers.Add("RequestVerificationToken", token);
        Assert.Equal(HttpStatusCode.NoContent, (await svenja.Browser.SendAsync(request)).StatusCode);

        Assert.Equal("Halb fertig", (await svenja.PageAsync($"/threads/{thread}")).QuerySelector("textarea")!.TextContent);
        await svenja.SubmitAsync($"/threads/{thread}", "reply", ("body", "Ganz fertig"));
        Assert.Equal("", (await svenja.PageAsync($"/threads/{thread}")).QuerySelector("textarea")!.TextContent);
    }

    [Theory, BothEngines]
    public async Task The_list_of_a_space_filters_sorts_and_pages_by_key(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var slug = await house.SlugAsync(space);
        var threads = new List<Guid>();
        for (var i = 0; i < 30; i++) threads.Add(await house.StartAsync(svenja, space, $"Gespräch {i:00}", kind: i % 2 == 0 ? ThreadKind.Question : ThreadKind.Discussion));
        await house.AnswerAsync(tomasz, threads[3], "Ich bin dabei");
        await svenja.ActAsync($"/threads/{threads[0]}/pin", ("on", "true"));

        var first = await tomasz.PageAsync($"/spaces/{slug}");
        var older = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await tomasz.PageAsync(older);
        string[] seen = [.. first.QuerySelectorAll(".sp-row h3 a").Concat(second.QuerySelectorAll(".sp-row h3 a")).Select(a => a.TextContent)];

        Assert.Equal("Gespräch 00", seen[0]);
        Assert.Equal(30, seen.Distinct().Count());
        Assert.Equal(30, seen.Length);
        Assert.Equal(["Gespräch 03"], (await tomasz.PageAsync($"/spaces/{slug}?filter=mine")).QuerySelectorAll(".sp-row h3 a").Select(a => a.TextContent));
        Assert.Equal(15, (await tomasz.PageAsync($"/spaces/{slug}?filter=questions")).QuerySelectorAll(".sp-row").Length);
    }

    [Theory, BothEngines]
    public async Task Views_are_gathered_in_memory_and_counted_without_names(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen"), await house.InviteAsync("Tomasz Wieczorek"));
        var thread = await house.StartAsync(svenja, await house.OpenSpaceAsync(svenja, "Ersatzteile"), "Warum?");
        await tomasz.PageAsync($"/threads/{thread}");
        await svenja.PageAsync($"/threads/{thread}");

        await house.App.Services.GetRequiredService<ViewCounts>().FlushAsync(CancellationToken.None);

        Assert.Equal(2, (await house.ThreadAsync(thread)).ViewCount);
        Assert.DoesNotContain(await house.InDbAsync(db => db.Acts.ToListAsync()), a => a.Kind is not (ActKind.SignedIn or ActKind.StartedThread or ActKind.JoinedSpace));
    }
}

internal static class Addresses
{
    public static string AbsolutePath(this Uri address) => address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString;
}
