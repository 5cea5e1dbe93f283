using System.Net;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas;
using Herberge.Ideas.Merging;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Voting;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

public sealed class MergeTests
{
    [Theory, BothEngines]
    public async Task A_merged_idea_is_a_signpost_and_one_person_counts_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (lead, people, box) = await ArrangeAsync(house, 4);
        var into = await house.SubmitAsync(people[0], box, "QR am Motor");
        var part = await house.SubmitAsync(people[1], box, "Code am Getriebe");
        await house.AnswerAsync(people[2], part.ThreadId, "Das bräuchten wir.");
        await VoteAsync(house, into.Id, people[0], people[2]);
        await VoteAsync(house, part.Id, people[2], people[3]);

        await lead.SubmitAsync($"/ideas/{part.Id}/merge", "merge", ("Form.IntoId", "I-01"));

        var there = await people[3].PageAsync($"/ideas/{part.Id}");
        Assert.NotNull(there.QuerySelector($".note a[href='/ideas/{into.Id}']"));
        var target = await people[3].PageAsync($"/ideas/{into.Id}");
        Assert.Contains(people[1].Name, target.QuerySelector("#parts-h")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal((3, 2), (await SupportersAsync(house, into.Id), await SupportersAsync(house, part.Id)));
        Assert.Equal(2, await house.InDbAsync(db => db.Set<Post>().CountAsync(p => p.ThreadId == part.ThreadId)));
        var told = await house.InDbAsync(db => db.Set<Notification>().Where(n => n.Kind == NotificationKind.IdeaMerged).Select(n => n.MemberId).ToListAsync());
        Assert.Equal(people.Select(p => p.Id).Order(), told.Order());
        Assert.Equal(HttpStatusCode.SeeOther, (await lead.ActAsync($"/ideas/{part.Id}/moves", ("stage", SomeIdeas.Stage(StageKind.Discussed).ToString()))).StatusCode);
        Assert.Equal(StageKind.Submitted, await house.StandsAsync(part.Id));

        var merge = await house.InDbAsync(db => db.IdeaMerges.Select(m => m.Id).SingleAsync());
        await lead.ActAsync($"/ideas/merges/{merge}/undo");
        Assert.Equal((2, 2), (await SupportersAsync(house, into.Id), await SupportersAsync(house, part.Id)));
        Assert.Null((await people[3].PageAsync($"/ideas/{part.Id}")).QuerySelector($".note a[href='/ideas/{into.Id}']"));
    }

    [Theory, BothEngines]
    public async Task Only_those_of_both_ideas_merge_and_hidden_ideas_stay_hidden(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (lead, people, box) = await ArrangeAsync(house, 2);
        var closed = await house.OpenSpaceAsync(lead, "Geschlossen", SpaceKind.Private);
        var secret = await house.AddCampaignAsync(closed, lead, isBox: false, _ => { });
        var hidden = await house.SubmitAsync(lead, secret, "Geheim");
        var mine = await house.SubmitAsync(people[0], box, "Meine");
        var other = await house.SubmitAsync(people[1], box, "Andere");

        Assert.Equal("merge-other-not-yours", (await MergeAsync(house, people[0], mine.Id, other.Id)).Problem.Code);
        Assert.Equal("merge-not-yours", (await MergeAsync(house, people[0], other.Id, mine.Id)).Problem.Code);
        Assert.Equal("merge-unknown", (await MergeAsync(house, people[0], mine.Id, hidden.Id)).Problem.Code);

        await MergeAsync(house, lead, mine.Id, hidden.Id);
        var page = await people[0].PageAsync($"/ideas/{mine.Id}");
        Assert.DoesNotContain("Geheim", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Id.ToString(), page.Body.InnerHtml, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_was_shown_by_unit_before_merging_can_not_be_compared_with_what_is_shown_after_parting(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (lead, people, box) = await ArrangeAsync(house, 8);
        var into = await house.SubmitAsync(people[0], box, "QR am Motor");
        var part = await house.SubmitAsync(people[1], box, "Code am Getriebe");
        foreach (var person in people) await SupportAsync(house, person, part.Id, 1);
        Assert.NotEqual(0, await ShownAsync(house, part.Id));

        var merge = (await MergeAsync(house, lead, part.Id, into.Id)).Value;
        Assert.Equal((0, 8), (await ShownAsync(house, part.Id), await ShownAsync(house, into.Id)));
        await SupportAsync(house, people[3], part.Id, 0);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await UndoAsync(house, lead, merge);
        await SupportAsync(house, people[4], part.Id, 0);

        Assert.Equal((6, 0), (await SupportersAsync(house, part.Id), await SupportersAsync(house, into.Id)));
        Assert.Equal(0, await ShownAsync(house, part.Id));
        Assert.Contains(await ShownAsync(house, into.Id), new[] { 0, 8 });
        Assert.False(await house.InDbAsync(db => db.Votes.AnyAsync(v => v.IdeaId == part.Id && v.ReleasedIn != null)));
    }

    /// <summary>Any order of merges, undone in any order that is granted: nobody's vote, place, word or step is lost, and the numbers follow.</summary>
    [Theory, BothEngines]
    public async Task Whatever_is_merged_and_undone_nothing_is_lost(Engine engine)
    {
        const int ideasCount = 7, peopleCount = 6, steps = 60;
        var random = new Random(20261126);
        await using var house = await TestHouse.OpenAsync(engine);
        var (lead, people, box) = await ArrangeAsync(house, peopleCount);
        var ideas = new List<IdeaSubmitted>();
        for (var n = 0; n < ideasCount; n++)
        {
            ideas.Add(await house.SubmitAsync(people[n % peopleCount], box, $"Idee {n}"));
            await VoteAsync(house, ideas[n].Id, [.. people.Where(_ => random.Next(2) == 0)]);
        }

        var before = await EverythingAsync(house);
        var alone = await CountsAsync(house);
        var done = (Merged: 0, Undone: 0, Refused: 0);
        for (var step = 0; step < steps; step++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            var standing = (await house.InDbAsync(db => db.IdeaMerges.Where(m => m.UndoneAt == null).ToListAsync()))
                .OrderBy(m => m.At).ThenBy(m => ideas.FindIndex(i => i.Id == m.IdeaId)).Select(m => m.Id).ToList();
            if (standing.Count > 0 && random.Next(5) < 2)
            {
                var undone = await UndoAsync(house, lead, standing[random.Next(standing.Count)]);
                done = undone.Succeeded ? done with { Undone = done.Undone + 1 } : done with { Refused = done.Refused + 1 };
            }
            else
            {
                var merged = await MergeAsync(house, lead, ideas[random.Next(ideasCount)].Id, ideas[random.Next(ideasCount)].Id);
                done = merged.Succeeded ? done with { Merged = done.Merged + 1 } : done with { Refused = done.Refused + 1 };
            }

            await AssertCountsAsync(house);
        }

        Assert.True(done is { Merged: > 8, Undone: > 4, Refused: > 4 }, $"The walk tried too little: {done}");
        while (await house.InDbAsync(db => db.IdeaMerges.AnyAsync(m => m.UndoneAt == null)))
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            var undone = 0;
            foreach (var merge in await house.InDbAsync(db => db.IdeaMerges.Where(m => m.UndoneAt == null).OrderByDescending(m => m.At).Select(m => m.Id).ToListAsync()))
                if ((await UndoAsync(house, lead, merge)).Succeeded) undone++;
            Assert.NotEqual(0, undone);
        }

        Assert.Equal(before, await EverythingAsync(house));
        Assert.Equal(alone, await CountsAsync(house));
    }

    /// <summary>Each idea counts the different people of itself and its parts, and no part lies deeper than one step.</summary>
    private static async Task AssertCountsAsync(TestHouse house)
    {
        var (ideas, votes) = await house.InDbAsync(async db => (await db.Ideas.AsNoTracking().ToListAsync(), await db.Votes.AsNoTracking().Where(v => v.Count > 0).ToListAsync()));
        foreach (var idea in ideas)
        {
            var tree = ideas.Where(i => i.Id == idea.Id || i.MergedIntoId == idea.Id).Select(i => i.Id).ToHashSet();
            Assert.Equal(votes.Where(v => tree.Contains(v.IdeaId)).Select(v => v.MemberId).Distinct().Count(), idea.Supporters);
            if (idea.MergedIntoId is { } into) Assert.Null(ideas.Single(i => i.Id == into).MergedIntoId);
        }
    }

    private static Task<string> EverythingAsync(TestHouse house) => house.InDbAsync(async db => string.Join('\n',
    [
        .. (await db.Votes.AsNoTracking().Where(v => v.Count > 0).ToListAsync()).Select(v => $"vote {v.IdeaId} {v.MemberId} {v.Count}").Order(StringComparer.Ordinal),
        .. (await db.IdeaPeople.AsNoTracking().ToListAsync()).Select(p => $"team {p.IdeaId} {p.MemberId} {p.Role}").Order(StringComparer.Ordinal),
        .. (await db.StageMoves.AsNoTracking().ToListAsync()).Select(m => $"move {m.Id} {m.IdeaId} {m.ToId}").Order(StringComparer.Ordinal),
        .. (await db.Set<Post>().AsNoTracking().ToListAsync()).Select(p => $"post {p.Id} {p.ThreadId} {p.Body}").Order(StringComparer.Ordinal),
        .. (await db.Ideas.AsNoTracking().ToListAsync()).Select(i => $"idea {i.Id} {i.ThreadId} {i.StageId} {i.Lead} {i.MergedIntoId}").Order(StringComparer.Ordinal),
    ]));

    private static Task<List<int>> CountsAsync(TestHouse house) => house.InDbAsync(db => db.Ideas.OrderBy(i => i.Number).Select(i => i.Supporters).ToListAsync());

    private static Task<int> SupportersAsync(TestHouse house, Guid id) => house.InDbAsync(db => db.Ideas.Where(i => i.Id == id).Select(i => i.Supporters).SingleAsync());

    private static Task<Result<Guid>> MergeAsync(TestHouse house, Person person, Guid part, Guid into) =>
        house.InScopeAsync(async services => await services.GetRequiredService<MergeIdeas>().HandleAsync(new MergeIdeasInput(part, into), await person.ViewerAsync(), CancellationToken.None));

    private static Task<Result<Done>> UndoAsync(TestHouse house, Person person, Guid merge) =>
        house.InScopeAsync(async services => await services.GetRequiredService<MergeIdeas>().UndoAsync(merge, await person.ViewerAsync(), CancellationToken.None));

    private static Task<int> ShownAsync(TestHouse house, Guid idea) => house.InDbAsync(db => db.SupportReleases.Where(r => r.IdeaId == idea).SumAsync(r => r.Supporters));

    private static Task<bool> SupportAsync(TestHouse house, Person person, Guid idea, int count) => house.InScopeAsync(async services =>
    {
        var said = await services.GetRequiredService<SupportIdea>().HandleAsync(new SupportIdeaInput(idea, count), await person.ViewerAsync(), CancellationToken.None);
        return said.Succeeded ? true : throw new InvalidOperationException(said.Problem.Code);
    });

    private static Task<int> VoteAsync(TestHouse house, Guid idea, params Person[] people) => house.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<HouseDb>();
        foreach (var person in people) db.Votes.Add(new Vote(idea, person.Id, 1, house.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        await services.GetRequiredService<CountSupport>().HandleAsync(idea, CancellationToken.None);
        return people.Length;
    });

    private static async Task<(Person Lead, IReadOnlyList<Person> People, Guid Box)> ArrangeAsync(TestHouse house, int count)
    {
        var lead = await house.InviteAsync("Grete Hinrichs", "Qualität");
        var people = new List<Person>();
        for (var n = 0; n < count; n++) people.Add(await house.InviteAsync($"Person Nummer{n}", "Service"));
        return (lead, people, await house.OpenBoxAsync(await house.OpenSpaceAsync(lead, "Werkstatt"), lead));
    }
}
