namespace Herberge.Graphs.Communities;

/// <summary>
/// The Leiden algorithm on modularity (Traag, Waltman, van Eck, Scientific Reports 9, 5233, 2019): local moving, refinement
/// and aggregation, so that every community found is connected. Near linear time in practice, deterministic per seed.
/// </summary>
/// <remarks>
/// At resolution 1 it finds divisions rather than teams (the resolution limit, Fortunato &amp; Barthélemy 2007). Memory: the
/// graph, about 60 bytes per person, and the next level's graph.
/// </remarks>
public static class Leiden
{
    private const int TiesOfAllRuns = 400_000;
    private const int MostRuns = 50;
    private const int LargeRows = 2_000_000;
    private const double Temperature = 0.01;

    /// <summary>Communities of a graph. Without ties everybody is a community of their own.</summary>
    /// <param name="graph">The ties.</param>
    /// <param name="options">Resolution, seed and effort.</param>
    /// <param name="ct">Stops the search.</param>
    public static CommunityPartition Find(TieGraph graph, LeidenOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new LeidenOptions();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Resolution, 0, nameof(options));
        if (graph.TieCount == 0)
        {
            var alone = new int[graph.PersonCount];
            for (var person = 0; person < alone.Length; person++)
                alone[person] = person;
            return new CommunityPartition(
                alone, alone.Length, Measured.None(Undefined.NoTies), Measured.None(Undefined.NoTies));
        }

        var runs = options.Runs ?? Math.Clamp(TiesOfAllRuns / graph.TieCount, 1, MostRuns);
        var seeds = new SplitMix(options.Seed);
        int[] best = [];
        var most = double.NegativeInfinity;
        for (var run = 0; run < runs; run++)
        {
            var of = OneRun(graph, options, new SplitMix(seeds.Next()), ct);
            var quality = Quality(graph, of, options.Resolution);
            if (quality > most + 1e-12)
                (best, most) = (of, quality);
        }

        var (numbered, count) = BySize(best);
        return new CommunityPartition(numbered, count, Measured.Of(Quality(graph, numbered, 1)), Measured.Of(most));
    }

    /// <summary>I/W − γ Σ a_c², the modularity at γ = 1. O(ties).</summary>
    /// <param name="graph">The ties.</param>
    /// <param name="of">For each person a community below N.</param>
    /// <param name="resolution">γ.</param>
    public static Measured Modularity(TieGraph graph, ReadOnlySpan<int> of, double resolution = 1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.TieCount == 0 ? Measured.None(Undefined.NoTies) : Measured.Of(Quality(graph, of, resolution));
    }

    private static int[] OneRun(TieGraph graph, LeidenOptions options, SplitMix random, CancellationToken ct)
    {
        var perStrength = options.Resolution / (2 * graph.TotalWeight);
        var temperature = Temperature * graph.TotalWeight / graph.TieCount;
        var ground = LevelGraph.Of(graph);
        var of = new int[graph.PersonCount];
        for (var person = 0; person < of.Length; person++)
            of[person] = person;

        var quality = double.NegativeInfinity;
        for (var round = 0; round < options.Rounds; round++)
        {
            of = OneRound(ground, of, perStrength, temperature, random, ct);
            var reached = Quality(graph, of, options.Resolution);
            if (reached <= quality + 1e-7)
                break;
            quality = reached;
        }

        return of;
    }

    private static int[] OneRound(
        LevelGraph ground, int[] start, double perStrength, double temperature, SplitMix random, CancellationToken ct)
    {
        var graph = ground;
        var of = start;
        int[]? nodeOf = null;
        while (true)
        {
            var moved = LocalMoving.Run(graph, of, perStrength, random, ct);
            // On a large graph a round that begins with nobody moving would cost as much as the first for next to nothing.
            if (!moved && nodeOf is null && graph.Neighbours.Length > LargeRows)
                return of;

            var (parts, count) = new Refinement(graph, of, perStrength, temperature, random).Run(ct);
            if (count == graph.Count)
                return nodeOf is null ? of : Through(nodeOf, of);

            // The next level starts from the communities, not from the refined parts that are its nodes.
            var first = new int[count];
            var name = new int[graph.Count];
            Array.Fill(name, -1);
            var names = 0;
            for (var node = 0; node < graph.Count; node++)
            {
                if (name[of[node]] < 0)
                    name[of[node]] = names++;
                first[parts[node]] = name[of[node]];
            }

            nodeOf = nodeOf is null ? parts : Through(nodeOf, parts);
            graph = graph.Aggregated(parts, count);
            of = first;
        }
    }

    private static int[] Through(int[] nodeOf, int[] of)
    {
        var through = new int[nodeOf.Length];
        for (var person = 0; person < through.Length; person++)
            through[person] = of[nodeOf[person]];
        return through;
    }

    private static double Quality(TieGraph graph, ReadOnlySpan<int> of, double resolution)
    {
        var sums = new double[graph.PersonCount];
        var inside = 0.0;
        for (var person = 0; person < of.Length; person++)
        {
            sums[of[person]] += graph.Strength(person);
            var neighbours = graph.Neighbours(person);
            var weights = graph.Weights(person);
            for (var at = 0; at < neighbours.Length; at++)
                if (of[neighbours[at]] == of[person])
                    inside += weights.IsEmpty ? 1 : weights[at];
        }

        var ends = 2 * graph.TotalWeight;
        var squares = 0.0;
        foreach (var sum in sums)
            squares += sum / ends * (sum / ends);
        return inside / ends - resolution * squares;
    }

    private static (int[] Of, int Count) BySize(int[] of)
    {
        var sizes = new int[of.Length];
        var firsts = new int[of.Length];
        Array.Fill(firsts, -1);
        for (var person = 0; person < of.Length; person++)
        {
            sizes[of[person]]++;
            if (firsts[of[person]] < 0)
                firsts[of[person]] = person;
        }

        var communities = new List<int>();
        for (var community = 0; community < sizes.Length; community++)
            if (sizes[community] > 0)
                communities.Add(community);
        communities.Sort((a, b) => sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : firsts[a].CompareTo(firsts[b]));
        var number = new int[of.Length];
        for (var rank = 0; rank < communities.Count; rank++)
            number[communities[rank]] = rank;
        var numbered = new int[of.Length];
        for (var person = 0; person < of.Length; person++)
            numbered[person] = number[of[person]];
        return (numbered, communities.Count);
    }
}
