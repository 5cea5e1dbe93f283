using Herberge.Graphs.Matching;

namespace Herberge.Graphs.Tests;

public sealed class MatchingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_the_best_of_all_matchings_of_small_graphs(bool maxCardinality)
    {
        var random = new Random(20_26);
        for (var graph = 0; graph < 3_000; graph++)
        {
            var people = random.Next(2, 11);
            var pairs = new List<(int A, int B, long Weight)>();
            var density = random.NextDouble();
            // Few different weights make many ties between matchings, and with them blossoms inside blossoms.
            var largest = random.Next(2) == 0 ? 4 : 1_000;
            for (var a = 0; a < people; a++)
                for (var b = a + 1; b < people; b++)
                    if (random.NextDouble() < density)
                        pairs.Add(random.Next(2) == 0 ? (a, b, random.Next(-2, largest)) : (b, a, random.Next(-2, largest)));

            var partner = MaximumWeightMatching.Of(people, pairs, maxCardinality);

            Assert.Equal(Best(people, pairs, maxCardinality), Made(partner, pairs, maxCardinality));
        }
    }

    [Fact]
    public void Whom_everybody_wants_most_they_get()
    {
        // An assignment: every left person wants another right one most.
        const int half = 60;
        var random = new Random(7);
        var order = Enumerable.Range(0, half).ToArray();
        random.Shuffle(order);
        var pairs = new List<(int, int, long)>();
        for (var left = 0; left < half; left++)
            for (var right = 0; right < half; right++)
                pairs.Add((left, half + right, order[left] == right ? 1_000 : random.Next(900)));
        var partner = MaximumWeightMatching.Of(2 * half, pairs);
        Assert.Equal(order, partner[..half].Select(right => right - half));
    }

    [Fact]
    public void Odd_rings_leave_one_person_alone_and_use_the_heaviest_pairs()
    {
        for (var people = 3; people <= 41; people += 2)
        {
            var ring = Enumerable.Range(0, people).Select(person => (person, (person + 1) % people, 10L)).ToList();
            ring[people / 2] = ring[people / 2] with { Item3 = 11 };
            var partner = MaximumWeightMatching.Of(people, ring);
            Assert.Equal(1, partner.Count(other => other < 0));
            Assert.Equal((people / 2 + 1) % people, partner[people / 2]);
        }
    }

    [Fact]
    public void As_many_as_possible_is_not_as_heavy_as_possible()
    {
        (int, int, long)[] path = [(0, 1, 1), (1, 2, 10), (2, 3, 1)];
        Assert.Equal([-1, 2, 1, -1], MaximumWeightMatching.Of(4, path));
        Assert.Equal([1, 0, 3, 2], MaximumWeightMatching.Of(4, path, maxCardinality: true));
        Assert.Equal([-1, -1], MaximumWeightMatching.Of(2, [(0, 1, -5)]));
        Assert.Equal([1, 0], MaximumWeightMatching.Of(2, [(0, 1, -5)], maxCardinality: true));
        Assert.Empty(MaximumWeightMatching.Of(0, []));
        Assert.Equal([-1, 2, 1], MaximumWeightMatching.Of(3, [(0, 1, 3), (2, 1, 4), (1, 0, 2)]));
    }

    [Fact]
    public void Wrong_pairs_are_told_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MaximumWeightMatching.Of(2, [(0, 0, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MaximumWeightMatching.Of(2, [(0, 2, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MaximumWeightMatching.Of(2, [(0, 1, MaximumWeightMatching.LargestWeight + 1)]));
    }

    [Fact]
    public void Numbering_people_anew_changes_no_sum()
    {
        var random = new Random(11);
        for (var graph = 0; graph < 20; graph++)
        {
            const int people = 40;
            var pairs = (from a in Enumerable.Range(0, people) from b in Enumerable.Range(a + 1, people - a - 1)
                         where random.Next(4) == 0 select (a, b, (long)random.Next(1, 50))).ToList();
            var place = Enumerable.Range(0, people).ToArray();
            random.Shuffle(place);
            var moved = pairs.Select(pair => (place[pair.a], place[pair.b], pair.Item3)).ToList();
            foreach (var maxCardinality in (bool[])[false, true])
                Assert.Equal(
                    Made(MaximumWeightMatching.Of(people, pairs, maxCardinality), pairs, maxCardinality),
                    Made(MaximumWeightMatching.Of(people, moved, maxCardinality), moved, maxCardinality));
        }
    }

    private static (int Pairs, long Weight) Made(int[] partner, List<(int A, int B, long Weight)> pairs, bool countPairs)
    {
        var (made, weight) = (0, 0L);
        for (var person = 0; person < partner.Length; person++)
            if (partner[person] is var other and >= 0)
            {
                Assert.Equal(person, partner[other]);
                if (other < person)
                    continue;
                made++;
                weight += pairs.Where(pair => (pair.A, pair.B) == (person, other) || (pair.B, pair.A) == (person, other)).Max(pair => pair.Weight);
            }

        return (countPairs ? made : 0, weight);
    }

    // Over all sets of people: the best matching among them.
    private static (int Pairs, long Weight) Best(int people, List<(int A, int B, long Weight)> pairs, bool maxCardinality)
    {
        var best = new (int Pairs, long Weight)[1 << people];
        for (var set = 1; set < best.Length; set++)
        {
            var first = System.Numerics.BitOperations.TrailingZeroCount(set);
            best[set] = best[set & ~(1 << first)];
            foreach (var (a, b, weight) in pairs)
            {
                var both = 1 << a | 1 << b;
                if (Math.Min(a, b) != first || (set & both) != both)
                    continue;
                var (made, sum) = best[set & ~both];
                var candidate = (maxCardinality ? made + 1 : 0, sum + weight);
                if (candidate.CompareTo(best[set]) > 0)
                    best[set] = candidate;
            }
        }

        return best[^1];
    }
}
