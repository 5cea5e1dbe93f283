using FsCheck.Xunit;
using Herberge.Graphs.Matching;

namespace Herberge.Graphs.Tests;

public sealed class MeetingRoundTests
{
    [Property(MaxTest = 150)]
    public bool Rules_are_kept_everybody_is_placed_once_and_nobody_meets_twice(int seed)
    {
        var random = new Random(seed);
        var (people, ties) = Company(random, random.Next(2, 60));
        var options = new MeetingOptions { Size = random.Next(2, 6), LevelDistance = random.Next(1, 4), Seed = (ulong)(uint)seed };
        var history = new MeetingHistory();
        var notTogether = (0, people.Length - 1);
        var met = new HashSet<(int, int)>();
        for (var round = 0; round < 4; round++)
        {
            MeetingPerson[] now = [.. people.Select((person, number) => person with { WasLeftOut = history.LeftOut.Contains(number) })];
            (int, int)[] apart = [.. history.Pairs, notTogether];
            var result = round == 3 ? MeetingRound.Draw(now, ties, apart, options) : MeetingRound.Form(now, ties, apart, options);

            Assert.Equal(Enumerable.Range(0, people.Length), result.Groups.SelectMany(group => group.Members).Concat(result.LeftOut).Order());
            foreach (var group in result.Groups)
            {
                Assert.InRange(group.Members.Count, 2, options.Size == 2 ? 3 : 5);
                Assert.All(new[] { group.Languages, group.Days, group.Places }, common => Assert.NotEqual(0u, common));
                foreach (var (a, b) in MeetingHistory.PairsOf(group.Members))
                {
                    Assert.True(Math.Abs(people[a].Level!.Value - people[b].Level!.Value) <= options.LevelDistance);
                    Assert.True(met.Add((a, b)));
                    Assert.NotEqual(notTogether, (a, b));
                }
            }

            Assert.True(result.Value <= result.UpperBound);
            history.Add(result.Groups.Select(group => group.Members), result.LeftOut);
        }

        return true;
    }

    [Fact]
    public void Pairs_are_the_best_of_all_pairings()
    {
        var (random, compared) = (new Random(11), 0);
        for (var trial = 0; trial < 600; trial++)
        {
            var (people, ties) = Company(random, random.Next(2, 10));
            var options = new MeetingOptions { LevelDistance = 2, Seed = (ulong)trial };
            var result = MeetingRound.Form(people, ties, [], options);
            // Who joins a pair changes what it is worth; then there is no pairing to compare with.
            if (result.Groups.Any(group => group.Members.Count > 2)) continue;
            compared++;
            Assert.Equal(BestPairs(new PairRules(people, ties, options), 0, new bool[people.Length]), (result.Groups.Count, result.Value));
        }

        Assert.True(compared > 200);
    }

    [Fact]
    public void Groups_come_near_the_best_of_all_partitions_and_no_partition_passes_the_bound()
    {
        var (random, reached) = (new Random(12), new List<double>());
        for (var trial = 0; trial < 60; trial++)
        {
            var (people, ties) = Company(random, 9, alike: true);
            var options = new MeetingOptions { Size = 3, Seed = (ulong)trial };
            var result = MeetingRound.Form(people, ties, [], options);
            Assert.Empty(result.LeftOut);
            Assert.All(result.Groups, group => Assert.Equal(3, group.Members.Count));
            var best = BestTriples(new PairRules(people, ties, options), [.. Enumerable.Range(0, 9)]);
            Assert.InRange(best, result.Value, result.UpperBound);
            reached.Add((double)result.Value / best);
        }

        Assert.True(reached.Average() > 0.97, $"{reached.Average():F3}");
    }

    [Fact]
    public void Nobody_who_can_be_placed_is_left_out_twice_running()
    {
        // Two who can only meet the same third person, but not all at once: each has a turn.
        MeetingPerson[] people = [new(0, 0, 1, 0b11, 1), new(1, 0, 1, 0b01, 1, Topics: 1), new(2, 0, 1, 0b10, 1)];
        var (ties, history) = (new TieGraphBuilder(3, TieWeight.Binary).Build(), new MeetingHistory(rounds: 0));
        var waited = new List<int>();
        for (var round = 0; round < 8; round++)
        {
            var result = MeetingRound.Form([.. people.Select((person, number) => person with { WasLeftOut = history.LeftOut.Contains(number) })], ties, [], new MeetingOptions { Seed = (ulong)round });
            waited.Add(Assert.Single(result.LeftOut));
            history.Add(result.Groups.Select(group => group.Members), result.LeftOut);
        }

        Assert.DoesNotContain(0, waited);
        Assert.All(waited.Zip(waited.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void A_round_is_mended_with_the_fewest_changes()
    {
        var people = Enumerable.Range(0, 9).Select(person => new MeetingPerson(person % 3, 0, 1, 1, 1)).ToArray();
        var ties = new TieGraphBuilder(9, TieWeight.Binary).Build();
        IReadOnlyList<int>[] groups = [[0, 1], [2, 3], [4, 5], [6, 7, 8]];
        var result = MeetingRound.Mend(groups, new HashSet<int> { 1, 3, 8 }, people, ties, [], new MeetingOptions());
        Assert.Equal([[0, 2], [4, 5], [6, 7]], result.Groups.Select(group => group.Members.ToArray()));
        Assert.Equal([1, 3, 8], result.LeftOut);
    }

    private static (int Groups, long Value) BestPairs(PairRules rules, int from, bool[] taken)
    {
        while (from < taken.Length && taken[from]) from++;
        if (from >= taken.Length) return (0, 0);
        var best = BestPairs(rules, from + 1, taken);
        for (var other = from + 1; other < taken.Length; other++)
        {
            if (taken[other] || !rules.May(from, other)) continue;
            taken[other] = true;
            var (groups, value) = BestPairs(rules, from + 1, taken);
            taken[other] = false;
            if ((groups + 1, value + rules.Worth(from, other)) is var made && made.CompareTo(best) > 0) best = made;
        }

        return best;
    }

    private static long BestTriples(PairRules rules, List<int> left)
    {
        if (left.Count == 0) return 0;
        var best = 0L;
        for (var i = 1; i < left.Count; i++)
            for (var j = i + 1; j < left.Count; j++)
            {
                var (a, b, c) = (left[0], left[i], left[j]);
                best = Math.Max(best, rules.Worth(a, b) + rules.Worth(a, c) + rules.Worth(b, c) + BestTriples(rules, [.. left.Where(person => person != a && person != b && person != c)]));
            }

        return best;
    }

    private static (MeetingPerson[] People, TieGraph Ties) Company(Random random, int people, bool alike = false)
    {
        var ties = new TieGraphBuilder(people, TieWeight.Binary);
        for (var tie = 0; tie < 2 * people; tie++) ties.Add(random.Next(people), random.Next(people));
        return ([.. Enumerable.Range(0, people).Select(_ => new MeetingPerson(
            random.Next(3), alike ? 0 : random.Next(4), alike ? 1 : (uint)random.Next(1, 8), alike ? 1 : (uint)random.Next(1, 32), alike ? 1 : (uint)random.Next(1, 4), (ulong)random.Next(16)))], ties.Build());
    }

    /// <summary>The rules and the value as they are written down, once more.</summary>
    private sealed class PairRules(MeetingPerson[] people, TieGraph ties, MeetingOptions options)
    {
        public bool May(int a, int b) => (people[a].Languages & people[b].Languages) != 0 && (people[a].Days & people[b].Days) != 0
            && (people[a].Places & people[b].Places) != 0 && Math.Abs(people[a].Level!.Value - people[b].Level!.Value) <= options.LevelDistance;

        public int Worth(int a, int b)
        {
            var (known, across) = (ties.Neighbours(a).Contains(b), people[a].Unit != people[b].Unit);
            var common = ties.Neighbours(a).ToArray().Intersect(ties.Neighbours(b).ToArray()).Any();
            var topics = Math.Min(2, System.Numerics.BitOperations.PopCount(people[a].Topics & people[b].Topics));
            return 1 + ((known, across) switch { (false, true) => 100, (false, false) => 20, (true, true) => 10, _ => 0 }) + (known || common ? 0 : 10) + (4 * topics);
        }
    }
}
