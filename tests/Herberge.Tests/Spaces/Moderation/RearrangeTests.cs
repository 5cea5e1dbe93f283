using Herberge.Foundation.Access;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Moderation.Threads;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Moderation;

public sealed class RearrangeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, BothEngines]
    public async Task Ties_and_counters_stay_right_through_any_moves_splits_merges_and_undos(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var world = await World.BuildAsync(house, seed: 11);
        var start = await world.OrderAsync();
        var ledger = await world.LedgerAsync();
        var done = new Stack<Guid>();
        for (var step = 0; step < 14; step++)
        {
            if (done.Count > 0 && world.Dice.Next(4) == 0) await world.UndoAsync(done.Pop());
            else if (await world.RearrangeAsync() is { } change) done.Push(change);
            await world.AssertSoundAsync();
            Assert.Equal(ledger, await world.LedgerAsync());
        }

        Assert.NotEmpty(done);
        while (done.TryPop(out var change)) await world.UndoAsync(change);
        await world.AssertSoundAsync();
        Assert.Equal(start, await world.OrderAsync());

        // With people answering, deleting and restoring in between, what is taken back is what was given.
        for (var step = 0; step < 8; step++)
        {
            await world.TalkAsync();
            await world.RearrangeAsync();
            await world.AssertSoundAsync();
        }

        foreach (var thread in await house.InDbAsync(db => db.Set<DiscussionThread>().Where(t => t.DeletedAt == null).Select(t => t.Id).ToListAsync()))
            await house.DoAsync<DeleteThread, string>(world.Host, (delete, v) => delete.HandleAsync(thread, v, None));
        Assert.Empty(await world.LedgerAsync());
        await house.CountersAgreeAsync();
    }

    [Theory, BothEngines]
    public async Task Nothing_said_in_private_is_moved_out_and_wider_readers_are_confirmed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var closed = await house.OpenSpaceAsync(svenja, "Privat", SpaceKind.Private);
        var asked = await house.OpenSpaceAsync(svenja, "Anfrage", SpaceKind.Restricted, members: [tomasz]);
        await house.OpenSpaceAsync(svenja, "Offen");
        var secret = await house.StartAsync(svenja, closed, "Vertraulich");
        var thread = await house.StartAsync(tomasz, asked, "Unter uns");

        await house.RefusedAsync<MoveThread, Done>(svenja, "move-private", (move, v) => move.HandleAsync(new MoveThreadInput(secret, "offen", Wider: true), v, None));
        await house.RefusedAsync<MoveThread, Done>(svenja, "move-wider", (move, v) => move.HandleAsync(new MoveThreadInput(thread, "offen"), v, None));
        await house.RefusedAsync<MoveThread, Done>(tomasz, "hosts-only", (move, v) => move.HandleAsync(new MoveThreadInput(thread, "offen", Wider: true), v, None));
        await house.DoAsync<MoveThread, Done>(svenja, (move, v) => move.HandleAsync(new MoveThreadInput(thread, "offen", Wider: true), v, None));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.MemberId == tomasz.Id && n.Kind == NotificationKind.ThreadRearranged)));
        await house.CountersAgreeAsync();
    }

    [Fact]
    public async Task The_address_of_a_merged_thread_leads_to_where_its_posts_went_and_a_split_one_has_signposts()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Restricted);
        var (one, two) = (await house.StartAsync(svenja, space, "Eins"), await house.StartAsync(svenja, space, "Zwei"));
        var answer = await house.AnswerAsync(svenja, one, "Zur Lieferzeit");

        using var split = await svenja.SubmitAsync($"/threads/{one}/arrange", "split", ("Split.Numbers", "2"), ("Split.Title", "Lieferzeit"));
        var made = await house.InDbAsync(db => db.Set<DiscussionThread>().SingleAsync(t => t.Title == "Lieferzeit"));
        split.LeadsTo($"/threads/{made.Id}");
        Assert.Contains($"/threads/{one}", await svenja.ReadAsync($"/threads/{made.Id}"), StringComparison.Ordinal);
        Assert.Contains($"/threads/{made.Id}", await svenja.ReadAsync($"/threads/{one}"), StringComparison.Ordinal);
        (await svenja.GetAsync($"/posts/{answer.PostId}")).LeadsTo($"/threads/{made.Id}#post-1");

        using var merged = await svenja.SubmitAsync($"/threads/{one}/arrange", "merge", ("Merge.IntoId", two.ToString()));
        merged.LeadsTo($"/threads/{two}");
        (await svenja.GetAsync($"/threads/{one}")).LeadsTo($"/threads/{two}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await tomasz.GetAsync($"/threads/{one}")).StatusCode);
        Assert.Contains("Eins", await svenja.ReadAsync($"/threads/{two}/arrange"), StringComparison.Ordinal);
    }

    private sealed class World(TestHouse house, int seed)
    {
        private readonly List<Person> _people = [];
        private readonly List<string> _slugs = ["eins", "zwei", "drei"];

        public Random Dice { get; } = new(seed);

        public Person Host => _people[0];

        public static async Task<World> BuildAsync(TestHouse house, int seed)
        {
            var world = new World(house, seed);
            world._people.Add(await house.InviteAsync("Hanna Gastgeb", "Personal", roles: HouseRoles.Host));
            foreach (var name in new[] { "Svenja Matthiesen", "Tomasz Wieczorek", "Rosa Figueiredo" }) world._people.Add(await house.InviteAsync(name, "Service"));
            foreach (var name in new[] { "Eins", "Zwei", "Drei" }) await house.OpenSpaceAsync(world.Host, name);
            var spaces = await house.InDbAsync(db => db.Set<Space>().Select(s => s.Id).ToListAsync());
            for (var i = 0; i < 5; i++)
            {
                house.Clock.Advance(TimeSpan.FromSeconds(30));
                await house.StartAsync(world.Someone(), spaces[i % spaces.Count], $"Gespräch {i}", "Worum geht es, @rosa.figueiredo?");
            }

            for (var i = 0; i < 22; i++) await world.TalkAsync();
            return world;
        }

        public Person Someone() => _people[Dice.Next(_people.Count)];

        /// <summary>Somebody answers, and at times reads, reacts, deletes or brings back.</summary>
        public async Task TalkAsync()
        {
            house.Clock.Advance(TimeSpan.FromSeconds(30 + Dice.Next(60)));
            var threads = await ThreadsAsync();
            var thread = threads[Dice.Next(threads.Count)];
            var posts = await house.InDbAsync(db => db.Set<Post>().AsNoTracking().Where(p => p.ThreadId == thread.Id).OrderBy(p => p.Number).ToListAsync());
            var to = Dice.Next(3) == 0 ? posts[Dice.Next(posts.Count)].Id : (Guid?)null;
            await house.AnswerAsync(Someone(), thread.Id, Dice.Next(3) == 0 ? "Siehe @svenja.matthiesen" : "Dazu noch etwas.", to);
            var other = posts[Dice.Next(posts.Count)];
            if (Dice.Next(2) == 0 && other.DeletedAt is null) await house.TryAsync<React, Reacted>(Someone(), (react, v) => react.HandleAsync(new ReactInput(other.Id, ReactionKind.Thanks), v, None));
            if (Dice.Next(4) == 0) await house.TryAsync<DeletePost, PostAdded>(Host, (delete, v) => delete.HandleAsync(other.Id, v, None));
            if (Dice.Next(6) == 0) await house.TryAsync<RestorePost, PostAdded>(Host, (restore, v) => restore.HandleAsync(other.Id, v, None));
            if (Dice.Next(3) == 0) await Someone().GetAsync($"/threads/{thread.Id}");
        }

        /// <summary>One rearrangement, if chance chose one that is possible.</summary>
        public async Task<Guid?> RearrangeAsync()
        {
            house.Clock.Advance(TimeSpan.FromSeconds(5));
            var threads = await ThreadsAsync();
            var (one, two) = (threads[Dice.Next(threads.Count)], threads[Dice.Next(threads.Count)]);
            var read = await ReadAsync();
            var worked = Dice.Next(3) switch
            {
                0 => (await house.TryAsync<MoveThread, Done>(Host, (move, v) => move.HandleAsync(new MoveThreadInput(one.Id, _slugs[Dice.Next(3)]), v, None))).Succeeded,
                1 => (await house.TryAsync<SplitThread, Guid>(Host, (split, v) => split.HandleAsync(new SplitThreadInput(one.Id,
                    [.. Enumerable.Range(2, Math.Max(0, one.PostCount - 1)).Where(_ => Dice.Next(2) == 0)], "Abgezweigt"), v, None))).Succeeded,
                _ => (await house.TryAsync<MergeThreads, Done>(Host, (merge, v) => merge.HandleAsync(new MergeThreadsInput(one.Id, two.Id), v, None))).Succeeded,
            };
            Assert.Subset(read, await ReadAsync());
            return worked ? await house.InDbAsync(db => db.Set<Rearrangement>().OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync()) : null;
        }

        public async Task UndoAsync(Guid change)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(5));
            var read = await ReadAsync();
            await house.DoAsync<UndoRearrangement, Done>(Host, (undo, v) => undo.HandleAsync(change, v, None));
            Assert.Subset(read, await ReadAsync());
        }

        /// <summary>The posts of each standing thread, in order.</summary>
        public async Task<SortedDictionary<Guid, string>> OrderAsync()
        {
            var posts = await house.InDbAsync(db => db.Set<Post>().AsNoTracking().Where(p => p.Thread!.DeletedAt == null).OrderBy(p => p.Number)
                .Select(p => new { p.ThreadId, p.Id, p.SpaceId }).ToListAsync());
            return new(posts.GroupBy(p => p.ThreadId).ToDictionary(g => g.Key, g => string.Join(' ', g.Select(p => $"{p.SpaceId}/{p.Id}"))));
        }

        /// <summary>What the ledger says stands, by who, whom, how and about what.</summary>
        public async Task<Dictionary<string, double>> LedgerAsync()
        {
            var ties = await house.InDbAsync(db => db.Ties.AsNoTracking().ToListAsync());
            return ties.GroupBy(t => $"{t.Kind} {t.FromId} {t.ToId} {t.SubjectId}").Select(g => (g.Key, Sum: g.Sum(t => t.Weight))).Where(g => g.Sum != 0)
                .OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum);
        }

        public async Task AssertSoundAsync()
        {
            await house.CountersAgreeAsync();
            await house.InDbAsync(async db =>
            {
                foreach (var thread in await db.Set<DiscussionThread>().AsNoTracking().ToListAsync())
                {
                    var posts = await db.Set<Post>().AsNoTracking().Where(p => p.ThreadId == thread.Id).OrderBy(p => p.Number).ToListAsync();
                    Assert.Equal(Enumerable.Range(1, posts.Count), posts.Select(p => p.Number));
                    Assert.All(posts, p => Assert.Equal(thread.SpaceId, p.SpaceId));
                    Assert.True(thread.AcceptedPostId is null || posts.Exists(p => p.Id == thread.AcceptedPostId));
                    Assert.True(posts.Count == 0 ? thread.DeletedAt is not null : posts[0].DeletedAt is null);
                    var marks = await db.Set<ReadMark>().AsNoTracking().Where(r => r.ThreadId == thread.Id).ToListAsync();
                    Assert.All(marks, m => Assert.True(m.LastRead <= posts.Count && m.SpaceId == thread.SpaceId));
                }

                var standing = await db.Set<Post>().AsNoTracking().Where(p => p.DeletedAt == null && p.Thread!.DeletedAt == null)
                    .Select(p => new { p.Id, p.ThreadId, p.SpaceId, Title = p.Number == 1 ? p.Thread!.Title : "" }).ToListAsync();
                var found = await db.SearchRows.AsNoTracking().Where(r => r.Kind == SearchKind.Post).ToListAsync();
                Assert.Equal(standing.Select(p => $"{p.Id} {p.ThreadId} {p.SpaceId} {p.Title}").Order(StringComparer.Ordinal),
                    found.Select(r => $"{r.Id} {r.ThreadId} {r.SpaceId} {r.Title}").Order(StringComparer.Ordinal));
                Assert.Equal(0, await db.Set<Notification>().CountAsync(n => n.PostId != null && n.ThreadId != null
                    && db.Set<Post>().Any(p => p.Id == n.PostId && (p.ThreadId != n.ThreadId || p.SpaceId != n.SpaceId))));
                return true;
            });
        }

        /// <summary>Who has read which post.</summary>
        private async Task<HashSet<string>> ReadAsync()
        {
            var read = await house.InDbAsync(db => (
                from r in db.Set<ReadMark>()
                join p in db.Set<Post>() on r.ThreadId equals p.ThreadId
                where p.Number <= r.LastRead
                select new { r.MemberId, p.Id }).ToListAsync());
            return [.. read.Select(r => $"{r.MemberId} {r.Id}")];
        }

        private Task<List<DiscussionThread>> ThreadsAsync() =>
            house.InDbAsync(db => db.Set<DiscussionThread>().AsNoTracking().Where(t => t.DeletedAt == null).OrderBy(t => t.Id).ToListAsync());
    }
}

internal static class Counters
{
    /// <summary>The doctor finds every counter in agreement with what it counts.</summary>
    public static async Task CountersAgreeAsync(this TestHouse house) => await house.InScopeAsync(async services =>
    {
        var findings = new List<Finding>();
        await foreach (var finding in services.GetRequiredService<IEnumerable<IDoctorCheck>>().OfType<CountersCheck>().Single().ExamineAsync(mend: false, CancellationToken.None)) findings.Add(finding);
        Assert.All(findings, finding => Assert.Equal("counters-well", finding.Code));
        return true;
    });
}
