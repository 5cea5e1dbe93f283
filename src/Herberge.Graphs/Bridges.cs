namespace Herberge.Graphs;

/// <summary>The contact between two units, and how few people it depends on.</summary>
/// <param name="A">A unit.</param>
/// <param name="B">Another one, of a larger number.</param>
/// <param name="Ties">Ties between them.</param>
/// <param name="Bearers">
/// The smallest number of people without whom no tie between the two units is left: the size of a maximum matching of the
/// ties (König 1931).
/// </param>
public sealed record Bridge(int A, int B, int Ties, int Bearers);

/// <summary>Maximum matchings between units (Hopcroft &amp; Karp 1973).</summary>
public static class Bridges
{
    /// <summary>All pairs of units that have ties, by their numbers. O(ties √people) at worst, near linear in practice.</summary>
    /// <param name="graph">The ties.</param>
    /// <param name="units">Everybody's unit.</param>
    /// <param name="ct">Stops between units.</param>
    public static IReadOnlyList<Bridge> All(TieGraph graph, UnitPartition units, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(units);
        var bridges = new List<Bridge>();
        var (people, starts) = units.ByUnit();
        var matching = new BipartiteMatching(graph.PersonCount);
        var ties = new Dictionary<int, List<(int, int)>>();
        for (var unit = 0; unit < units.UnitCount; unit++)
        {
            ct.ThrowIfCancellationRequested();
            ties.Clear();
            for (var at = starts[unit]; at < starts[unit + 1]; at++)
                foreach (var neighbour in graph.Neighbours(people[at]))
                {
                    var other = units.RawUnitOf[neighbour];
                    if (other <= unit)
                        continue;
                    if (!ties.TryGetValue(other, out var list))
                        ties[other] = list = [];
                    list.Add((people[at], neighbour));
                }

            foreach (var other in ties.Keys.Order())
                bridges.Add(new Bridge(unit, other, ties[other].Count, matching.Size(ties[other])));
        }

        return bridges;
    }

    /// <summary>One pair of units. O(ties of the smaller unit × √people).</summary>
    /// <param name="graph">The ties.</param>
    /// <param name="units">Everybody's unit.</param>
    /// <param name="a">A unit.</param>
    /// <param name="b">Another one.</param>
    public static Bridge Between(TieGraph graph, UnitPartition units, int a, int b)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(units);
        if (a == b)
            throw new ArgumentException("A bridge is between two different units.", nameof(b));
        var ties = new List<(int, int)>();
        for (var person = 0; person < graph.PersonCount; person++)
            if (units.RawUnitOf[person] == a)
                foreach (var neighbour in graph.Neighbours(person))
                    if (units.RawUnitOf[neighbour] == b)
                        ties.Add((person, neighbour));
        return new Bridge(Math.Min(a, b), Math.Max(a, b), ties.Count, new BipartiteMatching(graph.PersonCount).Size(ties));
    }
}
