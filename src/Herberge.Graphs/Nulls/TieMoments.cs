namespace Herberge.Graphs.Nulls;

/// <summary>
/// The three sums over pair weights w_ij (any sign) that the permutation null model needs: Σ_{i&lt;j} w, Σ_i (Σ_j w)²
/// and Σ_{i&lt;j} w².
/// </summary>
/// <param name="Sum">W.</param>
/// <param name="SquaredRows">Q2 = Σ s_i².</param>
/// <param name="Squares">S2 = Σ w_ij².</param>
public readonly record struct TieMoments(double Sum, double SquaredRows, double Squares)
{
    /// <summary>The sums of a graph's weights. O(ties).</summary>
    /// <param name="graph">The ties.</param>
    public static TieMoments Of(TieGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (rows, squares) = (0.0, 0.0);
        for (var person = 0; person < graph.PersonCount; person++)
        {
            rows += graph.Strength(person) * graph.Strength(person);
            foreach (var weight in graph.Weights(person))
                squares += weight * weight / 2;
        }

        return new TieMoments(graph.TotalWeight, rows, graph.RawWeights is null ? graph.TieCount : squares);
    }

    // The modularity weights B_ij = w_ij − s_i s_j / 2W have ΣB = Q2/4W and row sums s_i²/2W; their squares are the ties'
    // own (w − s s/2W)² − (s s/2W)² = w² − w s_i s_j / W, plus all pairs' (s s/2W)².
    internal static (TieMoments Ties, TieMoments Modularity) From(TieGraph graph, double squares, double products)
    {
        var weight = graph.TotalWeight;
        if (weight <= 0)
            return (default, default);
        var (rows, fourth) = (0.0, 0.0);
        foreach (var strength in graph.RawStrengths)
        {
            var square = strength * strength;
            rows += square;
            fourth += square * square;
        }

        fourth /= 4 * weight * weight;
        var chance = rows / (2 * weight);
        return (new TieMoments(weight, rows, squares),
            new TieMoments(rows / (4 * weight), fourth, squares - products / weight + (chance * chance - fourth) / 2));
    }
}
