using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Herberge.Graphs;
using Herberge.Graphs.Communities;
using Herberge.Graphs.Directed;
using Herberge.Graphs.Matching;
using Herberge.Graphs.Positions;

namespace Herberge.Bench;

/// <summary>
/// The measured part, in a process of its own so that its peak of memory is that of the library: reads pairs of int32 from a
/// file and times each step, several rounds of it.
/// </summary>
internal static class GraphsMeasurement
{
    public const string Verb = "measure-graph";

    public static int Run(string file, int people, string unitsFile, int rounds)
    {
        var steps = new List<GraphStep>();
        var units = Partition(unitsFile, people);
        var graph = Time("build from a file of pairs", () => Build(file, people));
        var linear = new SiloOptions { WithCommunities = false };
        var report = Time("all linear measures", () => SiloAnalysis.Compute(graph, units, linear));
        Time("mixing matrix alone", () => MixingMatrix.Of(graph, units).PairsHangingOnOne);
        Time("components", () => Components.Find(graph).Sizes.Count);
        Time("cut points", () => CutPoints.Find(graph).People.Count);
        var bridges = Time("bridges of all pairs of units", () => Bridges.All(graph, units).Count);
        var leiden = Time("Leiden", () => Leiden.Find(graph, new LeidenOptions { Seed = 1, Runs = 1 }));
        var constraint = Time("constraint", () => BurtConstraint.Distribution(graph));
        Time("spectral segregation", () => SpectralSegregation.Of(graph, units).Mean);
        if (people <= 100_000)
        {
            var directed = Directed(file, people);
            Time("brokerage census", () => BrokerageCensus.Of(directed, units).Whole.Total);
            Time("betweenness, sampled to 0.01", () => Betweenness.Sample(graph).Paths);
        }

        if (people <= 10_000)
        {
            rounds = 1;
            Time("betweenness, exact", () => Betweenness.Exact(graph).Length);
            Time("matching of 1,000 people, 20,000 pairs", () => MaximumWeightMatching.Of(1_000, Pairs(), maxCardinality: true));
        }

        Console.WriteLine(JsonSerializer.Serialize(new GraphFigures(
            graph.PersonCount, graph.TieCount, report.EiIndex.Value!.Value, report.EiZPermutation.Value!.Value,
            report.EiStandardError.Value!.Value, report.Modularity.Value!.Value, report.ModularityZPermutation.Value!.Value,
            leiden.Modularity.Value!.Value, leiden.Count,
            Agreement.NormalisedMutualInformation(leiden.Of, units.UnitOf).Value!.Value, bridges,
            constraint.Mean.Value!.Value * constraint.People, steps)));
        return 0;

        T Time<T>(string name, Func<T> step)
        {
            var (wall, cpu) = (new List<double>(), new List<double>());
            T result = default!;
            for (var round = 0; round < rounds; round++)
            {
                result = default!;
                GC.Collect();
                var before = Environment.CpuUsage.TotalTime;
                var watch = Stopwatch.StartNew();
                result = step();
                wall.Add(watch.Elapsed.TotalSeconds);
                cpu.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }

            steps.Add(new GraphStep(
                name, Median(wall), wall.Min(), Median(cpu), Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0));
            return result;
        }
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static TieGraph Build(string file, int people)
    {
        var builder = new TieGraphBuilder(people, TieWeight.Binary);
        ForEachPair(file, builder.AddPairs);
        return builder.Build();
    }

    private static DirectedTieGraph Directed(string file, int people)
    {
        var arcs = new List<(int, int, double)>();
        ForEachPair(file, ends =>
        {
            for (var at = 0; at < ends.Length; at += 2)
                arcs.Add((ends[at], ends[at + 1], 1));
        });
        return new DirectedTieGraph(people, arcs, TieWeight.Binary);
    }

    private static void ForEachPair(string file, Action<ReadOnlySpan<int>> use)
    {
        using var stream = File.OpenRead(file);
        var buffer = new byte[1 << 20];
        int read;
        do
        {
            read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            use(MemoryMarshal.Cast<byte, int>(buffer.AsSpan(0, read)));
        }
        while (read == buffer.Length);
    }

    private static IEnumerable<(int, int, long)> Pairs()
    {
        var random = new Random(1);
        for (var pair = 0; pair < 20_000; pair++)
        {
            var (a, b) = (random.Next(1_000), random.Next(999));
            yield return (a, b >= a ? b + 1 : b, random.Next(1, 1_000_000));
        }
    }

    private static UnitPartition Partition(string file, int people)
    {
        var of = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(file)).ToArray();
        var count = of.Max() + 1;
        return of.Length == people
            ? new UnitPartition(of, [.. Enumerable.Range(0, count).Select(unit => $"u{unit}")])
            : throw new InvalidDataException($"{file} is not about {people} people.");
    }
}

internal sealed record GraphStep(string Name, double Seconds, double BestSeconds, double CpuSeconds, double PeakMegabytes);

internal sealed record GraphFigures(
    int People, int Ties, double Ei, double EiZ, double EiError, double Modularity, double ModularityZ,
    double LeidenModularity, int LeidenCount, double LeidenNmi, int Bridges, double ConstraintSum, IReadOnlyList<GraphStep> Steps);
