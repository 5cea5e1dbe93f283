using Herberge.Gatherings.Sessions;

namespace Herberge.Tests.Gatherings;

public sealed class SchedulerTests
{
    [Fact]
    public void A_plan_of_a_small_barcamp_is_as_good_as_the_best_of_all()
    {
        for (var seed = 0; seed < 120; seed++)
        {
            var random = new Random(seed);
            var task = Draw(random, sessions: random.Next(2, 8), people: random.Next(3, 12), voters: random.Next(0, 14), rooms: random.Next(1, 4), slots: random.Next(1, 4));
            var found = Scheduler.Find(task);

            Assert.Equal(Best(task), LossOf(task, [.. found.Places.Select(p => p?.Slot ?? task.Slots)]));
            Assert.Equal(LossOf(task, [.. found.Places.Select(p => p?.Slot ?? task.Slots)]), LossIn(task, found));
        }
    }

    [Fact]
    public void Nobody_is_in_two_rooms_at_once_and_no_room_is_taken_twice_however_large_it_gets()
    {
        var better = 0;
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            var task = Draw(random, sessions: 36, people: 20, voters: 60, rooms: 5, slots: 6);
            var found = Scheduler.Find(task);

            Assert.False(Breaks(task, found));
            Assert.Equal(found.Places, Scheduler.Find(task).Places);
            Assert.Equal(30, found.Places.Count(p => p is not null));
            if (found.Clashes < 0.8 * found.ByChance) better++;
        }

        Assert.Equal(8, better);
        // Planted: the same person twice at one time, and one room twice.
        var pair = new ScheduleTask([[1], [1]], [], [10, 10], 2);
        Assert.True(Breaks(pair, new Schedule([(0, 0), (0, 1)], 0, 0)));
        Assert.True(Breaks(pair with { Hosts = [[1], [2]] }, new Schedule([(0, 0), (0, 0)], 0, 0)));
    }

    private static ScheduleTask Draw(Random random, int sessions, int people, int voters, int rooms, int slots) => new(
        [.. Enumerable.Range(0, sessions).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(people)).Distinct()])],
        [.. Enumerable.Range(0, voters).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, sessions).Where(_ => random.Next(3) == 0)])],
        [.. Enumerable.Range(0, rooms).Select(_ => random.Next(4) == 0 ? (int?)null : random.Next(1, 12))], slots);

    private static bool Breaks(ScheduleTask task, Schedule found) => found.Places.Select((place, n) => (place, n)).Where(p => p.place is not null).GroupBy(p => p.place!.Value.Slot)
        .Any(slot => slot.Select(p => p.place!.Value.Room).Distinct().Count() != slot.Count() || slot.SelectMany(p => task.Hosts[p.n]).GroupBy(host => host).Any(host => host.Count() > 1));

    private static (int Out, long Lost) Best(ScheduleTask task)
    {
        var best = (int.MaxValue, long.MaxValue);
        var at = new int[task.Hosts.Count];
        for (var n = 0L; n < (long)Math.Pow(task.Slots + 1, at.Length); n++)
        {
            var rest = n;
            for (var s = 0; s < at.Length; s++) (at[s], rest) = ((int)(rest % (task.Slots + 1)), rest / (task.Slots + 1));
            if (Enumerable.Range(0, task.Slots).Any(slot => !IsOpen(task, at, slot))) continue;
            var loss = LossOf(task, at);
            if (loss.CompareTo(best) < 0) best = loss;
        }

        return best;
    }

    private static bool IsOpen(ScheduleTask task, int[] at, int slot)
    {
        var here = Enumerable.Range(0, at.Length).Where(s => at[s] == slot).ToList();
        return here.Count <= task.Rooms.Count && here.SelectMany(s => task.Hosts[s]).GroupBy(host => host).All(host => host.Count() == 1);
    }

    /// <summary>Sessions left out, then wishes lost, with the best rooms there could be: every way of giving them is tried.</summary>
    private static (int Out, long Lost) LossOf(ScheduleTask task, int[] at)
    {
        var interest = Enumerable.Range(0, at.Length).Select(s => task.Wishes.Count(w => w.Contains(s))).ToArray();
        var lost = Enumerable.Range(0, at.Length).Where(s => at[s] == task.Slots).Sum(s => (long)interest[s]);
        for (var slot = 0; slot < task.Slots; slot++)
        {
            var here = Enumerable.Range(0, at.Length).Where(s => at[s] == slot).ToList();
            lost += task.Wishes.Sum(w => (long)here.Count(w.Contains) * (here.Count(w.Contains) - 1) / 2) + FewestWithoutSeat([.. here.Select(s => interest[s])], [.. task.Rooms]);
        }

        return (at.Count(slot => slot == task.Slots), lost);
    }

    private static long FewestWithoutSeat(List<int> interest, List<int?> rooms)
    {
        if (interest.Count == 0) return 0;
        return Enumerable.Range(0, rooms.Count).Min(r => Math.Max(0, interest[0] - (rooms[r] ?? int.MaxValue)) + FewestWithoutSeat(interest[1..], [.. rooms.Where((_, n) => n != r)]));
    }

    /// <summary>The same in the rooms that were really given.</summary>
    private static (int Out, long Lost) LossIn(ScheduleTask task, Schedule found)
    {
        var interest = found.Places.Select((_, s) => task.Wishes.Count(w => w.Contains(s))).ToArray();
        var without = found.Places.Select((place, s) => place is { } at ? Math.Max(0, interest[s] - (task.Rooms[at.Room] ?? int.MaxValue)) : interest[s]).Sum(n => (long)n);
        return (found.Places.Count(p => p is null), found.Clashes + without);
    }
}
