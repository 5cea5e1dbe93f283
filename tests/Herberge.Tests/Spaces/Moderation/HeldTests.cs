using System.Net;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Rules;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces.Moderation;

public sealed class HeldTests
{
    private const string Secret = "Zaubernuss";
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, BothEngines]
    public async Task A_guests_first_post_reaches_nobody_but_its_author_and_moderators_until_it_is_approved(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        var space = await house.OpenSpaceAsync(svenja, "Anlieferung", withPartners: true, members: [tomasz, jasper]);
        var thread = await house.StartAsync(svenja, space, "Welche Rampe?");

        using var sent = await jasper.SubmitAsync($"/threads/{thread}", "reply", ("body", $"@tomasz.wieczorek Rampe {Secret}"), ("key", Guid.CreateVersion7().ToString()));
        var place = sent.Headers.Location!.OriginalString;
        Assert.Contains("/held/", place, StringComparison.Ordinal);
        var held = await house.InDbAsync(db => db.Set<HeldPost>().SingleAsync());
        Assert.Contains(Secret, await jasper.ReadAsync($"/held/{held.Id}"), StringComparison.Ordinal);
        Assert.Contains(Secret, await svenja.ReadAsync("/spaces/anlieferung/moderation"), StringComparison.Ordinal);

        Assert.Equal(0, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.MemberId == tomasz.Id)));
        Assert.Equal(0, await house.InDbAsync(db => db.SearchRows.CountAsync(r => r.Text.Contains(Secret))));
        Assert.Equal(0, await house.InDbAsync(db => db.Ties.CountAsync(t => t.FromId == jasper.Id)));
        Assert.Equal(0, (await house.ThreadAsync(thread)).ReplyCount);
        foreach (var path in new[] { $"/threads/{thread}", "/spaces/anlieferung", "/", $"/search?q={Secret}", "/bell", $"/held/{held.Id}", "/people/jasper.de.vries" })
            Assert.DoesNotContain($"Rampe {Secret}", await tomasz.ReadAsync(path), StringComparison.Ordinal);

        await house.RefusedAsync<SettleHeld, string>(jasper, "not-found", (settle, v) => settle.ApproveAsync(held.Id, v, None));
        await house.RefusedAsync<SettleHeld, string>(tomasz, "not-found", (settle, v) => settle.ApproveAsync(held.Id, v, None));
        await house.DoAsync<SettleHeld, Done>(svenja, (settle, v) => settle.DeclineAsync(held.Id, "Bitte ohne Namen.", v, None));
        Assert.Contains("Bitte ohne Namen.", await jasper.ReadAsync($"/held/{held.Id}"), StringComparison.Ordinal);
        await house.DoAsync<SettleHeld, Done>(svenja, (settle, v) => settle.ReopenAsync(held.Id, v, None));
        await house.DoAsync<SettleHeld, Done>(svenja, (settle, v) => settle.ReviseAsync(held.Id, new ReviseHeldInput($"@tomasz.wieczorek Rampe 4, {Secret}"), v, None));
        await house.DoAsync<SettleHeld, string>(svenja, (settle, v) => settle.ApproveAsync(held.Id, v, None));
        await house.RefusedAsync<SettleHeld, string>(svenja, "not-found", (settle, v) => settle.ApproveAsync(held.Id, v, None));

        Assert.Contains("Rampe 4", await tomasz.ReadAsync($"/threads/{thread}"), StringComparison.Ordinal);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.MemberId == tomasz.Id && n.Kind == NotificationKind.Mention)));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.MemberId == jasper.Id && n.Kind == NotificationKind.HeldApprovedEdited)));
        // Known now: the next one waits for nobody.
        Assert.Null((await house.AnswerAsync(jasper, thread, "Danke")).HeldId);
        await house.CountersAgreeAsync();
    }

    [Theory, BothEngines]
    public async Task A_thread_that_waits_can_be_filed_in_another_space_before(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek");
        var space = await house.OpenSpaceAsync(svenja, "Anlieferung", withPartners: true, members: [jasper]);
        var other = await house.OpenSpaceAsync(svenja, "Verpackung", withPartners: true, members: [jasper]);
        await house.OpenSpaceAsync(svenja, "Innen");
        var started = await house.DoAsync<StartThread, ThreadStarted>(jasper, (start, v) => start.HandleAsync(new StartThreadInput(space, ThreadKind.Question, "Kartons?", "Welche Größe?", ClientKey: "einmal"), v, None));
        var again = await house.DoAsync<StartThread, ThreadStarted>(jasper, (start, v) => start.HandleAsync(new StartThreadInput(space, ThreadKind.Question, "Kartons?", "Welche Größe?", ClientKey: "einmal"), v, None));
        Assert.Equal(started.HeldId, again.HeldId);

        var held = started.HeldId!.Value;
        await house.RefusedAsync<SettleHeld, Done>(svenja, "held-target", (settle, v) => settle.ReviseAsync(held, new ReviseHeldInput("Welche Größe?", "Kartons?", "innen"), v, None));
        await house.DoAsync<SettleHeld, Done>(svenja, (settle, v) => settle.ReviseAsync(held, new ReviseHeldInput("Welche Größe?", "Kartons?", "verpackung"), v, None));
        await house.DoAsync<SettleHeld, string>(svenja, (settle, v) => settle.ApproveAsync(held, v, None));

        var thread = await house.InDbAsync(db => db.Set<DiscussionThread>().SingleAsync());
        Assert.Equal((other, jasper.Id, "Kartons?"), (thread.SpaceId, thread.AuthorId, thread.Title));
        await house.CountersAgreeAsync();
    }

    [Fact]
    public async Task What_looks_like_spam_by_somebody_new_waits_and_a_watched_word_only_tells()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, new() { ["Herberge:Limits:NewcomerDays"] = "14" });
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var thread = await house.StartAsync(svenja, space, "Wer liefert?");
        const string Long = "Das ist ein Text, der lang genug ist, um aufzufallen.";

        Assert.Null((await house.AnswerAsync(tomasz, thread, Long)).HeldId);
        Assert.NotNull((await house.AnswerAsync(tomasz, thread, Long)).HeldId);
        for (var i = 0; i < 4; i++) Assert.Null((await house.AnswerAsync(tomasz, thread, $"Nachtrag {i}")).HeldId);
        Assert.NotNull((await house.AnswerAsync(tomasz, thread, "Einer zu viel")).HeldId);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null((await house.AnswerAsync(tomasz, thread, "Nach einer Pause")).HeldId);

        await house.DoAsync<CareForSpace, Done>(svenja, (care, v) => care.HandleAsync("ersatzteile", new CareInput(0, true, "Geheimprojekt\nblöd*"), v, None));
        var said = await house.AnswerAsync(tomasz, thread, "Ein BLÖDES Beispiel, kein Geheimprojektplan.");
        Assert.Null(said.HeldId);
        var entry = Assert.Single((await house.AskAsync<ReadQueue, ModerationQueue>(svenja, (queue, v) => queue.HandleAsync(null, v, None))).Cases);
        Assert.Equal("blöd*", Assert.Single(entry.Flags).Text);
        Assert.Null(entry.Flags[0].Reporter);
    }

    [Theory, BothEngines]
    public async Task Slow_mode_and_a_time_out_hold_until_their_moment(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        var thread = await house.StartAsync(svenja, space, "Wer liefert?");
        await house.DoAsync<Herberge.Spaces.Moderation.Threads.TendThread, Done>(svenja, (tend, v) => tend.SlowAsync(thread, 60, v, None));

        var first = await house.AnswerAsync(tomasz, thread, "Eins");
        Assert.Equal("moderation-slow", (await house.TryAnswerAsync(tomasz, new AddPostInput(thread, "Zwei"))).Problem.Code);
        await house.AnswerAsync(svenja, thread, "Wer moderiert, ist nicht gemeint");
        await house.AnswerAsync(svenja, thread, "Auch nicht gleich danach");
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        await house.AnswerAsync(tomasz, thread, "Zwei");

        await house.DoAsync<TakeMeasure, Done>(svenja, (take, v) => take.HandleAsync(new TakeMeasureInput(tomasz.Id, space, MeasureKind.TimeOut, Reason.Tone, "Kühl dich ab.", Days: 1), v, None));
        house.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal("moderation-timed-out", (await house.TryAnswerAsync(tomasz, new AddPostInput(thread, "Drei"))).Problem.Code);
        await house.RefusedAsync<EditPost, PostAdded>(tomasz, "moderation-timed-out", (edit, v) => edit.HandleAsync(new EditPostInput(first.PostId, "Anders"), v, None));
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.AnswerAsync(tomasz, thread, "Drei");
    }

    [Fact]
    public async Task A_new_edition_of_the_house_rules_asks_everybody_and_closes_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        Assert.Equal(HttpStatusCode.OK, (await tomasz.GetAsync("/house-rules")).StatusCode);
        await house.DoAsync<HouseRulesUse, int>(house.Administrator, (rules, v) => rules.WriteAsync("Wir duzen uns.", "Geheim", v with { Roles = v.Roles | Herberge.Foundation.Access.HouseRoles.Host }, None));

        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        Assert.Contains("Bitte lies sie.", await rosa.ReadAsync("/spaces"), StringComparison.Ordinal);
        var page = await rosa.ReadAsync("/house-rules");
        Assert.Contains("Wir duzen uns.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim", page, StringComparison.Ordinal);
        (await rosa.ActAsync("/house-rules/1/read")).LeadsTo("/house-rules");
        Assert.DoesNotContain("Bitte lies sie.", await rosa.ReadAsync("/spaces"), StringComparison.Ordinal);
        await house.RefusedAsync<HouseRulesUse, int>(rosa, "hosts-only", (rules, v) => rules.WriteAsync("Meine Regeln", null, v, None));
    }
}
