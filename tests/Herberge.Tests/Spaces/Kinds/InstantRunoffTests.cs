using Herberge.Spaces.Kinds.Polls;

namespace Herberge.Tests.Spaces.Kinds;

public sealed class InstantRunoffTests
{
    private const int Memphis = 1, Nashville = 2, Chattanooga = 3, Knoxville = 4;

    /// <summary>The best-known published example: the capital of Tennessee, a hundred votes in four groups.</summary>
    private static readonly RankedBallots[] Tennessee =
    [
        new([Memphis, Nashville, Chattanooga, Knoxville], 42), new([Nashville, Chattanooga, Knoxville, Memphis], 26),
        new([Chattanooga, Knoxville, Nashville, Memphis], 15), new([Knoxville, Chattanooga, Nashville, Memphis], 17),
    ];

    [Fact]
    public void The_capital_of_Tennessee_is_Knoxville_after_three_rounds()
    {
        var runoff = InstantRunoff.Count([Memphis, Nashville, Chattanooga, Knoxville], Tennessee, [1, 2, 3, 4]);

        Assert.Equal([Knoxville], runoff.Winners);
        Assert.Equal(3, runoff.Rounds.Count);
        Assert.Equal((42, 26, 15, 17), (runoff.Rounds[0].Counts[Memphis], runoff.Rounds[0].Counts[Nashville], runoff.Rounds[0].Counts[Chattanooga], runoff.Rounds[0].Counts[Knoxville]));
        Assert.Equal(Chattanooga, runoff.Rounds[0].Dropped);
        Assert.Equal((42, 26, 32), (runoff.Rounds[1].Counts[Memphis], runoff.Rounds[1].Counts[Nashville], runoff.Rounds[1].Counts[Knoxville]));
        Assert.Equal(Nashville, runoff.Rounds[1].Dropped);
        Assert.Equal((42, 58), (runoff.Rounds[2].Counts[Memphis], runoff.Rounds[2].Counts[Knoxville]));
        Assert.All(runoff.Rounds, round => Assert.False(round.ByEarlierRound is not null || round.ByLot));
    }

    [Fact]
    public void Votes_that_name_nobody_in_the_race_count_no_more_and_lower_the_majority()
    {
        // 4 + 3 + 2: without C its two votes are exhausted, so A's four of seven are a majority.
        var runoff = InstantRunoff.Count([1, 2, 3], [new([1], 4), new([2], 3), new([3], 2)], [1, 2, 3]);

        Assert.Equal([1], runoff.Winners);
        Assert.Equal(3, runoff.Rounds[0].Dropped);
        Assert.Equal(2, runoff.Rounds[1].Exhausted);
    }

    [Fact]
    public void Tied_last_the_earliest_round_that_differs_decides()
    {
        // Round 1: A 6, B 4, C 3, D 2. D's two go to C: B 4, C 5; A 6. Round 2 drops B, whose votes name nobody: A 6, C 5. A wins.
        var plain = InstantRunoff.Count([1, 2, 3, 4], [new([1], 6), new([2], 4), new([3], 3), new([4, 3], 2)], [1, 2, 3, 4]);
        Assert.Equal(2, plain.Rounds[1].Dropped);
        Assert.Equal([1], plain.Winners);

        // Round 1: A 6, B 4, C 3, D 1. D's vote goes to C: B 4 and C 4 are tied, and C had fewer in round 1.
        var tied = InstantRunoff.Count([1, 2, 3, 4], [new([1], 6), new([2], 4), new([3], 3), new([4, 3], 1)], [1, 2, 3, 4]);
        Assert.Equal((3, 1, false), (tied.Rounds[1].Dropped!.Value, tied.Rounds[1].ByEarlierRound!.Value, tied.Rounds[1].ByLot));
    }

    [Fact]
    public void Between_options_that_never_differed_the_lot_decides_unless_nobody_else_is_left()
    {
        RankedBallots[] ballots = [new([1], 4), new([2], 2), new([3, 2], 2)];
        var one = InstantRunoff.Count([1, 2, 3], ballots, [3, 2, 1]);
        Assert.Equal((3, true), (one.Rounds[0].Dropped!.Value, one.Rounds[0].ByLot));
        Assert.Equal(2, InstantRunoff.Count([1, 2, 3], ballots, [2, 3, 1]).Rounds[0].Dropped);
        // 4 to 4: in the first round 1 had more, so 2 is out.
        Assert.Equal((2, 1), (one.Rounds[1].Dropped!.Value, one.Rounds[1].ByEarlierRound!.Value));
        Assert.Equal([1], one.Winners);

        Assert.Equal([1, 2], InstantRunoff.Count([1, 2], [new([1, 2], 3), new([2, 1], 3)], [1, 2]).Winners);
        Assert.Empty(InstantRunoff.Count([1, 2], [], [1, 2]).Winners);
    }

    [Fact]
    public void Whatever_is_voted_the_count_is_whole_and_fair()
    {
        int[] options = [1, 2, 3, 4];
        foreach (var ballots in Elections(2000))
        {
            var runoff = InstantRunoff.Count(options, ballots, options);
            var votes = ballots.Sum(b => b.Count);

            // No vote is lost or counted twice in any round.
            Assert.All(runoff.Rounds, round => Assert.Equal(votes, round.Counts.Values.Sum() + round.Exhausted));
            Assert.True(runoff.Rounds.Count <= options.Length);
            // Who is first on more than half of all votes wins.
            foreach (var option in options)
                if (2 * ballots.Where(b => b.Ranking[0] == option).Sum(b => b.Count) > votes) Assert.Equal([option], runoff.Winners);
            // Where everybody ranks all of them, who would lose to each other one alone never wins.
            if (ballots.All(b => b.Ranking.Count == options.Length))
                foreach (var loser in options.Where(a => options.All(b => b == a || Prefer(ballots, b, a) > Prefer(ballots, a, b)))) Assert.NotEqual([loser], runoff.Winners);
            // The order in which options are listed, or votes arrive, decides nothing: renaming the options renames the winners.
            var renamed = InstantRunoff.Count(options, [.. ballots.Select(b => new RankedBallots([.. b.Ranking.Select(o => 5 - o)], b.Count)).Reverse()], options);
            if (runoff.Rounds.Any(r => r.ByLot) || renamed.Rounds.Any(r => r.ByLot)) continue;
            Assert.Equal(runoff.Winners.Select(o => 5 - o).Order(), renamed.Winners.Order());
        }
    }

    /// <summary>Made-up elections, always the same; every other one with full rankings alone.</summary>
    private static IEnumerable<List<RankedBallots>> Elections(int count)
    {
        var dice = new Random(7);
        for (var n = 0; n < count; n++)
        {
            var full = n % 2 == 0;
            yield return [.. Enumerable.Range(0, dice.Next(1, 7)).Select(_ =>
            {
                int[] ranking = [1, 2, 3, 4];
                dice.Shuffle(ranking);
                return new RankedBallots([.. ranking.Take(full ? 4 : dice.Next(1, 5))], dice.Next(1, 10));
            })];
        }
    }

    private static int Prefer(IEnumerable<RankedBallots> ballots, int a, int b) =>
        ballots.Where(x => x.Ranking.ToList().IndexOf(a) < x.Ranking.ToList().IndexOf(b)).Sum(x => x.Count);
}
