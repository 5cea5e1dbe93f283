using Herberge.Foundation.Outcomes;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Kinds.Questions;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces.Kinds;

public sealed class QuestionTests
{
    [Theory, BothEngines]
    public async Task The_same_question_is_linked_both_ways_for_readers_of_both_and_the_link_can_be_taken_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var open = await house.OpenSpaceAsync(svenja, "Offen");
        var closed = await house.OpenSpaceAsync(svenja, "Geschlossen", SpaceKind.Private);
        var first = await house.StartAsync(svenja, closed, "Geheime Lieferzeit von Motoren");
        var again = await house.StartAsync(svenja, open, "Wie lange dauern Motoren?");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await tomasz.GetAsync($"/threads/{first}/duplicate")).StatusCode);
        (await svenja.SubmitAsync($"/threads/{again}/duplicate", "duplicate", ("Address", $"https://haus.example/threads/{first}?page=1"))).LeadsTo($"/threads/{again}");
        Assert.NotNull((await svenja.PageAsync($"/threads/{again}")).QuerySelector($".note a[href='/threads/{first}']"));
        Assert.NotNull((await svenja.PageAsync($"/threads/{first}")).QuerySelector($".note a[href='/threads/{again}']"));
        var his = await (await tomasz.GetAsync($"/threads/{again}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Geheime Lieferzeit", his, StringComparison.Ordinal);
        Assert.DoesNotContain(first.ToString(), his, StringComparison.Ordinal);
        // Whoever may not read it can't point there either.
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        var mine = await house.StartAsync(tomasz, open, "Noch eine");
        Assert.Equal("duplicate-where", (await house.DoAsync<MarkDuplicate, Result<Done>>(tomasz, (mark, viewer) => mark.HandleAsync(mine, first, viewer, CancellationToken.None))).Problem.Code);

        Assert.Equal([mine], await OpenAsync(house, tomasz));
        (await svenja.ActAsync($"/threads/{again}/duplicate/undo")).LeadsTo($"/threads/{again}");
        Assert.Equal([again, mine], await OpenAsync(house, tomasz));
        Assert.Null((await svenja.PageAsync($"/threads/{first}")).QuerySelector($".note a[href='/threads/{again}']"));
        Assert.Equal(["thread.marked-duplicate", "thread.unmarked-duplicate"], await house.InDbAsync(db => db.Audit.Where(a => a.Subject == again.ToString()).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task Experts_are_proposed_as_they_agreed_and_only_from_what_the_asker_may_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var skilled = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var silent = await house.InviteAsync("Kerstin Böhm", "Qualität");
        var answerer = await house.InviteAsync("Aylin Yıldız", "Qualität");
        var space = await house.OpenSpaceAsync(svenja, "Service");
        var closed = await house.OpenSpaceAsync(answerer, "Geschlossen", SpaceKind.Private);
        await house.InDbAsync(async db =>
        {
            foreach (var id in new[] { skilled.Id, silent.Id }) (await db.Set<Member>().FindAsync(id))!.Skills = "Hydraulik, Schweißen";
            return await db.SaveChangesAsync();
        });
        await silent.SubmitAsync("/settings/experts", "experts", ("Source", "Nothing"));
        await AnsweredAsync(house, answerer, answerer, closed, "Geheim: Hydraulik am Förderband tauschen");
        var earlier = await AnsweredAsync(house, svenja, answerer, space, "Förderband steht: Hydraulik undicht");

        var asked = await house.StartAsync(svenja, space, "Wer kennt sich mit Hydraulik am Förderband aus?");
        Assert.Equal(["Tomasz Wieczorek"], (await ExpertsAsync(house, svenja, asked)).Select(e => e.Name));

        // Answers count only once their author agrees, and only those in spaces the asker may read.
        await answerer.SubmitAsync("/settings/experts", "experts", ("Source", "ProfileAndAnswers"));
        var experts = await ExpertsAsync(house, svenja, asked);
        Assert.Equal(["Aylin Yıldız", "Tomasz Wieczorek"], experts.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal((earlier, (string?)null), experts.Where(e => e.Name == "Aylin Yıldız").Select(e => (e.AnswerThreadId!.Value, e.Skill)).Single());
        Assert.DoesNotContain("Geheim", await (await svenja.GetAsync($"/threads/{asked}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains($"?ask={await HandleAsync(house, skilled)}#compose", (await svenja.PageAsync($"/threads/{asked}")).QuerySelector("aside")!.InnerHtml, StringComparison.Ordinal);

        // A question among few is shown to nobody outside: who can't read it is not proposed.
        var inside = await house.StartAsync(answerer, closed, "Hydraulik: wer hilft?");
        Assert.Empty(await ExpertsAsync(house, answerer, inside));
    }

    private static async Task<Guid> AnsweredAsync(TestHouse house, Person asks, Person answers, Guid space, string title)
    {
        var thread = await house.StartAsync(asks, space, title);
        var answer = await house.AnswerAsync(answers, thread, "So geht es.");
        var accepted = await house.DoAsync<AcceptAnswer, Result<PostAdded>>(asks, (accept, viewer) => accept.HandleAsync(answer.PostId, accept: true, viewer, CancellationToken.None));
        Assert.True(accepted.Succeeded);
        return thread;
    }

    private static Task<IReadOnlyList<Expert>> ExpertsAsync(TestHouse house, Person person, Guid thread) =>
        house.DoAsync<SuggestExperts, IReadOnlyList<Expert>>(person, (suggest, viewer) => suggest.HandleAsync(thread, viewer, CancellationToken.None));

    private static async Task<List<Guid>> OpenAsync(TestHouse house, Person person) =>
        [.. (await house.DoAsync<ListOpenQuestions, OpenQuestions>(person, (list, viewer) => list.HandleAsync(null, null, viewer, CancellationToken.None))).Items.Select(q => q.Id)];

    private static Task<string> HandleAsync(TestHouse house, Person person) => house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == person.Id).Select(m => m.Handle).SingleAsync());
}
