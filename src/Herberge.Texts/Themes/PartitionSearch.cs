using Herberge.Graphs;
using Herberge.Graphs.Communities;

namespace Herberge.Texts.Themes;

/// <summary>
/// Finds how many themes a graph of similar texts holds. Its ties are dealt at random into two halves, both are divided at
/// several resolutions, and the finest division that both halves still agree on is taken: a theme that half of the evidence
/// does not find again is none.
/// </summary>
/// <remarks>
/// Agreement is the adjusted Rand index, meaned over several deals; the finest resolution within
/// <see cref="Tolerance"/> of the best counts. The theme of every text is then a consensus of all halves (Lancichinetti &amp;
/// Fortunato, Scientific Reports 2, 336, 2012). Labels play no part.
/// </remarks>
internal sealed class PartitionSearch(TieGraph graph, ulong seed, CancellationToken ct)
{
    private const double Tolerance = 0.03;
    private const double LeastConsensus = 1e-3;
    private const int MostWidenings = 16;
    private const double Widening = 1.5;

    private static readonly double[] AllResolutions = [0.3, 0.5, 0.8, 1.2, 1.8, 2.7, 4];
    private static readonly double[] MiddleResolutions = [0.5, 0.8, 1.2];

    /// <summary>Deals at each resolution: more for small graphs, where one deal is chancy and cheap.</summary>
    private int UsualDeals => graph.PersonCount switch { <= 2_000 => 12, <= 6_000 => 10, _ => 2 };

    /// <summary>The division whose number of themes the texts themselves suggest.</summary>
    public FoundPartition Automatic() => Best(AllResolutions, UsualDeals, runs: null);

    /// <summary>A quicker look at a part of a graph.</summary>
    public FoundPartition Within() => Best(MiddleResolutions, deals: 2, runs: 1);

    private FoundPartition Best(double[] resolutions, int deals, int? runs)
    {
        var halves = Enumerable.Range(0, deals).SelectMany(Deal).ToArray();
        var found = new int[resolutions.Length * halves.Length][];
        Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = ct }, at =>
            found[at] = Divide(halves[at % halves.Length], resolutions[at / halves.Length], rounds: 1));

        var agreements = new double[resolutions.Length];
        for (var at = 0; at < resolutions.Length; at++)
            agreements[at] = Agreed(found.AsSpan(at * halves.Length, halves.Length));
        var chosen = Array.FindLastIndex(agreements, agreement => agreement >= agreements.Max() - Tolerance);
        var divisions = found[(chosen * halves.Length)..((chosen + 1) * halves.Length)];
        return new FoundPartition(Divide(Consensus(divisions), resolutions[chosen], rounds: 10, runs), agreements[chosen]);
    }

    /// <summary>A division into at least so many themes, where the graph allows it.</summary>
    public int[] AtLeast(int count)
    {
        var resolution = AllResolutions[0];
        var of = Divide(graph, resolution, rounds: 10);
        for (var step = 0; step < MostWidenings && of.Distinct().Count() < count; step++)
        {
            ct.ThrowIfCancellationRequested();
            of = Divide(graph, resolution *= Widening, rounds: 10);
        }

        return of;
    }

    // Without a number of runs a small graph is divided many times, and the best counts.
    private int[] Divide(TieGraph part, double resolution, int rounds, int? runs = 1) =>
        [.. Leiden.Find(part, new LeidenOptions { Resolution = resolution, Seed = seed, Runs = runs, Rounds = rounds }, ct).Of];

    // One half holds some ties of a text and the other the rest, so neither can lean on the same chance similarity.
    private TieGraph[] Deal(int deal)
    {
        var random = new Random((int)(seed % int.MaxValue) + deal);
        TieGraphBuilder[] halves = [new(graph.PersonCount, TieWeight.Sum), new(graph.PersonCount, TieWeight.Sum)];
        for (var text = 0; text < graph.PersonCount; text++)
        {
            var neighbours = graph.Neighbours(text);
            var weights = graph.Weights(text);
            for (var at = 0; at < neighbours.Length; at++)
                if (neighbours[at] > text)
                    halves[random.Next(2)].Add(text, neighbours[at], weights[at]);
        }

        return [halves[0].Build(), halves[1].Build()];
    }

    private TieGraph Consensus(int[][] divisions)
    {
        var builder = new TieGraphBuilder(graph.PersonCount, TieWeight.Sum);
        for (var text = 0; text < graph.PersonCount; text++)
        {
            var neighbours = graph.Neighbours(text);
            var weights = graph.Weights(text);
            for (var at = 0; at < neighbours.Length; at++)
            {
                if (neighbours[at] <= text)
                    continue;
                var together = 0;
                foreach (var of in divisions)
                    together += of[text] == of[neighbours[at]] ? 1 : 0;
                builder.Add(text, neighbours[at], LeastConsensus + weights[at] * together / divisions.Length);
            }
        }

        return builder.Build();
    }

    private static double Agreed(ReadOnlySpan<int[]> halves)
    {
        var sum = 0.0;
        for (var at = 0; at < halves.Length; at += 2)
            sum += Agreement.AdjustedRand(halves[at], halves[at + 1]).Value ?? 0;
        return 2 * sum / halves.Length;
    }
}

/// <param name="Of">For each text a theme 0 … .</param>
/// <param name="Agreement">Adjusted Rand index of the two halves.</param>
internal sealed record FoundPartition(int[] Of, double Agreement);
