namespace Herberge.Gatherings.Sessions;

/// <summary>
/// Finds times and rooms for sessions. Whoever gives two sessions never has them at the same time; as many sessions as possible find a
/// place; then as few wishes as possible are lost: one for each person and pair of sessions they want at the same time, one for each
/// person a room has no seat for, and those for sessions that found no place. A greedy plan is improved by moving one session or
/// exchanging two until nothing helps (steepest descent), from many beginnings. In a slot the most wanted session gets the largest room,
/// which loses the fewest seats whatever the numbers are. The same task always gives the same plan.
/// One descent costs O(n²·r²) a step for n sessions and r rooms; beginnings stop at <see cref="MostTried"/> tried changes.
/// </summary>
internal sealed class Scheduler
{
    private const int Beginnings = 60;
    private const int MostTried = 400_000;
    private const int Drawn = 200;
    private const ulong Seed = 0x9E3779B97F4A7C15UL;

    /// <summary>Heavier than all wishes together: no session stays out to spare others a clash.</summary>
    private const long LeftOut = 10_000_000;

    private readonly int _sessions;
    private readonly int _slots;
    private readonly int[] _interest;
    private readonly int[,] _both;
    private readonly bool[,] _apart;
    private readonly int[] _roomsBySize;
    private readonly int[] _seats;
    private readonly int[] _at;
    private readonly List<int>[] _in;
    private readonly int[] _sorted;
    private ulong _state = Seed;
    private int _tried;

    private Scheduler(ScheduleTask task)
    {
        (_sessions, _slots) = (task.Hosts.Count, task.Slots);
        (_interest, _both, _apart) = (new int[_sessions], new int[_sessions, _sessions], new bool[_sessions, _sessions]);
        foreach (var wishes in task.Wishes)
        {
            var own = wishes.Distinct().ToList();
            foreach (var a in own)
            {
                _interest[a]++;
                foreach (var b in own.Where(b => b != a)) _both[a, b]++;
            }
        }

        for (var a = 0; a < _sessions; a++)
            for (var b = 0; b < _sessions; b++) _apart[a, b] = a != b && task.Hosts[a].Intersect(task.Hosts[b]).Any();
        _roomsBySize = [.. Enumerable.Range(0, task.Rooms.Count).OrderByDescending(r => task.Rooms[r] ?? int.MaxValue).ThenBy(r => r)];
        _seats = [.. _roomsBySize.Select(r => task.Rooms[r] ?? int.MaxValue)];
        _at = new int[_sessions];
        // The last list is of those without a place.
        _in = [.. Enumerable.Range(0, _slots + 1).Select(_ => new List<int>())];
        _sorted = new int[_seats.Length];
    }

    public static Schedule Find(ScheduleTask task)
    {
        var work = new Scheduler(task);
        var byChance = work.MeanByChance();
        var (best, places) = (long.MaxValue, Array.Empty<int>());
        for (var begin = 0; begin < Beginnings && (begin == 0 || work._tried < MostTried); begin++)
        {
            work.Begin(begin == 0 ? work.ByInterest() : work.Shuffled());
            while (work.Improve()) { }
            var cost = work.Cost();
            if (cost >= best) continue;
            (best, places) = (cost, [.. work._at]);
        }

        return work.Tell(places, byChance);
    }

    private int[] ByInterest() => [.. Enumerable.Range(0, _sessions).OrderByDescending(s => _interest[s]).ThenBy(s => s)];

    private int[] Shuffled()
    {
        var order = Enumerable.Range(0, _sessions).ToArray();
        for (var n = order.Length - 1; n > 0; n--)
        {
            var other = Draw(n + 1);
            (order[n], order[other]) = (order[other], order[n]);
        }

        return order;
    }

    /// <summary>One after the other, each to where it costs least at that moment.</summary>
    private void Begin(int[] order)
    {
        foreach (var list in _in) list.Clear();
        foreach (var session in order)
        {
            var (best, chosen) = (long.MaxValue, _slots);
            for (var slot = 0; slot < _slots; slot++)
            {
                if (!Fits(session, slot, without: -1)) continue;
                var before = CostOf(slot);
                _in[slot].Add(session);
                var more = CostOf(slot) - before;
                _in[slot].RemoveAt(_in[slot].Count - 1);
                if (more < best) (best, chosen) = (more, slot);
            }

            _at[session] = chosen;
            _in[chosen].Add(session);
        }
    }

    /// <summary>Makes the one change that spares most.</summary>
    private bool Improve()
    {
        var (best, first, second, target) = (0L, -1, -1, -1);
        for (var a = 0; a < _sessions; a++)
        {
            for (var slot = 0; slot < _slots; slot++)
            {
                if (slot == _at[a] || !Fits(a, slot, without: -1)) continue;
                var change = ChangeBy(a, -1, slot);
                if (change < best) (best, first, second, target) = (change, a, -1, slot);
            }

            for (var b = a + 1; b < _sessions; b++)
            {
                if (_at[a] == _at[b] || !Fits(a, _at[b], without: b) || !Fits(b, _at[a], without: a)) continue;
                var change = ChangeBy(a, b, _at[b]);
                if (change < best) (best, first, second, target) = (change, a, b, _at[b]);
            }
        }

        if (first < 0) return false;
        Change(first, second, target);
        return true;
    }

    private long ChangeBy(int a, int b, int slot)
    {
        _tried++;
        var from = _at[a];
        var before = CostOf(from) + CostOf(slot);
        Change(a, b, slot);
        var after = CostOf(from) + CostOf(slot);
        if (b < 0) Change(a, -1, from);
        else Change(a, b, from);
        return after - before;
    }

    private void Change(int a, int b, int slot)
    {
        var from = _at[a];
        _in[from].Remove(a);
        if (b >= 0)
        {
            _in[slot].Remove(b);
            _in[from].Add(b);
            _at[b] = from;
        }

        _in[slot].Add(a);
        _at[a] = slot;
    }

    /// <summary>Whether there is a room for it, and nobody would have to be in two.</summary>
    private bool Fits(int session, int slot, int without)
    {
        if (slot == _slots) return true;
        var others = 0;
        foreach (var other in _in[slot])
        {
            if (other == without) continue;
            if (_apart[session, other]) return false;
            others++;
        }

        return others < _seats.Length;
    }

    private long Cost()
    {
        var sum = 0L;
        for (var slot = 0; slot <= _slots; slot++) sum += CostOf(slot);
        return sum;
    }

    private long CostOf(int slot)
    {
        var here = _in[slot];
        if (slot == _slots)
        {
            var lost = here.Count * LeftOut;
            foreach (var session in here) lost += _interest[session];
            return lost;
        }

        return ClashesOf(here) + WithoutSeat(here);
    }

    private int ClashesOf(List<int> here)
    {
        var clashes = 0;
        for (var a = 0; a < here.Count; a++)
            for (var b = a + 1; b < here.Count; b++) clashes += _both[here[a], here[b]];
        return clashes;
    }

    private int WithoutSeat(List<int> here)
    {
        for (var n = 0; n < here.Count; n++) _sorted[n] = _interest[here[n]];
        var interest = _sorted.AsSpan(0, here.Count);
        interest.Sort();
        var without = 0;
        for (var n = 0; n < interest.Length; n++) without += Math.Max(0, interest[interest.Length - 1 - n] - _seats[n]);
        return without;
    }

    private double MeanByChance()
    {
        var sum = 0L;
        for (var n = 0; n < Drawn; n++)
        {
            foreach (var list in _in) list.Clear();
            foreach (var session in Shuffled())
            {
                var open = Enumerable.Range(0, _slots).Where(slot => Fits(session, slot, without: -1)).ToList();
                if (open.Count > 0) _in[open[Draw(open.Count)]].Add(session);
            }

            sum += _in.Take(_slots).Sum(ClashesOf);
        }

        return (double)sum / Drawn;
    }

    private Schedule Tell(int[] at, double byChance)
    {
        var places = new (int Slot, int Room)?[_sessions];
        var clashes = 0;
        for (var slot = 0; slot < _slots; slot++)
        {
            var here = Enumerable.Range(0, _sessions).Where(s => at[s] == slot).OrderByDescending(s => _interest[s]).ThenBy(s => s).ToList();
            clashes += ClashesOf(here);
            for (var n = 0; n < here.Count; n++) places[here[n]] = (slot, _roomsBySize[n]);
        }

        return new Schedule(places, clashes, byChance);
    }

    /// <summary>SplitMix64: the same numbers on every machine.</summary>
    private int Draw(int below)
    {
        var z = _state += Seed;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }
}
