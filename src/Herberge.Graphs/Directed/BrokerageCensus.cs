namespace Herberge.Graphs.Directed;

/// <summary>
/// The brokerage census of Gould and Fernandez (Structures of mediation, Sociological Methodology 19, 1989): every open
/// two-path a → v → c without a → c counts for its broker v by the units of a, v and c. Sums per unit of the broker only;
/// what one person brokers is nobody else's business and not kept.
/// </summary>
/// <param name="Whole">All units together.</param>
/// <param name="ByUnit">For each unit, what its people broker.</param>
/// <param name="Chance">The moments of <paramref name="Whole"/> in a random graph of the same density.</param>
public sealed record BrokerageCensus(BrokerageCounts Whole, IReadOnlyList<BrokerageCounts> ByUnit, BrokerageNull Chance)
{
    /// <summary>The census of a graph; weights do not matter. O(Σ in-degree × out-degree).</summary>
    /// <param name="graph">Who turns to whom.</param>
    /// <param name="units">Everybody's unit.</param>
    /// <param name="ct">Stops between people.</param>
    /// <exception cref="ArgumentException">The graph and the units are about different numbers of people.</exception>
    public static BrokerageCensus Of(DirectedTieGraph graph, UnitPartition units, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(units);
        if (graph.PersonCount != units.PersonCount)
            throw new ArgumentException("The graph and the units are about different numbers of people.", nameof(units));
        var byUnit = new BrokerageCounts[units.UnitCount];
        var of = units.RawUnitOf;
        // For each person, the last source that was seen turning to them directly.
        var direct = new int[graph.PersonCount];
        for (var source = 0; source < graph.PersonCount; source++)
        {
            ct.ThrowIfCancellationRequested();
            direct[source] = source + 1;
            foreach (var target in graph.Targets(source))
                direct[target] = source + 1;
            foreach (var broker in graph.Targets(source))
            {
                ref var counts = ref byUnit[of[broker]];
                foreach (var target in graph.Targets(broker))
                    if (direct[target] != source + 1)
                        counts = counts.With(of[source], of[broker], of[target]);
            }
        }

        var whole = default(BrokerageCounts);
        foreach (var counts in byUnit)
            whole += counts;
        return new BrokerageCensus(whole, byUnit, new BrokerageNull(graph, units));
    }
}
