namespace Herberge.Graphs;

/// <summary>
/// The smallest and the largest E-I index that the same ties could have between units of these sizes, and the index rescaled
/// to −1 … +1 between them (Krackhardt &amp; Stern 1988; the rescaled index of UCINET).
/// </summary>
/// <param name="Minimum">−1, unless the units are too small to hold all ties inside.</param>
/// <param name="Maximum">+1, unless there are more ties than pairs across units.</param>
/// <param name="Rescaled">2 (EI − min) / (max − min) − 1.</param>
/// <remarks>
/// With P_in pairs of people inside units and P_across pairs across, at most P_in ties can be inside: the minimum puts the
/// heaviest P_in ties inside, the maximum the heaviest P_across ties across. For binary ties that is
/// (m − 2 min(m, P_in)) / m and (2 min(m, P_across) − m) / m. O(ties), with sorting only where weighted ties are more than pairs.
/// </remarks>
public sealed record AttainableEi(Measured Minimum, Measured Maximum, Measured Rescaled)
{
    /// <summary>The attainable range for a graph and its units.</summary>
    /// <param name="graph">The ties.</param>
    /// <param name="units">Everybody's unit.</param>
    /// <param name="eiIndex">The observed index.</param>
    public static AttainableEi Of(TieGraph graph, UnitPartition units, Measured eiIndex)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(units);
        if (eiIndex.Value is not { } observed)
            return new AttainableEi(eiIndex, eiIndex, eiIndex);
        var inside = 0L;
        foreach (var size in units.Sizes)
            inside += (long)size * (size - 1) / 2;
        var across = (long)units.PersonCount * (units.PersonCount - 1) / 2 - inside;
        var (mostInside, mostAcross) = Heaviest(graph, inside, across);
        var minimum = 1 - 2 * mostInside / graph.TotalWeight;
        var maximum = 2 * mostAcross / graph.TotalWeight - 1;
        var rescaled = maximum - minimum > 1e-12
            ? Measured.Of(2 * (observed - minimum) / (maximum - minimum) - 1)
            : Measured.None(Undefined.NoVariation);
        return new AttainableEi(Measured.Of(minimum), Measured.Of(maximum), rescaled);
    }

    private static (double Inside, double Across) Heaviest(TieGraph graph, long inside, long across)
    {
        if (graph.RawWeights is null)
            return (Math.Min(graph.TieCount, inside), Math.Min(graph.TieCount, across));
        if (graph.TieCount <= inside && graph.TieCount <= across)
            return (graph.TotalWeight, graph.TotalWeight);

        var weights = new double[graph.TieCount];
        var next = 0;
        for (var person = 0; person < graph.PersonCount; person++)
        {
            var neighbours = graph.Neighbours(person);
            var beside = graph.Weights(person);
            for (var at = 0; at < neighbours.Length; at++)
                if (neighbours[at] > person)
                    weights[next++] = beside[at];
        }

        Array.Sort(weights);
        return (Top(weights, inside, graph.TotalWeight), Top(weights, across, graph.TotalWeight));
    }

    private static double Top(double[] ascending, long count, double total)
    {
        if (count >= ascending.Length)
            return total;
        var sum = 0.0;
        for (var at = ascending.Length - (int)count; at < ascending.Length; at++)
            sum += ascending[at];
        return sum;
    }
}
