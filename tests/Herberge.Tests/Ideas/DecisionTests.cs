using System.Globalization;
using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Voting;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

public sealed class DecisionTests
{
    [Theory, BothEngines]
    public async Task A_decision_moves_the_idea_and_tells_whoever_wrote_helped_or_supported_it_once(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.VoteAsync(scene.Fan, scene.Author);

        var decided = await scene.DecideAsync(scene.Decider, Verdict.Pilot, stop: "unter 10 % gescannt wird");

        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        Assert.Equal(StageKind.Decided, await scene.House.StandsAsync(scene.Idea));
        var page = await scene.Author.PageAsync($"/ideas/{scene.Idea}");
        var decision = page.QuerySelector("#decision")!.TextContent;
        Assert.Contains("Ja, wir starten im Werk Süd", decision, StringComparison.Ordinal);
        Assert.Contains("Weil es in zehn Wochen prüfbar ist.", decision, StringComparison.Ordinal);
        Assert.Contains("unter 10 % gescannt wird", decision, StringComparison.Ordinal);
        var told = await scene.House.InDbAsync(db => db.Notifications.Where(n => n.Kind == NotificationKind.IdeaDecided || n.Kind == NotificationKind.IdeaMoved).Select(n => n.MemberId).ToListAsync());
        Assert.Equal(new[] { scene.Author.Id, scene.Fan.Id }.Order(), told.Order());
        Assert.NotNull(await scene.House.InDbAsync(db => db.Ideas.Where(i => i.Id == scene.Idea).Select(i => i.DecidedAt).SingleAsync()));
        Assert.Equal(1, await scene.House.InDbAsync(db => db.Acts.CountAsync(a => a.Kind == ActKind.DecidedIdea && a.SubjectId == scene.Idea)));
    }

    [Theory, BothEngines]
    public async Task Who_took_their_vote_back_is_not_told(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.VoteAsync(scene.Fan, scene.Other);
        await scene.House.InDbAsync(db => db.Votes.Where(v => v.MemberId == scene.Other.Id).ExecuteUpdateAsync(v => v.SetProperty(x => x.Count, 0)));

        await scene.DecideAsync(scene.Decider, Verdict.Yes);

        var told = await scene.House.InDbAsync(db => db.Notifications.Where(n => n.Kind == NotificationKind.IdeaDecided).Select(n => n.MemberId).ToListAsync());
        Assert.Contains(scene.Fan.Id, told);
        Assert.DoesNotContain(scene.Other.Id, told);
    }

    [Theory, BothEngines]
    public async Task What_was_parked_before_can_be_decided_to_wait(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var parked = await scene.House.InDbAsync(db => db.Stages.Where(s => s.Kind == StageKind.Parked).Select(s => s.Id).SingleAsync());
        await scene.Lead.ActAsync($"/ideas/{scene.Idea}/move", ("_handler", "move"), ("Form.ToStageId", parked.ToString()), ("Form.Reason", "Bis die Stücklisten digital sind."));
        Assert.Equal(StageKind.Parked, await scene.House.StandsAsync(scene.Idea));

        Assert.Equal(HttpStatusCode.Found, (await scene.DecideAsync(scene.Decider, Verdict.Parked)).StatusCode);
        Assert.Equal(StageKind.Parked, await scene.House.StandsAsync(scene.Idea));
        Assert.Equal(Verdict.Parked, await scene.House.InDbAsync(db => db.Decisions.Select(d => d.Verdict).SingleAsync()));
        Assert.Contains("Ja, wir starten im Werk Süd", (await scene.Author.PageAsync($"/ideas/{scene.Idea}")).QuerySelector("#decision")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await scene.House.InDbAsync(db => db.Notifications.CountAsync(n => n.Kind == NotificationKind.IdeaDecided && n.MemberId == scene.Author.Id)));
    }

    [Theory, BothEngines]
    public async Task Nothing_is_decided_without_a_reason_and_a_pilot_says_when_it_stops(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);

        var page = await (await scene.DecideAsync(scene.Decider, Verdict.Pilot, reason: " ")).Content.ReadAsStringAsync();

        Assert.Contains("Ohne Begründung wird nichts entschieden", page, StringComparison.Ordinal);
        Assert.Contains("wann der Pilot aufhört", page, StringComparison.Ordinal);
        Assert.Contains("Ja, wir starten im Werk Süd", page, StringComparison.Ordinal);
        Assert.Equal(0, await scene.House.InDbAsync(db => db.Decisions.CountAsync()));
        Assert.Equal(StageKind.Submitted, await scene.House.StandsAsync(scene.Idea));
    }

    [Theory, BothEngines]
    public async Task Only_those_named_decide_and_only_once(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);

        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Author.GetAsync($"/ideas/{scene.Idea}/decide")).StatusCode);
        await scene.DecideAsync(scene.Fan, Verdict.Yes);
        Assert.Equal("idea-decide-forbidden", await scene.House.InScopeAsync(async services => (await services.GetRequiredService<DecideIdea>()
            .HandleAsync(scene.Idea, new DecideIdeaInput(Verdict.Yes, "Ja", "Weil ich es will."), await scene.Author.ViewerAsync(), CancellationToken.None)).Problem.Code));
        Assert.Equal(0, await scene.House.InDbAsync(db => db.Decisions.CountAsync()));
        await scene.DecideAsync(scene.Decider, Verdict.Yes);
        await scene.DecideAsync(scene.Decider, Verdict.No);

        Assert.Equal(Verdict.Yes, await scene.House.InDbAsync(db => db.Decisions.Select(d => d.Verdict).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task Authors_take_a_declined_idea_up_again_when_its_rest_is_over_and_the_history_keeps_the_decision(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.DecideAsync(scene.Decider, Verdict.No, review: DateOnly.FromDateTime(scene.House.Clock.GetUtcNow().UtcDateTime).AddDays(2));
        Assert.Equal(StageKind.Declined, await scene.House.StandsAsync(scene.Idea));

        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Author.GetAsync($"/ideas/{scene.Idea}/reopen")).StatusCode);
        scene.House.Clock.Advance(TimeSpan.FromDays(3));
        var empty = await scene.Author.SubmitAsync($"/ideas/{scene.Idea}/reopen", "reopen", ("Form.Reason", ""));
        Assert.Contains("was neu ist", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await scene.Author.SubmitAsync($"/ideas/{scene.Idea}/reopen", "reopen", ("Form.Reason", "Die Stücklisten sind jetzt digital."));

        Assert.Equal(StageKind.Discussed, await scene.House.StandsAsync(scene.Idea));
        var page = await scene.Fan.PageAsync($"/ideas/{scene.Idea}");
        Assert.Null(page.QuerySelector("#decision"));
        var earlier = page.QuerySelector(".earlier")!.TextContent;
        Assert.Contains("Ja, wir starten im Werk Süd", earlier, StringComparison.Ordinal);
        Assert.Contains("Die Stücklisten sind jetzt digital.", earlier, StringComparison.Ordinal);
        await scene.DecideAsync(scene.Decider, Verdict.Yes);
        Assert.Equal(StageKind.Decided, await scene.House.StandsAsync(scene.Idea));
    }

    [Theory, BothEngines]
    public async Task What_comes_of_it_is_kept_by_those_who_carry_it_out_and_read_by_all(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.DecideAsync(scene.Decider, Verdict.Yes);
        var outcome = $"/ideas/{scene.Idea}/outcome";

        await scene.Decider.SubmitAsync(outcome, "plan", ("Plan.Owner", "@rosa.figueiredo"), ("Plan.WorkLink", "https://board.example/42"), ("Plan.From", "2026-05-01"), ("Plan.Until", "2026-06-30"));
        var wrong = await scene.Fan.SubmitAsync(outcome, "plan", ("Plan.Owner", "@niemand"), ("Plan.WorkLink", "javascript:alert(1)"), ("Plan.From", "2026-05-01"), ("Plan.Until", "2026-04-01"));
        var words = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("„@niemand“ kenne ich nicht", words, StringComparison.Ordinal);
        Assert.Contains("kein Link ins Web", words, StringComparison.Ordinal);
        Assert.Contains("Das Ende liegt vor dem Anfang", words, StringComparison.Ordinal);
        await scene.Fan.SubmitAsync(outcome, "step", ("Step.Title", "Codes an 60 Motoren anbringen"), ("Step.DueOn", "2026-05-22"));
        await scene.Fan.SubmitAsync(outcome, "benefit", ("Gain.IsMeasured", "true"), ("Gain.Text", "23 % weniger Rückfragen"), ("Gain.Amount", "23,0"), ("Gain.Unit", "Prozent"), ("Gain.Source", "Ticketsystem, Wochen 1 bis 10"));
        await scene.Fan.SubmitAsync(outcome, "story", ("body", "Vorher suchten wir in **drei** Systemen."));

        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Other.GetAsync(outcome)).StatusCode);
        var page = await scene.Other.PageAsync($"/ideas/{scene.Idea}");
        var shown = page.QuerySelector("#outcome")!;
        Assert.Contains("23 % weniger Rückfragen", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ticketsystem, Wochen 1 bis 10", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("Codes an 60 Motoren anbringen", shown.TextContent, StringComparison.Ordinal);
        Assert.Equal("drei", shown.QuerySelector("strong")!.TextContent);
        Assert.Equal("https://board.example/42", page.QuerySelector("a[rel~=nofollow]")!.GetAttribute("href"));

        var step = await scene.House.InDbAsync(db => db.Milestones.Select(m => m.Id).SingleAsync());
        await scene.Fan.ActAsync($"/ideas/{scene.Idea}/milestones/{step}/reached");
        Assert.NotNull(await scene.House.InDbAsync(db => db.Milestones.Select(m => m.DoneAt).SingleAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Other.ActAsync($"/ideas/{scene.Idea}/milestones/{step}/remove")).StatusCode);
        Assert.Equal(1, await scene.House.InDbAsync(db => db.Milestones.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task An_idea_of_a_closed_space_is_neither_decided_nor_carried_out_by_who_may_not_read_it(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.House.InDbAsync(db => db.Spaces.ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Private)));
        await scene.House.InDbAsync(db => db.SpaceMembers.Where(m => m.MemberId == scene.Decider.Id).ExecuteDeleteAsync());

        foreach (var page in new[] { "decide", "reopen", "outcome" }) Assert.Equal(HttpStatusCode.NotFound, (await scene.Decider.GetAsync($"/ideas/{scene.Idea}/{page}")).StatusCode);
    }

    private sealed record Scene(TestHouse House, Person Lead, Person Author, Person Decider, Person Fan, Person Other, Guid Idea) : IAsyncDisposable
    {
        public static async Task<Scene> OpenAsync(Engine engine)
        {
            var house = await TestHouse.OpenAsync(engine);
            var lead = await house.InviteAsync("Lena Lead", "F&E", roles: HouseRoles.CommunityManager);
            var author = await house.InviteAsync("Samuel Adeyemi", "Service");
            var decider = await house.InviteAsync("Mehmet Aksoy", "Einkauf");
            var fan = await house.InviteAsync("Rosa Figueiredo", "Werk Süd");
            var other = await house.InviteAsync("Olaf Kern", "Vertrieb");
            var space = await house.OpenSpaceAsync(lead, "Ersatzteile", members: [author, decider, fan, other]);
            var box = await house.OpenBoxAsync(space, lead, (decider, CampaignRole.Decider));
            var idea = await house.SubmitAsync(author, box);
            return new Scene(house, lead, author, decider, fan, other, idea.Id);
        }

        public Task<HttpResponseMessage> DecideAsync(Person person, Verdict verdict, string reason = "Weil es in zehn Wochen prüfbar ist.", string stop = "", DateOnly? review = null) =>
            person.ActAsync($"/ideas/{Idea}/decide", ("_handler", "decide"), ("Form.Verdict", verdict.ToString()), ("Form.Headline", "Ja, wir starten im Werk Süd"), ("Form.Reason", reason), ("Form.StopCriterion", stop), ("Form.ReviewOn", review?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""));

        public Task<int> VoteAsync(params Person[] people) => House.InDbAsync(db =>
        {
            db.Votes.AddRange(people.Select(p => new Vote(Idea, p.Id, 1, House.Clock.GetUtcNow())));
            return db.SaveChangesAsync();
        });

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
