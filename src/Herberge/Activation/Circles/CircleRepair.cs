using Herberge.Graphs.Matching;

namespace Herberge.Activation.Circles;

/// <summary>A circle as it is: who is in it, and the one language, time and place it meets in.</summary>
internal sealed record RepairCircle(IReadOnlyList<int> Members, uint Languages, uint Slots, uint Places);

/// <summary>Somebody gets a place.</summary>
/// <param name="From">Null from the waiting list.</param>
internal readonly record struct CircleMove(int Person, int? From, int To);

/// <summary>How circles are made whole again.</summary>
/// <param name="Moves">Those who change their circle, and those who come from the waiting list.</param>
/// <param name="Groups">Who is in each circle afterwards; nobody in one that is dissolved.</param>
/// <param name="Moved">How many change their circle.</param>
/// <param name="Broken">People in circles that stay under three.</param>
/// <param name="Threes">Circles that stay at three.</param>
/// <param name="IsFewest">Whether the search came to its end; else it is the best plan found in the steps it had.</param>
internal sealed record RepairPlan(IReadOnlyList<CircleMove> Moves, IReadOnlyList<IReadOnlyList<int>> Groups, int Moved, int Broken, int Threes, bool IsFewest);

/// <summary>
/// Makes circles whole with the fewest people moved. What counts, in this order: nobody stays in a circle under three, as few circles as
/// possible stay at three, as few people as possible change their circle. All others have four or five. Nobody comes into a circle whose
/// language, time or place they don't share, or to somebody they are kept apart from. Free places then go to as many of those who wait as fit.
/// </summary>
/// <remarks>
/// Branches on the first thing that is wrong over all that could mend it: whoever follows a best solution always finds its next step among
/// these, so the search is complete. It is deepened by the number of people moved, so that plans with few moves are found first. Stops after
/// <see cref="MostSteps"/> steps with the best plan so far, which is at least as good as leaving everything as it is.
/// </remarks>
internal sealed class CircleRepair
{
    public const int MostSteps = 300_000;

    private const int Nowhere = -1;

    private readonly IReadOnlyList<MeetingPerson> _people;
    private readonly IReadOnlyList<RepairCircle> _circles;
    private readonly HashSet<(int, int)> _apart;
    private readonly int[] _home;
    private readonly int[] _at;
    private readonly List<int>[] _members;
    private readonly bool[] _accepted;
    private readonly int[] _lastWaiting;
    private readonly int[] _lastDonor;
    private readonly int[] _lastLeaver;
    private readonly int _fewestThrees;
    private int[] _best;
    private (int Broken, int Threes, int Moved) _bestCost;
    private (int Broken, int Threes, int Moved) _cost;
    private int _limit;
    private int _steps;

    private CircleRepair(IReadOnlyList<MeetingPerson> people, IReadOnlyList<RepairCircle> circles, IEnumerable<(int A, int B)> apart)
    {
        (_people, _circles) = (people, circles);
        _apart = [.. apart.SelectMany(pair => new[] { (pair.A, pair.B), (pair.B, pair.A) })];
        _home = new int[people.Count];
        Array.Fill(_home, Nowhere);
        for (var circle = 0; circle < circles.Count; circle++)
            foreach (var member in circles[circle].Members) _home[member] = circle;
        _at = [.. _home];
        _best = [.. _home];
        _members = [.. circles.Select(circle => circle.Members.ToList())];
        _accepted = new bool[circles.Count];
        (_lastWaiting, _lastDonor, _lastLeaver) = (Before(circles.Count), Before(circles.Count), Before(circles.Count));
        foreach (var circle in _members)
            _bestCost = Plus(_bestCost, circle.Count);
        _fewestThrees = FewestThrees();
    }

    /// <param name="people">Everybody; who is in no circle waits.</param>
    /// <param name="circles">As they are.</param>
    /// <param name="apart">Pairs that are not to meet.</param>
    /// <param name="ct">Stops the work.</param>
    public static RepairPlan Plan(IReadOnlyList<MeetingPerson> people, IReadOnlyList<RepairCircle> circles, IEnumerable<(int A, int B)> apart, CancellationToken ct = default)
    {
        var repair = new CircleRepair(people, circles, apart);
        repair.Search(ct);
        repair.FillSeats();
        return repair.ToPlan();
    }

    private void Search(CancellationToken ct)
    {
        var most = _circles.Sum(circle => circle.Members.Count);
        for (_limit = 0; _limit <= most && _steps < MostSteps; _limit++)
        {
            ct.ThrowIfCancellationRequested();
            // As good as the numbers allow, and nothing with fewer moves was found before.
            if (_bestCost.Broken == 0 && _bestCost.Threes <= _fewestThrees) return;
            Step();
        }
    }

    private void Step()
    {
        if (++_steps > MostSteps || _cost.Moved > _limit || _cost.CompareTo(_bestCost) >= 0) return;
        if (Conflict() is { } conflict)
        {
            if (conflict.Original != Nowhere) Elsewhere(conflict.Original);
            return;
        }

        if (First(circle => circle.Count > Circle.Most) is >= 0 and var full)
        {
            SendAway(full);
            return;
        }

        var small = First(circle => circle.Count is > 0 and < Circle.Fewest);
        if (small == Nowhere)
        {
            (_bestCost, _best) = (_cost, [.. _at]);
            return;
        }

        FromWaiting(small);
        FromOthers(small);
        SendAway(small);
        var before = _cost;
        (_cost, _accepted[small]) = (Plus(_cost, _members[small].Count), true);
        Step();
        (_cost, _accepted[small]) = (before, false);
    }

    private void FromWaiting(int circle)
    {
        if (!Stays(circle)) return;
        var last = _lastWaiting[circle];
        for (var person = last + 1; person < _people.Count; person++)
        {
            if (_home[person] != Nowhere || _at[person] != Nowhere || !Suits(person, circle)) continue;
            _lastWaiting[circle] = person;
            Put(person, circle);
            Step();
            Take(person);
        }

        _lastWaiting[circle] = last;
    }

    private void FromOthers(int circle)
    {
        if (!Stays(circle)) return;
        var last = _lastDonor[circle];
        for (var person = last + 1; person < _people.Count; person++)
        {
            if (!MayMove(person) || _home[person] == circle || !Suits(person, circle)) continue;
            _lastDonor[circle] = person;
            Move(person, circle);
        }

        _lastDonor[circle] = last;
    }

    private void SendAway(int circle)
    {
        var last = _lastLeaver[circle];
        foreach (var person in _circles[circle].Members.Where(person => person > last && MayMove(person)).Order().ToList())
        {
            _lastLeaver[circle] = person;
            Elsewhere(person);
        }

        _lastLeaver[circle] = last;
    }

    private void Elsewhere(int person)
    {
        if (!MayMove(person)) return;
        for (var circle = 0; circle < _circles.Count; circle++)
            if (circle != _home[person] && !_accepted[circle] && Stays(circle) && Suits(person, circle)) Move(person, circle);
    }

    private void Move(int person, int circle)
    {
        var before = _cost;
        _cost.Moved++;
        Take(person);
        Put(person, circle);
        Step();
        Take(person);
        Put(person, _home[person]);
        _cost = before;
    }

    private void Put(int person, int circle)
    {
        _members[circle].Add(person);
        _at[person] = circle;
    }

    private void Take(int person)
    {
        _members[_at[person]].Remove(person);
        _at[person] = Nowhere;
    }

    private bool MayMove(int person) => _home[person] != Nowhere && _at[person] == _home[person] && !_accepted[_home[person]];

    /// <summary>Somebody who was in it still is: otherwise it is dissolved, and nobody comes.</summary>
    private bool Stays(int circle) => _members[circle].Any(person => _home[person] == circle);

    private bool Suits(int person, int circle)
    {
        var (who, where) = (_people[person], _circles[circle]);
        return (who.Languages & where.Languages) != 0 && (who.Days & where.Slots) != 0 && (who.Places & where.Places) != 0;
    }

    // Somebody who came and somebody they are kept apart from. Who was in a circle together before stays so.
    private (int Newcomer, int Original)? Conflict()
    {
        for (var circle = 0; circle < _members.Length; circle++)
            foreach (var newcomer in _members[circle])
            {
                if (_home[newcomer] == circle) continue;
                if (!Stays(circle)) return (newcomer, Nowhere);
                foreach (var other in _members[circle])
                    if (_apart.Contains((newcomer, other))) return (newcomer, _home[other] == circle ? other : Nowhere);
            }

        return null;
    }

    private int First(Func<List<int>, bool> wrong)
    {
        for (var circle = 0; circle < _members.Length; circle++)
            if (!_accepted[circle] && wrong(_members[circle])) return circle;
        return Nowhere;
    }

    private static (int Broken, int Threes, int Moved) Plus((int Broken, int Threes, int Moved) cost, int size) => size switch
    {
        0 or >= Circle.Fewest => cost,
        Circle.Fewest - 1 => cost with { Threes = cost.Threes + 1 },
        _ => cost with { Broken = cost.Broken + size },
    };

    // So many circles of three the number of people alone asks for, whoever fits whom.
    private int FewestThrees()
    {
        var seated = _circles.Sum(circle => circle.Members.Count);
        for (var threes = 0; threes <= _circles.Count; threes++)
            for (var circles = threes; circles <= _circles.Count; circles++)
                for (var all = seated; all <= _people.Count; all++)
                    if (all >= (circles * Circle.Fewest) - threes && all <= (circles * Circle.Most) - (threes * (Circle.Most - Circle.Fewest + 1))) return threes;
        return 0;
    }

    // As many as possible by augmenting paths: a circle of four has one place.
    private void FillSeats()
    {
        for (var circle = 0; circle < _members.Length; circle++)
            _members[circle] = [.. Enumerable.Range(0, _people.Count).Where(person => _best[person] == circle)];
        var taken = new int[_circles.Count];
        Array.Fill(taken, Nowhere);
        for (var person = 0; person < _people.Count; person++)
            if (_best[person] == Nowhere) Seat(person, new bool[_circles.Count]);
        for (var circle = 0; circle < taken.Length; circle++)
            if (taken[circle] != Nowhere) _best[taken[circle]] = circle;

        bool Seat(int person, bool[] seen)
        {
            for (var circle = 0; circle < taken.Length; circle++)
            {
                var members = _members[circle];
                if (seen[circle] || members.Count != Circle.Fewest || !Suits(person, circle) || members.Any(member => _apart.Contains((person, member)))) continue;
                seen[circle] = true;
                if (taken[circle] != Nowhere && !Seat(taken[circle], seen)) continue;
                taken[circle] = person;
                return true;
            }

            return false;
        }
    }

    private RepairPlan ToPlan() => new(
        [.. Enumerable.Range(0, _people.Count).Where(person => _best[person] != _home[person]).Select(person => new CircleMove(person, _home[person] == Nowhere ? null : _home[person], _best[person]))],
        [.. Enumerable.Range(0, _circles.Count).Select(circle => (IReadOnlyList<int>)[.. Enumerable.Range(0, _people.Count).Where(person => _best[person] == circle)])],
        _bestCost.Moved, _bestCost.Broken, _bestCost.Threes, IsFewest: _steps < MostSteps);

    private static int[] Before(int count)
    {
        var all = new int[count];
        Array.Fill(all, Nowhere);
        return all;
    }
}
