using System.Net;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Evaluation;
using Herberge.Ideas.Stages;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

public sealed class JuryTests
{
    [Theory, BothEngines]
    public async Task A_juror_judges_by_every_criterion_and_sees_figures_only_when_all_are_done(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (campaign, idea, jury) = await JuryAsync(house);
        var criteria = await CriteriaAsync(house, campaign);
        Assert.Contains("Eine Idee wartet", (await jury[0].PageAsync("/ideas/jury")).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);

        var half = await jury[0].SubmitAsync($"/ideas/{idea}/judge", "judge", ($"Form.Scores[{criteria[0]}]", "5"), ("Form.Note", "stark"));
        var answer = await half.Content.ReadAsStringAsync();
        Assert.Contains("Aufwand“ eine Zahl von 1 bis 5", WebUtility.HtmlDecode(answer), StringComparison.Ordinal);
        Assert.Contains("stark", answer, StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.ScoreCards.CountAsync()));

        await JudgeAsync(jury[0], idea, criteria, 5, 4);
        Assert.Contains("Gerade wartet nichts", (await jury[0].PageAsync("/ideas/jury")).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        for (var n = 1; n < 5; n++) await JudgeAsync(jury[n], idea, criteria, 4, n);
        var early = await SeeAsync(house, idea, jury[0]);
        Assert.Null(early.Figures);
        Assert.Equal((5, 6), (early.Given, early.Jurors));
        Assert.True(early.MayJudge);

        await JudgeAsync(jury[5], idea, criteria, 3, 5);
        var done = await SeeAsync(house, idea, jury[0]);
        // (5 + 4·4 + 3)/6 = 4.0 counts 40, (4 + 1 + 2 + 3 + 4 + 5)/6 = 3.17 counts 60: 3.5.
        Assert.Equal(3.5, done.Figures!.Total);
        Assert.Equal([(4.0, 3, 5), (3.2, 1, 5)], done.Figures.Criteria.Select(c => (c.Mean, c.Low, c.High)));
        Assert.True(done.Figures.Criteria[1].IsSplit);
        Assert.False(done.MayJudge);
        await jury[0].PageAsync($"/ideas/{idea}/judge", HttpStatusCode.Conflict);

        var page = await jury[0].PageAsync($"/ideas/campaigns/{campaign}/compare");
        Assert.Contains("3,5", page.QuerySelector(".rank tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".portfolio circle"));
        foreach (var juror in jury) Assert.DoesNotContain(juror.Name, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_mean_of_five_never_stands_beside_a_mean_of_six(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (campaign, idea, jury) = await JuryAsync(house);
        var criteria = await CriteriaAsync(house, campaign);
        for (var n = 0; n < 5; n++) await JudgeAsync(jury[n], idea, criteria, 4, 4);
        Assert.Null((await SeeAsync(house, idea, jury[5])).Figures);

        await house.InDbAsync(db => db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.DecideFrom, CampaignTests.Today(house))));
        Assert.Equal(4.0, (await SeeAsync(house, idea, jury[5])).Figures!.Total);
        var late = await JudgeAsync(house, jury[5], idea, criteria, 1, 1);
        Assert.Equal("jury-closed", late);
        Assert.Equal(4.0, (await SeeAsync(house, idea, jury[5])).Figures!.Total);
    }

    [Theory, BothEngines]
    public async Task Four_judgements_are_never_shown(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (campaign, idea, jury) = await JuryAsync(house);
        var criteria = await CriteriaAsync(house, campaign);
        for (var n = 0; n < 4; n++) await JudgeAsync(jury[n], idea, criteria, 4, 4);
        for (var n = 4; n < 6; n++) await jury[n].SubmitAsync($"/ideas/{idea}/judge", "judge", ("Form.Do", "conflict"));

        var seen = await SeeAsync(house, idea, jury[0]);
        Assert.True(seen.IsClosed);
        Assert.Equal((4, 2), (seen.Given, seen.Conflicts));
        Assert.Null(seen.Figures);
    }

    [Theory, BothEngines]
    public async Task Who_works_on_an_idea_does_not_judge_it_and_who_is_not_of_the_jury_neither(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (campaign, _, jury) = await JuryAsync(house);
        var criteria = await CriteriaAsync(house, campaign);
        var own = (await house.SubmitAsync(jury[0], campaign, "Meine eigene")).Id;
        await house.InDbAsync(db => db.Ideas.ExecuteUpdateAsync(i => i.SetProperty(x => x.StageId, SomeIdeas.Stage(StageKind.Evaluated))));
        var leo = await house.InviteAsync("Leo Baum", "IT");

        Assert.Equal("jury-own-idea", await JudgeAsync(house, jury[0], own, criteria, 5, 5));
        Assert.Equal("jury-only", await JudgeAsync(house, leo, own, criteria, 5, 5));
        await leo.PageAsync($"/ideas/{own}/judge", HttpStatusCode.Forbidden);
        await jury[0].SubmitAsync($"/ideas/{own}/judge", "judge", ("Form.Do", "conflict"));
        Assert.True(await house.InDbAsync(db => db.ScoreCards.Where(c => c.IdeaId == own && c.JurorId == jury[0].Id).Select(c => c.IsConflicted).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task Notes_are_for_those_who_decide_and_bear_no_name(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var decider = await house.InviteAsync("Dana Ott", "IT");
        var (campaign, idea, jury) = await JuryAsync(house, (decider, CampaignRole.Decider));
        var criteria = await CriteriaAsync(house, campaign);
        for (var n = 0; n < 6; n++) await jury[n].SubmitAsync($"/ideas/{idea}/judge", "judge", [.. Scores(criteria, 4, 4), ("Form.Note", n == 3 ? "Zu teuer im Winter" : "")]);

        Assert.Equal(["Zu teuer im Winter"], (await SeeAsync(house, idea, decider)).Notes);
        Assert.Empty((await SeeAsync(house, idea, jury[0])).Notes);
    }

    private static async Task<(Guid Campaign, Guid Idea, List<Person> Jury)> JuryAsync(TestHouse house, params (Person Person, CampaignRole Role)[] more)
    {
        var jury = new List<Person>();
        foreach (var name in new[] { "Ada Eins", "Ben Zwei", "Cem Drei", "Dora Vier", "Emil Fünf", "Fee Sechs" }) jury.Add(await house.InviteAsync(name, "IT"));
        var anna = await house.InviteAsync("Anna Kern", "Vertrieb");
        var campaign = await VotingTests.CampaignAsync(house, c =>
        {
            c.Criteria.Add(new Criterion { Id = Guid.CreateVersion7(), CampaignId = c.Id, Name = "Nutzen", Weight = 40, Position = 0, Axis = CriterionAxis.Benefit });
            c.Criteria.Add(new Criterion { Id = Guid.CreateVersion7(), CampaignId = c.Id, Name = "Aufwand", Weight = 60, Position = 1, Axis = CriterionAxis.Effort });
        }, [.. jury.Select(juror => (juror, CampaignRole.Juror)), .. more]);
        var idea = (await house.SubmitAsync(anna, campaign)).Id;
        await house.InDbAsync(db => db.Ideas.ExecuteUpdateAsync(i => i.SetProperty(x => x.StageId, SomeIdeas.Stage(StageKind.Evaluated))));
        return (campaign, idea, jury);
    }

    private static Task<List<Guid>> CriteriaAsync(TestHouse house, Guid campaign) => house.InDbAsync(db => db.Criteria.Where(c => c.CampaignId == campaign).OrderBy(c => c.Position).Select(c => c.Id).ToListAsync());

    private static (string, string)[] Scores(List<Guid> criteria, params int[] values) => [.. criteria.Zip(values, (criterion, value) => ($"Form.Scores[{criterion}]", $"{value}"))];

    private static async Task JudgeAsync(Person juror, Guid idea, List<Guid> criteria, params int[] values)
    {
        var answer = await juror.SubmitAsync($"/ideas/{idea}/judge", "judge", Scores(criteria, values));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static Task<string> JudgeAsync(TestHouse house, Person juror, Guid idea, List<Guid> criteria, params int[] values) => house.InScopeAsync(async services =>
    {
        var judged = await services.GetRequiredService<JudgeIdea>().HandleAsync(new JudgeIdeaInput(idea, false, criteria.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second)), await juror.ViewerAsync(), CancellationToken.None);
        return judged.Succeeded ? "" : judged.Problem.Code;
    });

    private static Task<EvaluationPicture> SeeAsync(TestHouse house, Guid idea, Person viewer) => house.InScopeAsync(async services =>
        (await services.GetRequiredService<SeeEvaluation>().HandleAsync(idea, await viewer.ViewerAsync(), CancellationToken.None)).Value!);
}
