using Herberge.Activation.Circles;
using Herberge.Graphs;
using Herberge.Graphs.Matching;

namespace Herberge.Tests.Activation;

public sealed class CircleRepairTests
{
    private const uint Any = 1;

    /// <summary>All that can be done with small houses is tried; no way is better, and none as good moves fewer.</summary>
    [Fact]
    public void No_other_way_to_mend_moves_fewer_people()
    {
        var random = new Random(20261126);
        var (moved, broken) = (0, 0);
        for (var trial = 0; trial < 200; trial++)
        {
            var house = Small(random);
            var plan = CircleRepair.Plan(house.People, house.Circles, house.Apart, TestContext.Current.CancellationToken);
            Assert.Equal(BruteForce(house), (plan.Broken, plan.Threes, plan.Moved));
            Kept(house, plan);
            if (plan.Moved > 0) moved++;
            if (plan.Broken > 0) broken++;
        }

        // Easy cases alone would prove nothing.
        Assert.True(moved > 40 && broken > 20 && broken < 150, $"{moved} with moves, {broken} that can't be mended");
    }

    [Fact]
    public void Larger_seasons_keep_every_rule_and_are_mended_while_somebody_waits_for_it()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 12; trial++)
        {
            var house = Large(random);
            var plan = CircleRepair.Plan(house.People, house.Circles, house.Apart, TestContext.Current.CancellationToken);
            Kept(house, plan);
            var before = house.Circles.Where(circle => circle.Members.Count < Circle.Fewest - 1).Sum(circle => circle.Members.Count);
            Assert.True(plan.Broken < before, $"{plan.Broken} of {before} are still in circles under three");
            Assert.InRange(plan.Moved, 0, before + 6);
        }
    }

    [Fact]
    public void Forming_mixes_units_and_keeps_language_place_time_and_who_is_to_be_apart()
    {
        var random = new Random(3);
        MeetingPerson[] people = [.. Enumerable.Range(0, 63).Select(at => new MeetingPerson(at % 4, null, at % 9 == 0 ? 2u : random.Next(3) == 0 ? 3u : 1u, MeetingSlots.Of((byte)random.Next(1, 32), (byte)(1 + random.Next(15))), random.Next(3) == 0 ? 3u : 2u))];
        List<(int, int)> apart = [.. Enumerable.Range(0, 40).Select(_ => (random.Next(63), random.Next(63))).Where(pair => pair.Item1 != pair.Item2)];
        var table = new CircleTable([.. people.Select(_ => Guid.CreateVersion7())], people, new TieGraphBuilder(people.Length, TieWeight.Binary).Build(), apart, ["de", "en"], ["Kiel"]);
        var formed = FormCircles.Of(table, 1, TestContext.Current.CancellationToken);

        Assert.All(formed.Circles, circle =>
        {
            Assert.InRange(circle.Members.Count, 3, Circle.Most);
            Assert.True(circle.Members.Select(person => people[person].Unit).Distinct().Count() >= 2);
            Assert.All(circle.Members, person => Assert.True((people[person].Languages & circle.Languages) != 0 && (people[person].Days & circle.Slots) != 0 && (people[person].Places & circle.Places) != 0));
            Assert.DoesNotContain(apart, pair => circle.Members.Contains(pair.Item1) && circle.Members.Contains(pair.Item2));
        });
        var placed = formed.Circles.SelectMany(circle => circle.Members).Concat(formed.Waiting.Select(one => one.Person)).Order();
        Assert.Equal(Enumerable.Range(0, people.Length), placed);
        Assert.True(formed.Waiting.Count < 12);
        Assert.True(formed.Circles.Count(circle => circle.Members.Count == 3) <= 2);
    }

    private static void Kept(House house, RepairPlan plan)
    {
        var at = new Dictionary<int, int>();
        foreach (var (circle, group) in plan.Groups.Index())
        {
            var before = house.Circles[circle].Members;
            Assert.True(group.Count <= Circle.Most);
            Assert.True(group.Count == 0 || group.Any(before.Contains));
            foreach (var person in group)
            {
                at.Add(person, circle);
                if (before.Contains(person)) continue;
                Assert.True(Suits(house, person, circle));
                Assert.DoesNotContain(group, other => house.IsApart(person, other));
            }
        }

        Assert.All(house.Circles.SelectMany(circle => circle.Members), person => Assert.True(at.ContainsKey(person)));
        Assert.Equal(plan.Moved, plan.Moves.Count(move => move.From is not null));
        Assert.All(plan.Moves, move => Assert.Equal(move.To, at[move.Person]));
        Assert.Equal((plan.Broken, plan.Threes), Sizes(plan.Groups.Select(group => group.Count)));
    }

    private static (int Broken, int Threes) Sizes(IEnumerable<int> sizes)
    {
        var all = sizes.ToList();
        return (all.Where(size => size < Circle.Fewest - 1).Sum(), all.Count(size => size == Circle.Fewest - 1));
    }

    private static bool Suits(House house, int person, int circle) =>
        (house.People[person].Languages & house.Circles[circle].Languages) != 0 && (house.People[person].Days & house.Circles[circle].Slots) != 0 && (house.People[person].Places & house.Circles[circle].Places) != 0;

    // Every person in every circle or, if they wait, in none; written without a thought for speed.
    private static (int Broken, int Threes, int Moved) BruteForce(House house)
    {
        var home = new int[house.People.Count];
        Array.Fill(home, -1);
        foreach (var (circle, group) in house.Circles.Index())
            foreach (var person in group.Members) home[person] = circle;
        var (best, at) = ((int.MaxValue, 0, 0), new int[home.Length]);
        Try(0, 0);
        return best;

        void Try(int person, int moved)
        {
            if (person == home.Length)
            {
                var groups = Enumerable.Range(0, house.Circles.Count).Select(circle => Enumerable.Range(0, at.Length).Where(one => at[one] == circle).ToList()).ToList();
                foreach (var (circle, group) in groups.Index())
                {
                    if (group.Count > Circle.Most || (group.Count > 0 && !group.Any(one => home[one] == circle))) return;
                    if (group.Any(one => home[one] != circle && group.Any(other => house.IsApart(one, other)))) return;
                }

                var (broken, threes) = Sizes(groups.Select(group => group.Count));
                if ((broken, threes, moved).CompareTo(best) < 0) best = (broken, threes, moved);
                return;
            }

            for (var circle = home[person] < 0 ? -1 : 0; circle < house.Circles.Count; circle++)
            {
                if (circle >= 0 && circle != home[person] && !Suits(house, person, circle)) continue;
                at[person] = circle;
                Try(person + 1, moved + (home[person] >= 0 && circle != home[person] ? 1 : 0));
            }
        }
    }

    private static House Small(Random random)
    {
        int[] sizes;
        // More people would be too many ways to try.
        do sizes = [.. Enumerable.Range(0, 3).Select(_ => random.Next(1, 6))];
        while (sizes.Sum() > 11);
        return Make(random, sizes, random.Next(0, 3), suits: 0.4, apart: 0.1);
    }

    private static House Large(Random random)
    {
        int[] sizes = [.. Enumerable.Range(0, 20).Select(at => at < 4 ? random.Next(1, 4) : random.Next(4, 6)), 2];
        return Make(random, sizes, 8, suits: 0.4, apart: 0.03);
    }

    private static House Make(Random random, int[] sizes, int waiting, double suits, double apart)
    {
        var seated = sizes.Sum();
        var circles = new List<RepairCircle>();
        for (int circle = 0, first = 0; circle < sizes.Length; first += sizes[circle++])
            circles.Add(new RepairCircle([.. Enumerable.Range(first, sizes[circle])], Any, 1u << circle, Any));
        List<MeetingPerson> people = [];
        for (var person = 0; person < seated + waiting; person++)
        {
            var slots = 0u;
            for (var circle = 0; circle < sizes.Length; circle++)
                if (random.NextDouble() < suits) slots |= 1u << circle;
            people.Add(new MeetingPerson(0, null, Any, slots, Any));
        }

        var pairs = new List<(int, int)>();
        for (var a = 0; a < people.Count; a++)
            for (var b = 0; b < a; b++)
                if (random.NextDouble() < apart) pairs.Add((a, b));
        return new House(people, circles, pairs);
    }

    private sealed record House(IReadOnlyList<MeetingPerson> People, IReadOnlyList<RepairCircle> Circles, IReadOnlyList<(int A, int B)> Apart)
    {
        public bool IsApart(int a, int b) => Apart.Contains((a, b)) || Apart.Contains((b, a));
    }
}
