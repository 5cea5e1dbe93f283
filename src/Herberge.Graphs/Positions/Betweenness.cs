namespace Herberge.Graphs.Positions;

/// <summary>
/// Betweenness (Freeman 1977): how many of the shortest ways between two others lead through somebody,
/// b_v = Σ_{s&lt;t, both ≠ v} σ_st(v) / σ_st. Ties count as equally long; weights do not matter.
/// </summary>
/// <remarks>Values are figures about persons: a distribution may be shown, one person's value to nobody but that person.</remarks>
public static class Betweenness
{
    private const int Parts = 16;

    /// <summary>
    /// Everybody's betweenness, exactly, by Brandes' algorithm (A faster algorithm for betweenness centrality, 2001).
    /// O(people × ties) on all processors; the sum does not depend on their number. 0 for people without ties.
    /// </summary>
    /// <param name="graph">The ties.</param>
    /// <param name="ct">Stops between people.</param>
    /// <returns>For each person a number of pairs, 0 … (N−1)(N−2)/2.</returns>
    public static double[] Exact(TieGraph graph, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var sums = new double[Parts][];
        Parallel.For(0, Parts, new ParallelOptions { CancellationToken = ct }, part =>
        {
            var search = new Sources(graph);
            for (var source = part; source < graph.PersonCount; source += Parts)
            {
                ct.ThrowIfCancellationRequested();
                search.From(source);
            }

            sums[part] = search.Sums;
        });
        var between = new double[graph.PersonCount];
        foreach (var sum in sums)
            for (var person = 0; person < between.Length; person++)
                between[person] += sum[person] / 2;
        return between;
    }

    /// <summary>
    /// Everybody's betweenness as a share of pairs, from shortest paths drawn at random between random pairs (Riondato &amp;
    /// Kornaropoulos, Fast approximation of betweenness centrality through sampling, 2016), each by a search from both ends.
    /// With chance 1 − δ <b>all</b> people's shares are within ε of the truth at once.
    /// </summary>
    /// <param name="graph">The ties.</param>
    /// <param name="options">ε, δ, the bound and the seed.</param>
    /// <param name="ct">Stops between paths.</param>
    /// <returns>Shares of pairs; all 0 for fewer than three people.</returns>
    /// <remarks>O(paths × ties) at worst, far less where people are few steps apart.</remarks>
    public static BetweennessSample Sample(TieGraph graph, BetweennessSampling? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new BetweennessSampling();
        options.Check();
        var vertices = LongestPathBound(graph);
        var paths = graph.PersonCount < 3 || vertices < 3 ? 0 : options.Paths(graph.PersonCount, vertices);
        var counts = new long[graph.PersonCount];
        if (paths > 0)
        {
            var search = new PathSearch(graph, options.Seed);
            for (var path = 0; path < paths; path++)
            {
                if ((path & 0xFF) == 0)
                    ct.ThrowIfCancellationRequested();
                search.Draw(counts);
            }
        }

        return new BetweennessSample(
            [.. counts.Select(count => paths == 0 ? 0.0 : (double)count / paths)], options.Epsilon, options.Delta, paths, vertices);
    }

    // People on the longest shortest path at most: in each component twice the depth of one search, and its root.
    private static int LongestPathBound(TieGraph graph)
    {
        var (depth, queue) = (new int[graph.PersonCount], new int[graph.PersonCount]);
        Array.Fill(depth, -1);
        var longest = 0;
        for (var root = 0; root < depth.Length; root++)
        {
            if (depth[root] >= 0)
                continue;
            var (head, tail) = (0, 0);
            queue[tail++] = root;
            depth[root] = 0;
            while (head < tail)
            {
                var person = queue[head++];
                foreach (var other in graph.Neighbours(person))
                    if (depth[other] < 0)
                    {
                        depth[other] = depth[person] + 1;
                        queue[tail++] = other;
                    }
            }

            longest = Math.Max(longest, Math.Min(tail, 2 * depth[queue[tail - 1]] + 1));
        }

        return longest;
    }

    private sealed class Sources(TieGraph graph)
    {
        private readonly int[] _depth = new int[graph.PersonCount];
        private readonly double[] _paths = new double[graph.PersonCount];
        private readonly double[] _share = new double[graph.PersonCount];
        private readonly int[] _order = new int[graph.PersonCount];

        public double[] Sums { get; } = new double[graph.PersonCount];

        public void From(int source)
        {
            var (depth, paths, share, order) = (_depth, _paths, _share, _order);
            var (offsets, neighbours) = (graph.RawOffsets, graph.RawNeighbours);
            var (head, tail) = (0, 0);
            order[tail++] = source;
            (depth[source], paths[source]) = (1, 1);
            while (head < tail)
            {
                var person = order[head++];
                var (below, here) = (depth[person] + 1, paths[person]);
                for (var at = offsets[person]; at < offsets[person + 1]; at++)
                {
                    var other = neighbours[at];
                    if (depth[other] == 0)
                    {
                        depth[other] = below;
                        order[tail++] = other;
                    }

                    if (depth[other] == below)
                        paths[other] += here;
                }
            }

            for (var last = tail - 1; last > 0; last--)
            {
                var person = order[last];
                var above = depth[person] - 1;
                var each = (1 + share[person]) / paths[person];
                Sums[person] += share[person];
                for (var at = offsets[person]; at < offsets[person + 1]; at++)
                {
                    var other = neighbours[at];
                    if (depth[other] == above)
                        share[other] += paths[other] * each;
                }
            }

            for (var at = 0; at < tail; at++)
                (depth[order[at]], paths[order[at]], share[order[at]]) = (0, 0, 0);
        }
    }
}
