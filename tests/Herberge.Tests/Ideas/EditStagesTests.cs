using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Ideas;
using Herberge.Ideas.Stages;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Ideas;

public sealed class EditStagesTests
{
    [Theory, BothEngines]
    public async Task A_host_names_a_new_stage_between_the_others_and_its_rule_holds_at_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Grete Hinrichs", roles: HouseRoles.CommunityManager);
        var samuel = await house.InviteAsync("Samuel Adeyemi", "Service");
        var box = await house.OpenBoxAsync(await house.OpenSpaceAsync(host, "Werkstatt"), host);
        var idea = await house.SubmitAsync(samuel, box);

        await host.SubmitAsync("/ideas/stages/new", "stage", Fields(StageKind.Discussed, "Belegt", ("Form.Movers", "Authors"), ("Form.Movers", "Leads"), ("Form.Needs", "Reason")));

        var stages = await house.InDbAsync(db => db.Stages.OrderBy(s => s.Position).ToListAsync());
        Assert.Equal(["Neu", "Im Gespräch", "Belegt", "In Bewertung"], stages.Take(4).Select(s => s.NameDe));
        Assert.Equal((StageMovers.Authors | StageMovers.Leads, StageNeeds.Reason), (stages[2].Movers, stages[2].Needs));
        var refused = await samuel.ActAsync($"/ideas/{idea.Id}/moves", ("stage", stages[2].Id.ToString()));
        Assert.Equal($"/ideas/{idea.Id}/move?to={stages[2].Id}", refused.Headers.Location?.ToString());
        await samuel.SubmitAsync($"/ideas/{idea.Id}/move", "move", ("Form.ToStageId", stages[2].Id.ToString()), ("Form.Reason", "42 Stimmen sagen es."));
        var page = await host.PageAsync($"/ideas/{idea.Id}");
        Assert.Equal("Belegt", page.QuerySelector(".stages [aria-current] b")!.TextContent);
        Assert.Contains("42 Stimmen sagen es.", page.QuerySelector(".reason")!.TextContent, StringComparison.Ordinal);
        Assert.True(await house.InDbAsync(db => db.Set<AuditEntry>().AnyAsync(a => a.Action == "idea.stage-changed" && a.Subject == "Belegt")));
    }

    [Theory, BothEngines]
    public async Task Stages_change_places_only_among_their_kind_and_one_for_new_ideas_stays(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Grete Hinrichs", roles: HouseRoles.Host);
        var (first, evaluated) = (SomeIdeas.Stage(StageKind.Submitted), SomeIdeas.Stage(StageKind.Evaluated));
        await host.SubmitAsync("/ideas/stages/new", "stage", Fields(StageKind.Evaluated, "Zweite Runde", ("Form.Movers", "Leads")));

        await host.ActAsync($"/ideas/stages/{evaluated}/down");
        await host.ActAsync($"/ideas/stages/{evaluated}/down");
        await host.ActAsync($"/ideas/stages/{first}/retire");
        Assert.Equal(["Neu", "Im Gespräch", "Zweite Runde", "In Bewertung", "Entschieden"], await house.InDbAsync(db => db.Stages.OrderBy(s => s.Position).Take(5).Select(s => s.NameDe).ToListAsync()));
        Assert.Null(await house.InDbAsync(db => db.Stages.Where(s => s.Id == first).Select(s => s.RetiredAt).SingleAsync()));

        await host.ActAsync($"/ideas/stages/{evaluated}/retire");
        Assert.NotNull(await house.InDbAsync(db => db.Stages.Where(s => s.Id == evaluated).Select(s => s.RetiredAt).SingleAsync()));
        await host.ActAsync($"/ideas/stages/{evaluated}/restore");
        Assert.Null(await house.InDbAsync(db => db.Stages.Where(s => s.Id == evaluated).Select(s => s.RetiredAt).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task Nobody_else_edits_stages_and_an_unfinished_one_comes_back_with_its_words(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Grete Hinrichs", roles: HouseRoles.Host);
        var member = await house.InviteAsync("Samuel Adeyemi");

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/ideas/stages")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.ActAsync($"/ideas/stages/{SomeIdeas.Stage(StageKind.Parked)}/retire")).StatusCode);
        var back = await host.SubmitAsync("/ideas/stages/new", "stage", Fields(StageKind.Discussed, "Ohne jemanden"));
        var html = await back.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Wähle, wer eine Idee dorthin bringt.", html, StringComparison.Ordinal);
        Assert.Contains("Ohne jemanden", html, StringComparison.Ordinal);
        Assert.Equal(8, await house.InDbAsync(db => db.Stages.CountAsync()));
    }

    private static (string, string)[] Fields(StageKind kind, string name, params (string, string)[] more) =>
        [("Form.Kind", kind.ToString()), ("Form.NameDe", name), ("Form.NameEn", $"{name} (en)"), ("Form.TellDe", "Es geht weiter."), ("Form.TellEn", "It goes on."), .. more];
}
