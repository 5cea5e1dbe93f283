using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Outcomes;
using Herberge.Ideas.Stages;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Ideas;

public sealed class StageRuleTests
{
    private const string Reason = "Das Regal kommt erst im Herbst.";

    [Theory, BothEngines]
    public async Task An_idea_goes_its_whole_way_and_every_step_is_kept_with_who_when_and_why(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);

        await scene.MovesAsync(scene.Lead, StageKind.Discussed);
        await scene.RefusedAsync(HttpStatusCode.Conflict, "stage-needs-answer", scene.Lead, StageKind.Evaluated);
        await scene.ChangeAsync(idea => idea.FirstAnswerAt = scene.House.Clock.GetUtcNow());
        await scene.MovesAsync(scene.Lead, StageKind.Evaluated);
        await scene.RefusedAsync(HttpStatusCode.Conflict, "stage-needs-decision", scene.Decider, StageKind.Decided);
        var decision = await scene.DecideAsync(Verdict.Pilot);
        await scene.MovesAsync(scene.Decider, StageKind.Decided);
        await scene.RefusedAsync(HttpStatusCode.Conflict, "stage-needs-owner", scene.Lead, StageKind.Underway);
        await scene.ChangeAsync(idea => idea.OwnerId = scene.Author.Id);
        await scene.MovesAsync(scene.Lead, StageKind.Underway);
        await scene.RefusedAsync(HttpStatusCode.Conflict, "stage-needs-measured-benefit", scene.Lead, StageKind.Outcome);
        await scene.MeasureAsync();
        await scene.MovesAsync(scene.Lead, StageKind.Outcome);

        // What was decided stands until it is reopened, and going back is explained.
        await scene.RefusedAsync(HttpStatusCode.Conflict, "stage-decision-stands", scene.Lead, StageKind.Discussed, Reason);
        await scene.ReopenAsync(decision);
        await scene.RefusedAsync(HttpStatusCode.BadRequest, "stage-reason-missing", scene.Lead, StageKind.Discussed);
        await scene.MovesAsync(scene.Lead, StageKind.Discussed, Reason);

        var moves = await scene.MovesAsync();
        Assert.Equal([null, Of(StageKind.Submitted), Of(StageKind.Discussed), Of(StageKind.Evaluated), Of(StageKind.Decided), Of(StageKind.Underway), Of(StageKind.Outcome)], moves.Select(m => m.FromId));
        Assert.Equal(moves.Skip(1).Select(m => m.FromId), moves.SkipLast(1).Select(m => (Guid?)m.ToId));
        Assert.Equal(Reason, moves[^1].Reason);
        Assert.Equal(scene.Author.Id, moves[0].MovedBy);
        Assert.Equal(6, await scene.House.InDbAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "idea.moved" && a.Subject == "I-01")));
        Assert.Equal(6, await scene.House.InDbAsync(db => db.Acts.CountAsync(a => a.Kind == ActKind.MovedIdea && a.SubjectId == scene.Idea.Id)));
    }

    [Theory, BothEngines]
    public async Task Who_a_stage_does_not_name_moves_nothing_by_page_or_API(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);

        foreach (var person in new[] { scene.Author, scene.Juror, scene.Decider, scene.Anybody })
        {
            await scene.RefusedAsync(HttpStatusCode.Forbidden, "stage-not-yours", person, StageKind.Evaluated);
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.PressAsync(person, StageKind.Evaluated)).StatusCode);
        }

        Assert.Equal(StageKind.Submitted, await scene.House.StandsAsync(scene.Idea.Id));
        Assert.Single(await scene.MovesAsync());
    }

    [Theory, BothEngines]
    public async Task Nobody_parks_or_declines_without_a_reason_even_where_the_stage_asks_for_none(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.House.InDbAsync(db => db.Stages.ExecuteUpdateAsync(s => s.SetProperty(x => x.Needs, StageNeeds.None)));

        foreach (var kind in new[] { StageKind.Parked, StageKind.Declined })
        {
            await scene.RefusedAsync(HttpStatusCode.BadRequest, "stage-reason-missing", scene.Lead, kind);
            await scene.RefusedAsync(HttpStatusCode.BadRequest, "stage-reason-missing", scene.Lead, kind, "  \n ");
            var pressed = await scene.PressAsync(scene.Lead, kind);
            Assert.Equal($"/ideas/{scene.Idea.Id}/move?to={Of(kind)}", pressed.Headers.Location?.ToString());
            Assert.Equal(StageKind.Submitted, await scene.House.StandsAsync(scene.Idea.Id));
        }

        await scene.MovesAsync(scene.Lead, StageKind.Declined, Reason);
        Assert.Equal(Reason, (await scene.MovesAsync())[^1].Reason);
    }

    [Theory, BothEngines]
    public async Task An_author_brings_an_idea_forward_but_not_back_and_not_out_of_parked(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);

        await scene.MovesAsync(scene.Author, StageKind.Discussed);
        await scene.MovesAsync(scene.Lead, StageKind.Parked, Reason);
        await scene.RefusedAsync(HttpStatusCode.Forbidden, "stage-not-yours", scene.Author, StageKind.Discussed, "Ich will weiter.");
        await scene.MovesAsync(scene.Lead, StageKind.Discussed, "Das Budget ist da.");
    }

    [Theory, BothEngines]
    public async Task An_idea_goes_only_where_its_decision_says(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.ChangeAsync(idea => idea.OwnerId = scene.Author.Id);
        await scene.DecideAsync(Verdict.No);

        await scene.RefusedAsync(HttpStatusCode.Conflict, "stage-decision-stands", scene.Lead, StageKind.Underway);
        await scene.RefusedAsync(HttpStatusCode.Conflict, "stage-decision-stands", scene.Lead, StageKind.Parked, Reason);
        await scene.MovesAsync(scene.Lead, StageKind.Declined, Reason);
    }

    [Theory, BothEngines]
    public async Task A_retired_or_unknown_stage_and_the_same_one_again_take_no_idea(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var now = scene.House.Clock.GetUtcNow();
        await scene.House.InDbAsync(db => db.Stages.Where(s => s.Kind == StageKind.Discussed).ExecuteUpdateAsync(s => s.SetProperty(x => x.RetiredAt, now)));

        await scene.RefusedAsync(HttpStatusCode.Conflict, "stage-retired", scene.Lead, StageKind.Discussed);
        await scene.RefusedAsync(HttpStatusCode.Conflict, "idea-already-there", scene.Lead, StageKind.Submitted);
        var caller = await scene.House.CallAsync(scene.Lead);
        var unknown = await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"/ideas/{scene.Idea.Id}/moves", new { stage = Guid.CreateVersion7() });
        Assert.Equal("stage-unknown", (string)unknown["code"]!);
    }

    [Theory, BothEngines]
    public async Task The_team_and_whoever_follows_hear_of_a_move_and_the_mover_does_not(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.Anybody.ActAsync($"/threads/{scene.Idea.ThreadId}/follow", ("state", "following"));

        await scene.MovesAsync(scene.Lead, StageKind.Discussed);

        var told = await scene.House.InDbAsync(db => db.Set<Notification>().Where(n => n.Kind == NotificationKind.IdeaMoved).Select(n => n.MemberId).ToListAsync());
        Assert.Equal(new[] { scene.Author.Id, scene.Anybody.Id }.Order(), told.Order());
        Assert.Equal(1, await scene.House.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.IdeaSubmitted && n.MemberId == scene.Lead.Id)));
    }

    [Theory, BothEngines]
    public async Task Who_may_not_read_the_space_neither_sees_nor_moves_an_idea(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var lead = await house.InviteAsync("Grete Hinrichs", "Qualität");
        var outsider = await house.InviteAsync("Tomasz Wieczorek", "Einkauf", roles: HouseRoles.CommunityManager);
        var space = await house.OpenSpaceAsync(lead, "Geschlossen", SpaceKind.Private);
        var box = await house.OpenBoxAsync(space, lead);
        var idea = await house.SubmitAsync(lead, box);

        var caller = await house.CallAsync(outsider);
        await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/ideas/{idea.Id}");
        await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"/ideas/{idea.Id}/moves", new { stage = Of(StageKind.Discussed) });
        await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, "/ideas", new { campaignId = box, title = "Hinein", lead = "Geht das?" });
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.ActAsync($"/ideas/{idea.Id}/moves", ("stage", Of(StageKind.Discussed).ToString()))).StatusCode);
    }

    [Theory, BothEngines]
    public async Task No_thread_becomes_an_idea_by_the_API_of_threads(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var caller = await scene.House.CallAsync(scene.Author);
        await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/spaces/werkstatt/threads", new { kind = "idea", title = "Nur so", body = "Ohne Weg." });
    }

    [Theory, BothEngines]
    public async Task Many_ideas_go_together_or_none(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        var other = await scene.House.SubmitAsync(scene.Author, scene.Box, "Noch eine");
        await scene.ChangeAsync(idea => idea.FirstAnswerAt = scene.House.Clock.GetUtcNow());
        var caller = await scene.House.CallAsync(scene.Lead);

        await caller.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Post, "/ideas/moves", new { stage = Of(StageKind.Evaluated), ideas = new[] { scene.Idea.Id, other.Id } });
        Assert.Equal((StageKind.Submitted, StageKind.Submitted), (await scene.House.StandsAsync(scene.Idea.Id), await scene.House.StandsAsync(other.Id)));
        var refused = await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/ideas/moves", new { stage = Of(StageKind.Declined), ideas = new[] { scene.Idea.Id, other.Id } });
        Assert.Equal("stage-reason-missing", (string)refused["code"]!);
        Assert.Equal(2, (int)(await Said(await caller.SendAsync(HttpMethod.Post, "/ideas/moves", new { stage = Of(StageKind.Declined), ideas = new[] { scene.Idea.Id, other.Id }, reason = Reason })))["moved"]!);

        static async Task<System.Text.Json.Nodes.JsonNode> Said(HttpResponseMessage answer) => System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    [Theory, BothEngines]
    public async Task A_mail_tells_the_team_what_the_stage_means_and_followers_only_where_it_stands(Engine engine)
    {
        await using var scene = await Scene.OpenAsync(engine);
        await scene.Anybody.ActAsync($"/threads/{scene.Idea.ThreadId}/follow", ("state", "following"));

        await scene.MovesAsync(scene.Lead, StageKind.Parked, Reason);

        var mails = await scene.House.InDbAsync(db => db.Outbox.Select(o => o.Payload).ToListAsync());
        var toAuthor = Assert.Single(mails, m => m.Contains(scene.Author.Email, StringComparison.Ordinal));
        var toFollower = Assert.Single(mails, m => m.Contains(scene.Anybody.Email, StringComparison.Ordinal));
        Assert.Contains("Deine Idee ruht vorerst", toAuthor, StringComparison.Ordinal);
        Assert.DoesNotContain("Deine Idee ruht vorerst", toFollower, StringComparison.Ordinal);
        Assert.Contains("Geparkt", toFollower, StringComparison.Ordinal);
        Assert.DoesNotContain(mails, m => m.Contains("Regal", StringComparison.Ordinal));
    }

    private static Guid Of(StageKind kind) => SomeIdeas.Stage(kind);

    /// <summary>One idea in the open box, and everybody a stage may name.</summary>
    private sealed class Scene(TestHouse house) : IAsyncDisposable
    {
        public TestHouse House => house;

        public Person Author { get; private set; } = null!;

        public Person Lead { get; private set; } = null!;

        public Person Juror { get; private set; } = null!;

        public Person Decider { get; private set; } = null!;

        public Person Anybody { get; private set; } = null!;

        public IdeaSubmitted Idea { get; private set; } = null!;

        public Guid Box { get; private set; }

        public static async Task<Scene> OpenAsync(Engine engine)
        {
            var house = await TestHouse.OpenAsync(engine);
            var scene = new Scene(house)
            {
                Author = await house.InviteAsync("Samuel Adeyemi", "Service"),
                Lead = await house.InviteAsync("Grete Hinrichs", "Qualität"),
                Juror = await house.InviteAsync("Linh Nguyen", "IT"),
                Decider = await house.InviteAsync("Mehmet Aksoy", "Einkauf"),
                Anybody = await house.InviteAsync("Rosa Figueiredo", "Produktion"),
            };
            var space = await house.OpenSpaceAsync(scene.Lead, "Werkstatt");
            var box = await house.OpenBoxAsync(space, scene.Lead, (scene.Juror, CampaignRole.Juror), (scene.Decider, CampaignRole.Decider));
            scene.Box = box;
            scene.Idea = await house.SubmitAsync(scene.Author, box);
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            return scene;
        }

        public async Task MovesAsync(Person person, StageKind to, string? reason = null)
        {
            await (await house.CallAsync(person)).DoAsync(HttpMethod.Post, $"/ideas/{Idea.Id}/moves", new { stage = Of(to), reason });
            Assert.Equal(to, await house.StandsAsync(Idea.Id));
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        public async Task RefusedAsync(HttpStatusCode status, string code, Person person, StageKind to, string? reason = null)
        {
            var problem = await (await house.CallAsync(person)).RefusedAsync(status, HttpMethod.Post, $"/ideas/{Idea.Id}/moves", new { stage = Of(to), reason });
            Assert.Equal(code, (string)problem["code"]!);
        }

        public Task<HttpResponseMessage> PressAsync(Person person, StageKind to) => person.ActAsync($"/ideas/{Idea.Id}/moves", ("stage", Of(to).ToString()));

        public Task<List<StageMove>> MovesAsync() => house.InDbAsync(db => db.StageMoves.Where(m => m.IdeaId == Idea.Id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync());

        public Task<int> ChangeAsync(Action<Idea> change) => house.InDbAsync(async db =>
        {
            change(await db.Ideas.SingleAsync(i => i.Id == Idea.Id));
            return await db.SaveChangesAsync();
        });

        public Task<Guid> DecideAsync(Verdict verdict) => house.InDbAsync(async db =>
        {
            var decision = new Decision(Guid.CreateVersion7(), Idea.Id, verdict, "So machen wir es", "Weil es passt.", Decider.Id, house.Clock.GetUtcNow());
            db.Decisions.Add(decision);
            await db.SaveChangesAsync();
            return decision.Id;
        });

        public Task<int> ReopenAsync(Guid decisionId) => house.InDbAsync(async db =>
        {
            (await db.Decisions.SingleAsync(d => d.Id == decisionId)).Reopen(Decider.Id, "Neue Zahlen", house.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        public Task<int> MeasureAsync() => house.InDbAsync(async db =>
        {
            db.Benefits.Add(new Benefit
            {
                Id = Guid.CreateVersion7(), IdeaId = Idea.Id, IsMeasured = true, Text = "23 % weniger Rückfragen", Source = "Ticketsystem", NotedBy = Lead.Id,
                On = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime),
            });
            return await db.SaveChangesAsync();
        });

        public ValueTask DisposeAsync() => house.DisposeAsync();
    }
}
