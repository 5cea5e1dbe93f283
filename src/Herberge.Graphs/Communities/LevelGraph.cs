using System.Runtime.CompilerServices;

namespace Herberge.Graphs.Communities;

/// <summary>The graph at one level of aggregation: nodes are sets of people, a node's own ties count in its strength.</summary>
internal sealed class LevelGraph(int[] offsets, int[] neighbours, double[]? weights, double[] strengths)
{
    public int Count => strengths.Length;

    /// <summary>Rows as in <see cref="TieGraph"/>, without the ties inside nodes.</summary>
    public int[] Offsets => offsets;

    public int[] Neighbours => neighbours;

    /// <summary>Null where every weight is 1.</summary>
    public double[]? Weights => weights;

    public double[] Strengths => strengths;

    public static LevelGraph Of(TieGraph graph) =>
        new(graph.RawOffsets, graph.RawNeighbours, graph.RawWeights, graph.RawStrengths);

    /// <summary>The graph whose nodes are groups 0 … count−1 of this one's. O(rows).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LevelGraph Aggregated(int[] groupOf, int count)
    {
        var starts = new int[count + 1];
        var sums = new double[count];
        for (var node = 0; node < Count; node++)
        {
            starts[groupOf[node] + 1]++;
            sums[groupOf[node]] += strengths[node];
        }

        for (var group = 0; group < count; group++)
            starts[group + 1] += starts[group];
        var members = new int[Count];
        var next = starts.AsSpan(0, count).ToArray();
        for (var node = 0; node < Count; node++)
            members[next[groupOf[node]]++] = node;

        var newOffsets = new int[count + 1];
        var newNeighbours = new int[Math.Max(16, neighbours.Length / 4)];
        var newWeights = new double[newNeighbours.Length];
        var to = new double[count];
        var used = 0;
        for (var group = 0; group < count; group++)
        {
            var first = used;
            for (var member = starts[group]; member < starts[group + 1]; member++)
            {
                var node = members[member];
                for (var at = offsets[node]; at < offsets[node + 1]; at++)
                {
                    var other = groupOf[neighbours[at]];
                    if (other == group)
                        continue;
                    if (to[other] == 0)
                    {
                        if (used == newNeighbours.Length)
                        {
                            Array.Resize(ref newNeighbours, Math.Min(neighbours.Length, 2 * used));
                            Array.Resize(ref newWeights, newNeighbours.Length);
                        }

                        newNeighbours[used++] = other;
                    }

                    to[other] += weights is null ? 1 : weights[at];
                }
            }

            for (var at = first; at < used; at++)
            {
                newWeights[at] = to[newNeighbours[at]];
                to[newNeighbours[at]] = 0;
            }

            newOffsets[group + 1] = used;
        }

        return new LevelGraph(newOffsets, newNeighbours, newWeights, sums);
    }
}
