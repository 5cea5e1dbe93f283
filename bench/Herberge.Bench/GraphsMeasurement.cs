using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Herberge.Graphs;
using Herberge.Graphs.Communities;

namespace Herberge.Bench;

/// <summary>
/// The measured part, in a process of its own so that its peak of memory is that of the library: reads pairs of int32 from a
/// file and times each step.
/// </summary>
internal static class GraphsMeasurement
{
    public const string Verb = "measure-graph";

    public static int Run(string file, int people, string unitsFile)
    {
        var steps = new List<GraphStep>();
        var units = Partition(unitsFile, people);
        Time("process start", () => 0);
        var graph = Time("build from a file of pairs", () => Build(file, people));
        var linear = new SiloOptions { WithCommunities = false };
        // The second time is what a house that runs all day sees; the first includes compiling the code.
        var report = Time("all linear measures, first", () => SiloAnalysis.Compute(graph, units, linear));
        Time("all linear measures", () => SiloAnalysis.Compute(graph, units, linear));
        Time("mixing matrix alone", () => MixingMatrix.Of(graph, units).PairsHangingOnOne);
        Time("components", () => Components.Find(graph).Sizes.Count);
        var bridges = Time("bridges of all pairs of units", () => Bridges.All(graph, units).Count);
        var leiden = Time("Leiden", () => Leiden.Find(graph, new LeidenOptions { Seed = 1, Runs = 1 }));
        Console.WriteLine(JsonSerializer.Serialize(new GraphFigures(
            graph.PersonCount, graph.TieCount, report.EiIndex.Value!.Value, report.EiZPermutation.Value!.Value,
            report.EiStandardError.Value!.Value, report.Modularity.Value!.Value, report.ModularityZPermutation.Value!.Value,
            leiden.Modularity.Value!.Value, leiden.Count,
            Agreement.NormalisedMutualInformation(leiden.Of, units.UnitOf).Value!.Value, bridges, steps)));
        return 0;

        T Time<T>(string name, Func<T> step)
        {
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var result = step();
            steps.Add(new GraphStep(
                name, watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds,
                Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0));
            return result;
        }
    }

    private static TieGraph Build(string file, int people)
    {
        var builder = new TieGraphBuilder(people, TieWeight.Binary);
        using var stream = File.OpenRead(file);
        var buffer = new byte[1 << 20];
        while (true)
        {
            var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var ends = MemoryMarshal.Cast<byte, int>(buffer.AsSpan(0, read));
            for (var at = 0; at < ends.Length; at += 2)
                builder.Add(ends[at], ends[at + 1]);
            if (read < buffer.Length)
                return builder.Build();
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

internal sealed record GraphStep(string Name, double Seconds, double CpuSeconds, double PeakMegabytes);

internal sealed record GraphFigures(
    int People, int Ties, double Ei, double EiZ, double EiError, double Modularity, double ModularityZ,
    double LeidenModularity, int LeidenCount, double LeidenNmi, int Bridges, IReadOnlyList<GraphStep> Steps);
