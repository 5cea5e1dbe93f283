namespace Herberge.Graphs.Matching;

/// <summary>
/// Groups of three to five: people of the largest unit choose first, or they would be left among themselves in the end, and of these who
/// has the fewest possible partners, together with a slot in which their group is worth most; then swaps improve what came out.
/// </summary>
internal sealed class GroupForming(PairTable table, Candidates candidates, Grouping grouping)
{
    private const int MostPasses = 30;

    /// <param name="ct">Stops between people.</param>
    public void Run(CancellationToken ct)
    {
        var slots = new Slots(table);
        var sizes = Enumerable.Range(0, table.Count).CountBy(person => table[person].Unit).ToDictionary();
        int[] scarce = [.. Enumerable.Range(0, table.Count).Where(person => candidates.Possible[person] > 0)
            .OrderByDescending(table.Bonus).ThenByDescending(person => sizes[table[person].Unit]).ThenBy(person => candidates.Possible[person]).ThenBy(person => table.Chance(person, person))];
        foreach (var person in scarce)
        {
            ct.ThrowIfCancellationRequested();
            if (grouping.GroupOf[person] == Grouping.Nowhere && Best(person, slots) is { } group)
                grouping.Found(group);
        }

        new PlaceEverybody(table, grouping, candidates, table.Options.LargestGroup).Run(ct);
        for (var pass = 0; pass < MostPasses && Improve(ct); pass++) { }
    }

    // The most valuable group around somebody among those still free; one that isn't full only where no slot has enough people left.
    private int[]? Best(int person, Slots slots)
    {
        var (best, worth) = ((int[])[person], -1);
        foreach (var slot in slots.Of(person))
        {
            var (members, value) = Around(person, slots.PeopleOf(slot));
            if (members.Length > best.Length || (members.Length == best.Length && value > worth))
                (best, worth) = (members, value);
        }

        return best.Length > 1 ? best : null;
    }

    private (int[] Members, int Worth) Around(int person, IReadOnlyList<int> slot)
    {
        var free = new List<(int Person, int Worth)>();
        foreach (var other in slot)
            if (grouping.GroupOf[other] == Grouping.Nowhere && table.May(person, other))
                free.Add((other, table.Worth(person, other)));
        var (members, worth) = (new List<int> { person }, 0);
        while (members.Count < table.Options.Size && free.Count > 0)
        {
            var next = free[0];
            foreach (var one in free)
                if (one.Worth > next.Worth || (one.Worth == next.Worth && candidates.Possible[one.Person] < candidates.Possible[next.Person]))
                    next = one;
            members.Add(next.Person);
            worth += next.Worth;
            if (members.Count < table.Options.Size)
                free = [.. free.Where(one => table.May(one.Person, next.Person)).Select(one => (one.Person, one.Worth + table.Worth(one.Person, next.Person)))];
        }

        return ([.. members], worth);
    }

    // Brings somebody together with one of their best partners by a swap with one of that partner's group, if the sum rises by it.
    private bool Improve(CancellationToken ct)
    {
        var improved = false;
        for (var person = 0; person < table.Count; person++)
        {
            ct.ThrowIfCancellationRequested();
            var home = grouping.GroupOf[person];
            if (home == Grouping.Nowhere)
                continue;
            foreach (var (partner, _) in candidates.Of(person))
            {
                var other = grouping.GroupOf[partner];
                if (other != Grouping.Nowhere && other != home && Swap(person, home, other, partner))
                {
                    improved = true;
                    break;
                }
            }
        }

        return improved;
    }

    private bool Swap(int person, int home, int other, int partner)
    {
        var (best, gain) = (Grouping.Nowhere, 0);
        var here = grouping.Worth(person, home);
        foreach (var member in grouping.Groups[other])
        {
            if (member == partner || !grouping.Fits(person, other, member) || !grouping.Fits(member, home, person))
                continue;
            var more = grouping.Worth(person, other, member) + grouping.Worth(member, home, person) - here - grouping.Worth(member, other);
            if (more > gain)
                (best, gain) = (member, more);
        }

        if (best == Grouping.Nowhere)
            return false;
        grouping.Leave(person);
        grouping.Leave(best);
        grouping.Join(person, other);
        grouping.Join(best, home);
        return true;
    }
}
