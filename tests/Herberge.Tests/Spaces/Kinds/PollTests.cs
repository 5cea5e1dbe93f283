using System.Net;
using System.Text.Json;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Herberge.Spaces.Kinds;
using Herberge.Spaces.Kinds.Polls;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Kinds;

public sealed class PollTests
{
    [Theory, BothEngines]
    public async Task In_a_secret_poll_nobody_can_find_out_a_single_vote(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Service");
        var poll = await house.StartPollAsync(svenja, space, PollMethod.One, isSecret: true, "Zum See", "In den Wald");
        var crowd = await house.CrowdAsync(11);

        var shown = new List<int[]>();
        for (var n = 0; n < crowd.Count; n++)
        {
            Assert.Null(await house.VoteAsync(crowd[n], poll, n % 3 == 0 ? 1 : 2));
            Assert.Equal("poll-voted", await house.VoteAsync(crowd[n], poll, 1));
            var view = await house.PollAsync(crowd[n], poll);
            // Under five nothing; then five at a time, and always at least five behind.
            Assert.Equal(n + 1 < 10 ? PollResult.TooFew : PollResult.Behind, view.Result);
            Assert.Equal(n + 1 < 10 ? 0 : 5, view.Counted);
            Assert.All(view.Options, option => Assert.False(option.Mine || option.Voters.Count > 0));
            if (view.Counted > 0) shown.Add([.. view.Options.Select(o => o.Count!.Value)]);
        }

        Assert.All(shown, counts => Assert.Equal([2, 3], counts));
        // Nothing that is kept leads from a person to a choice: not the tables, the ledger, the audit log or one's own data.
        Assert.All(await house.InDbAsync(db => db.Set<PollVoter>().ToListAsync()), voter => Assert.Null(voter.Choice));
        Assert.Equal(2, await house.InDbAsync(db => db.Set<PollBallot>().CountAsync()));
        Assert.All(await house.InDbAsync(db => db.Acts.Where(a => a.Kind == ActKind.Voted).ToListAsync()), act => Assert.Equal(poll, act.SubjectId));
        Assert.Empty(await house.InDbAsync(db => db.Audit.Where(a => a.Subject == poll.ToString()).ToListAsync()));
        var own = await house.InScopeAsync(services => services.GetServices<IPersonalData>().OfType<PollsData>().Single().TellAsync(crowd[0].MemberId, CancellationToken.None));
        Assert.DoesNotContain("Choice\":\"", JsonSerializer.Serialize(own), StringComparison.Ordinal);
        Assert.DoesNotContain("Mit Glied", await (await house.Administrator.GetAsync($"/threads/{poll}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromDays(9));
        var end = await house.PollAsync(await house.Administrator.ViewerAsync(), poll);
        Assert.Equal((PollResult.Whole, 11, "poll-over"), (end.Result, end.Counted, await house.VoteAsync(await svenja.ViewerAsync(), poll, 1)));
        Assert.Equal([4, 7], end.Options.Select(o => o.Count!.Value));
    }

    [Theory, BothEngines]
    public async Task A_secret_poll_with_fewer_than_five_votes_never_shows_its_result(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Service");
        var poll = await house.StartPollAsync(svenja, space, PollMethod.Ranked, isSecret: true, "Rot", "Blau", "Grün");
        foreach (var viewer in await house.CrowdAsync(4)) Assert.Null(await house.VoteAsync(viewer, poll, 2, 1));

        var closed = await house.DoAsync<ClosePoll, Result<Done>>(svenja, (close, viewer) => close.HandleAsync(poll, viewer, CancellationToken.None));

        var end = await house.PollAsync(await svenja.ViewerAsync(), poll);
        Assert.True(closed.Succeeded);
        Assert.Equal((PollResult.TooFew, 4), (end.Result, end.Votes));
        Assert.Null(end.Runoff);
        Assert.All(end.Options, option => Assert.Null(option.Count));
        Assert.Equal(5, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.PollClosed)));
    }

    [Theory, BothEngines]
    public async Task An_open_poll_shows_who_chose_what_to_who_voted_and_takes_a_change_of_mind(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var guest = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        var space = await house.OpenSpaceAsync(svenja, "Service");
        var poll = await house.StartPollAsync(svenja, space, PollMethod.Several, isSecret: false, "Montag", "Dienstag", "Freitag");

        await tomasz.SubmitAsync($"/threads/{poll}", "vote", ("choice", "1"), ("choice", "3"));
        Assert.DoesNotContain("Tomasz Wieczorek", await (await svenja.GetAsync($"/threads/{poll}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Wähle mindestens eine Antwort.", await (await svenja.SubmitAsync($"/threads/{poll}", "vote")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await svenja.SubmitAsync($"/threads/{poll}", "vote", ("choice", "3"));
        Assert.Equal(["Svenja Matthiesen", "Tomasz Wieczorek"], (await house.PollAsync(await svenja.ViewerAsync(), poll)).Options[2].Voters.Select(v => v.Name));

        await tomasz.SubmitAsync($"/threads/{poll}", "vote", ("choice", "2"));
        var view = await house.PollAsync(await tomasz.ViewerAsync(), poll);
        Assert.Equal((2, 2), (view.Votes, view.Counted));
        Assert.Equal([0, 1, 1], view.Options.Select(o => o.Count!.Value));
        Assert.Equal("not-found", await house.VoteAsync(await guest.ViewerAsync(), poll, 1));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/threads/{poll}")).StatusCode);
        Assert.Equal(2, await house.InDbAsync(db => db.Acts.CountAsync(a => a.Kind == ActKind.Voted)));
    }

    [Fact]
    public async Task A_ranked_poll_is_started_voted_and_explained_without_script()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        await house.OpenSpaceAsync(svenja, "Service");
        var started = await svenja.SubmitAsync("/spaces/service/new?kind=poll", "start", ("key", Guid.CreateVersion7().ToString()), ("kind", "Poll"), ("title", "Wohin?"), ("body", ""),
            ("Options", "Memphis\nNashville\nChattanooga\nKnoxville"), ("Method", "Ranked"), ("ClosesOn", DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        var poll = await house.InDbAsync(db => db.Set<Poll>().Select(p => p.ThreadId).SingleAsync());
        started.LeadsTo($"/threads/{poll}");

        Assert.Contains("Gib jeder einen eigenen", await (await svenja.SubmitAsync($"/threads/{poll}", "vote", ("rank-1", "1"), ("rank-2", "1"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await svenja.SubmitAsync($"/threads/{poll}", "vote", ("rank-1", "1"), ("rank-2", "2"), ("rank-3", "3"), ("rank-4", "4"));
        var crowd = await house.CrowdAsync(99);
        int[][] rankings = [[1, 2, 3, 4], [2, 3, 4, 1], [3, 4, 2, 1], [4, 3, 2, 1]];
        int[] counts = [41, 26, 15, 17];
        await house.InDbAsync(async db =>
        {
            // As if they had voted; a hundred transactions prove nothing more.
            foreach (var (ranking, count) in rankings.Zip(counts))
            {
                var choice = string.Join(',', ranking);
                if (await db.Set<PollBallot>().FirstOrDefaultAsync(b => b.Choice == choice) is { } known) known.Count += count;
                else db.Set<PollBallot>().Add(new PollBallot(poll, choice, count));
            }

            db.Set<PollVoter>().AddRange(crowd.Zip(rankings.Zip(counts).SelectMany(r => Enumerable.Repeat(string.Join(',', r.First), r.Second)), (viewer, choice) => new PollVoter(poll, viewer.MemberId, choice)));
            (await db.Set<Poll>().SingleAsync()).Votes += 99;
            return await db.SaveChangesAsync();
        });

        var page = await svenja.PageAsync($"/threads/{poll}");
        var panel = page.QuerySelector("#poll")!.TextContent;
        Assert.Contains("Es führt: Knoxville", panel, StringComparison.Ordinal);
        Assert.Contains("Chattanooga hat die wenigsten (15) und scheidet aus.", panel, StringComparison.Ordinal);
        Assert.Contains("Nashville hat die wenigsten (26) und scheidet aus.", panel, StringComparison.Ordinal);
        Assert.Contains("ERS97", panel, StringComparison.Ordinal);
        Assert.Equal("1", page.QuerySelector("select[name='rank-1'] option[selected]")!.GetAttribute("value"));
        Assert.NotNull((await svenja.PageAsync("/spaces/service")).QuerySelector($".board-list a[href='/threads/{poll}']"));
    }
}
