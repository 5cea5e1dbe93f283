namespace Herberge.Graphs.Matching;

/// <summary>Finds a place for those who are in no group yet, at the price of as little as possible.</summary>
internal sealed class PlaceEverybody(PairTable table, Grouping grouping, Candidates candidates, int largest)
{
    public void Run(CancellationToken ct)
    {
        // Those who were left out before come first, then those with the fewest possible partners.
        int[] waiting = [.. Enumerable.Range(0, table.Count).Where(person => grouping.GroupOf[person] == Grouping.Nowhere)
            .OrderByDescending(table.Bonus).ThenBy(person => candidates.Possible[person])];
        foreach (var person in waiting)
        {
            ct.ThrowIfCancellationRequested();
            if (grouping.GroupOf[person] != Grouping.Nowhere || candidates.Possible[person] == 0)
                continue;
            if (!WithAnotherWaiting(person) && !AsOneMore(person) && !InSomebodysPlace(person) && !WithSomebodyOf(person) && table.Bonus(person) > 0)
                InsteadOf(person);
        }
    }

    private bool WithAnotherWaiting(int person)
    {
        var (best, worth) = (Grouping.Nowhere, -1);
        for (var other = 0; other < table.Count; other++)
            if (grouping.GroupOf[other] == Grouping.Nowhere && table.May(person, other) && table.Worth(person, other) is var value && value > worth)
                (best, worth) = (other, value);
        if (best == Grouping.Nowhere)
            return false;
        grouping.Found([person, best]);
        return true;
    }

    private bool AsOneMore(int person)
    {
        var group = BestOpen(person);
        if (group == Grouping.Nowhere)
            return false;
        grouping.Join(person, group);
        return true;
    }

    // Somebody makes room who fits elsewhere as one more.
    private bool InSomebodysPlace(int person)
    {
        for (var group = 0; group < grouping.Groups.Count; group++)
            foreach (var member in grouping.Groups[group].ToArray())
            {
                if (!grouping.Fits(person, group, member) || BestOpen(member) is not (>= 0 and var other) || other == group)
                    continue;
                grouping.Leave(member);
                grouping.Join(member, other);
                grouping.Join(person, group);
                return true;
            }

        return false;
    }

    // A group of three or more can spare one.
    private bool WithSomebodyOf(int person)
    {
        var (best, size) = (Grouping.Nowhere, 2);
        for (var other = 0; other < table.Count; other++)
            if (grouping.GroupOf[other] is >= 0 and var group && grouping.Groups[group].Count > size && table.May(person, other))
                (best, size) = (other, grouping.Groups[group].Count);
        if (best == Grouping.Nowhere)
            return false;
        grouping.Leave(best);
        grouping.Found([person, best]);
        return true;
    }

    // Nobody waits twice running: somebody who had a place the last time waits now.
    private void InsteadOf(int person)
    {
        for (var group = 0; group < grouping.Groups.Count; group++)
            foreach (var member in grouping.Groups[group].ToArray())
            {
                if (table.Bonus(member) > 0 || !grouping.Fits(person, group, member))
                    continue;
                grouping.Leave(member);
                grouping.Join(person, group);
                return;
            }
    }

    private int BestOpen(int person)
    {
        var (best, worth) = (Grouping.Nowhere, -1);
        for (var group = 0; group < grouping.Groups.Count; group++)
            if (grouping.Groups[group].Count < largest && grouping.GroupOf[person] != group && grouping.Fits(person, group)
                && grouping.Worth(person, group) is var value && value > worth)
                (best, worth) = (group, value);
        return best;
    }
}
