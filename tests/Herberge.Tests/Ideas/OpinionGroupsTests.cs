using Herberge.Graphs.Communities;
using Herberge.Ideas.Support;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Ideas;

public sealed class OpinionGroupsTests
{
    /// <summary>Statements 0 to 3 unite all, the others divide the camps: each camp agrees to its own and disagrees with the rest.</summary>
    private static (Ballots Ballots, int[] Camps) Camps(int camps, int people, int statements, double answered, int seed)
    {
        var random = new Random(seed);
        var (voters, truth) = (new List<IReadOnlyList<Vote>>(), new List<int>());
        for (var person = 0; person < people; person++)
        {
            var camp = person % camps;
            truth.Add(camp);
            var votes = new List<Vote>();
            for (var statement = 0; statement < statements; statement++)
            {
                if (random.NextDouble() > answered) continue;
                var agrees = statement < 4 || statement % camps == camp;
                if (random.NextDouble() < 0.1) agrees = !agrees;
                votes.Add(new Vote(statement, random.NextDouble() < 0.1 ? Stance.Pass : agrees ? Stance.Agree : Stance.Disagree));
            }

            voters.Add(votes);
        }

        return (new Ballots(statements, voters), [.. truth]);
    }

    [Theory]
    [InlineData(2, 400)]
    [InlineData(3, 600)]
    public void Camps_that_are_there_are_found_with_their_number(int camps, int people)
    {
        var (ballots, truth) = Camps(camps, people, 30, 0.6, 11);
        var found = OpinionGroups.Find(ballots);
        Assert.Equal(camps, found.Sizes.Count);
        Assert.True(Alike(found.Groups, truth) > 0.97, $"adjusted Rand {Alike(found.Groups, truth)}");
    }

    [Fact]
    public void The_order_of_the_voters_does_not_matter()
    {
        var (ballots, _) = Camps(2, 300, 24, 0.5, 3);
        var order = Enumerable.Range(0, 300).OrderBy(at => at * 7919 % 300).ToArray();
        var one = OpinionGroups.Find(ballots).Groups;
        var other = OpinionGroups.Find(new Ballots(24, [.. order.Select(at => ballots.Voters[at])])).Groups;
        Assert.True(Alike([.. order.Select(at => one[at])], other) > 0.97);
    }

    [Fact]
    public void What_unites_all_leads_and_what_divides_tells_the_camps_apart()
    {
        var (ballots, _) = Camps(2, 400, 30, 0.6, 5);
        var found = OpinionGroups.Find(ballots);
        Assert.Equal([0, 1, 2, 3], found.ByConsensus().Take(4).Select(view => view.Statement).Order());
        Assert.All(Enumerable.Range(0, 2), group => Assert.DoesNotContain(found.TellingOf(group), telling => telling.Statement < 4));
        Assert.Empty(found.TellingOf(0).Where(telling => telling.Agrees).Select(telling => telling.Statement)
            .Intersect(found.TellingOf(1).Where(telling => telling.Agrees).Select(telling => telling.Statement)));
    }

    [Fact]
    public void Who_has_said_little_is_in_no_group_and_what_few_have_seen_tops_no_list()
    {
        var (ballots, _) = Camps(2, 200, 20, 0.9, 7);
        List<IReadOnlyList<Vote>> voters = [.. ballots.Voters, [new Vote(0, Stance.Agree)], [.. Enumerable.Range(14, 7).Select(at => new Vote(at, Stance.Agree))]];
        var found = OpinionGroups.Find(new Ballots(21, voters));
        Assert.Equal(-1, found.Groups[200]);
        Assert.NotEqual(-1, found.Groups[201]);
        Assert.DoesNotContain(found.ByConsensus(), view => view.Statement == 20);
    }

    [Fact]
    public void Without_votes_there_are_no_groups()
    {
        var found = OpinionGroups.Find(new Ballots(3, [[], [new Vote(1, Stance.Agree)]]));
        Assert.Equal([-1, -1], found.Groups);
        Assert.Empty(found.Sizes);
    }

    [Fact]
    public void A_statement_answered_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Ballots(2, [[new Vote(1, Stance.Agree), new Vote(1, Stance.Pass)]]));

    [Fact]
    public void The_number_of_groups_changes_when_another_was_best_four_times_running()
    {
        var count = default(GroupCount).After(2).After(3).After(3).After(3);
        Assert.Equal(2, count.Shown);
        Assert.Equal(2, count.After(2).After(3).Shown);
        Assert.Equal(2, count.After(4).Shown);
        Assert.Equal(3, count.After(3).Shown);
    }

    [Fact]
    public void A_published_consultation_falls_into_its_published_groups()
    {
        var lines = File.ReadAllLines(SharedFiles.PathOf("ideas", "polis-uberx-participants-votes.csv"));
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        var statements = lines[0].Split(',').Length - 6;
        var ballots = new Ballots(statements, [.. rows.Select(row => Enumerable.Range(0, statements).Where(at => row[6 + at].Length > 0)
            .Select(at => new Vote(at, (Stance)sbyte.Parse(row[6 + at], System.Globalization.CultureInfo.InvariantCulture))).ToArray())]);
        var published = rows.Select(row => row[1].Length == 0 ? -1 : (int)double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        var found = OpinionGroups.Find(ballots);

        Assert.Equal(2, found.Sizes.Count);
        var judged = Enumerable.Range(0, rows.Length).Where(at => ballots.Voters[at].Count >= 7 && published[at] >= 0).ToArray();
        Assert.True(judged.Length > 1200);
        var rand = Alike([.. judged.Select(at => found.Groups[at])], [.. judged.Select(at => published[at])]);
        Assert.True(rand >= 0.8, $"adjusted Rand {rand}");
        Assert.True(SameOrder(found, ballots, published) > 0.95);
    }

    private static double Alike(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        Agreement.AdjustedRand([.. one.Select(group => group + 1)], [.. other.Select(group => group + 1)]).Value!.Value;

    /// <summary>Rank correlation (Spearman) of the consensus with that of the published groups, over statements eight or more have seen.</summary>
    private static double SameOrder(OpinionGroups found, Ballots ballots, int[] published)
    {
        double Published(int statement) => Enumerable.Range(0, 2).Aggregate(1.0, (product, group) =>
        {
            var said = Enumerable.Range(0, published.Length).Where(at => published[at] == group)
                .SelectMany(at => ballots.Voters[at].Where(vote => vote.Statement == statement)).ToArray();
            return product * (said.Count(vote => vote.Stance == Stance.Agree) + 1.0) / (said.Length + 2.0);
        });

        var ours = found.ByConsensus().Select(view => view.Statement).ToList();
        var theirs = ours.OrderByDescending(Published).ThenBy(statement => statement).ToList();
        var n = (double)ours.Count;
        var gaps = ours.Select((statement, rank) => (double)(rank - theirs.IndexOf(statement))).Sum(gap => gap * gap);
        return 1 - (6 * gaps / (n * ((n * n) - 1)));
    }
}
