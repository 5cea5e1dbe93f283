using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Moderation;

public sealed class FlagTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, BothEngines]
    public async Task A_flagged_post_is_judged_by_others_than_its_author_and_the_flag_never_tells_who(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var hanna = await house.InviteAsync("Hanna Gastgeb", "Personal", roles: HouseRoles.Host);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", members: [tomasz]);
        var thread = await house.StartAsync(tomasz, space, "Wer liefert?");
        // The space's own host wrote it: she must learn nothing of the flag, though she moderates here.
        var post = (await house.AnswerAsync(svenja, thread, "Frag doch den Trottel im Einkauf.")).PostId;

        using var sent = await rosa.SubmitAsync($"/posts/{post}/flag", "flag", ("Form.Reason", "Tone"), ("Form.Text", "Das verletzt."));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        await house.DoAsync<FlagPost, Herberge.Foundation.Outcomes.Done>(rosa, (flag, v) => flag.HandleAsync(new FlagPostInput(post, Reason.Tone), v, None));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Flag>().CountAsync()));
        await house.RefusedAsync<FlagPost, Herberge.Foundation.Outcomes.Done>(svenja, "flag-own", (flag, v) => flag.HandleAsync(new FlagPostInput(post, Reason.Tone), v, None));

        foreach (var path in new[] { "/moderation", "/spaces/ersatzteile/moderation", $"/posts/{post}/menu", $"/threads/{thread}" })
        {
            Assert.DoesNotContain("Das verletzt.", await svenja.ReadAsync(path), StringComparison.Ordinal);
        }

        Assert.Equal(0, (await house.AskAsync<ReadQueue, ModerationQueue>(svenja, (queue, v) => queue.HandleAsync(null, v, None))).Waiting);
        var entry = Assert.Single((await house.AskAsync<ReadQueue, ModerationQueue>(hanna, (queue, v) => queue.HandleAsync(null, v, None))).Cases);
        Assert.Equal("Rosa Figueiredo", Assert.Single(entry.Flags).Reporter);
        Assert.Equal(HttpStatusCode.NotFound, (await svenja.GetAsync($"/moderation/cases/{entry.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.GetAsync($"/moderation/cases/{entry.Id}")).StatusCode);

        using var settled = await hanna.SubmitAsync($"/moderation/cases/{entry.Id}", "settle",
            ("Form.Outcome", "Withdrawn"), ("Form.Reason", "Tone"), ("Form.Words", "So reden wir nicht miteinander."), ("Form.Body", "x"));
        Assert.Equal(HttpStatusCode.Found, settled.StatusCode);
        Assert.NotNull((await house.InDbAsync(db => db.Set<Post>().SingleAsync(p => p.Id == post))).DeletedAt);
        var measure = await house.InDbAsync(db => db.Set<Measure>().SingleAsync());
        var told = await svenja.ReadAsync($"/measures/{measure.Id}");
        Assert.Contains("So reden wir nicht miteinander.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Hanna", told, StringComparison.Ordinal);
        var log = await tomasz.ReadAsync("/spaces/ersatzteile/log");
        Assert.Contains("Beitrag herausgenommen", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Svenja", System.Text.RegularExpressions.Regex.Match(log, "<main.*</main>", System.Text.RegularExpressions.RegexOptions.Singleline).Value, StringComparison.Ordinal);

        (await hanna.ActAsync($"/moderation/cases/{entry.Id}/undo")).LeadsTo("/");
        Assert.Null((await house.InDbAsync(db => db.Set<Post>().SingleAsync(p => p.Id == post))).DeletedAt);
        Assert.Equal(1, (await house.AskAsync<ReadQueue, ModerationQueue>(hanna, (queue, v) => queue.HandleAsync(null, v, None))).Waiting);
        await house.CountersAgreeAsync();
    }

    [Theory, BothEngines]
    public async Task An_appeal_is_answered_by_another_moderator(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var hanna = await house.InviteAsync("Hanna Gastgeb", "Personal", roles: HouseRoles.Host);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", members: [tomasz]);
        var thread = await house.StartAsync(tomasz, space, "Wer liefert?");

        await house.DoAsync<TakeMeasure, Herberge.Foundation.Outcomes.Done>(svenja, (take, v) =>
            take.HandleAsync(new TakeMeasureInput(tomasz.Id, space, MeasureKind.Removal, Reason.Rules, "Dreimal Werbung."), v, None));
        Assert.Equal("moderation-removed", (await house.TryAnswerAsync(tomasz, new AddPostInput(thread, "Noch einmal"))).Problem.Code);
        await house.RefusedAsync<JoinSpace, Space>(tomasz, "moderation-removed", (join, v) => join.HandleAsync("ersatzteile", v, None));
        Assert.False(await house.InDbAsync(db => db.Set<SpaceMember>().AnyAsync(m => m.SpaceId == space && m.MemberId == tomasz.Id)));

        var id = await house.InDbAsync(db => db.Set<Measure>().Select(m => m.Id).SingleAsync());
        Assert.Contains($"/measures/{id}", await tomasz.ReadAsync("/bell"), StringComparison.Ordinal);
        using var objected = await tomasz.SubmitAsync($"/measures/{id}", "object", ("Form.Text", "Das war keine Werbung."));
        Assert.Equal(HttpStatusCode.Found, objected.StatusCode);
        await house.RefusedAsync<Appeals, Herberge.Foundation.Outcomes.Done>(tomasz, "appeal-once", (appeals, v) => appeals.ObjectAsync(id, "Noch einmal", v, None));
        await house.RefusedAsync<Appeals, Herberge.Foundation.Outcomes.Done>(svenja, "appeal-own-decision", (appeals, v) => appeals.AnswerAsync(id, false, "Doch.", v, None));
        await house.RefusedAsync<Appeals, Herberge.Foundation.Outcomes.Done>(tomasz, "not-found", (appeals, v) => appeals.AnswerAsync(id, true, "Ja.", v, None));
        await house.DoAsync<Appeals, Herberge.Foundation.Outcomes.Done>(hanna, (appeals, v) => appeals.AnswerAsync(id, true, "Stimmt, das war eine Frage.", v, None));

        Assert.True(await house.InDbAsync(db => db.Set<SpaceMember>().AnyAsync(m => m.SpaceId == space && m.MemberId == tomasz.Id)));
        await house.AnswerAsync(tomasz, thread, "Danke");
        await house.CountersAgreeAsync();
    }

    [Fact]
    public async Task Notes_are_for_moderators_and_for_the_person_who_asks_for_their_own_data()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", members: [tomasz]);
        await house.DoAsync<WriteNote, Guid>(svenja, (note, v) => note.HandleAsync(tomasz.Id, space, "Erst anrufen, dann verwarnen.", v, None));

        Assert.Contains("Erst anrufen", await svenja.ReadAsync("/moderation/people/tomasz.wieczorek"), StringComparison.Ordinal);
        Assert.Equal("", await tomasz.ReadAsync("/moderation/people/tomasz.wieczorek"));
        var data = await house.InScopeAsync(async services => await services.GetRequiredService<IEnumerable<Herberge.People.Leaving.IPersonalData>>()
            .OfType<ModerationData>().Single().TellAsync(tomasz.Id, None));
        var told = System.Text.Json.JsonSerializer.Serialize(data.Single(r => r.Name == "moderatorNotes").Rows);
        Assert.Contains("Erst anrufen", told, StringComparison.Ordinal);
        Assert.DoesNotContain(svenja.Id.ToString(), told, StringComparison.Ordinal);
    }
}
