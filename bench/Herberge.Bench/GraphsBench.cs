using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Herberge.Bench;

/// <summary>
/// <c>graphs [--size 10k|100k|1m]</c>: generated organisations, verified by their checksums, measured in a fresh process, in
/// one table beside igraph's times where those are at hand (<c>../shared/data/silo/igraph-baseline.json</c>).
/// </summary>
internal static class GraphsBench
{
    private static readonly Dictionary<string, Size> Sizes = new()
    {
        ["10k"] = new Size("org10k", 10_000, 200_000, 2_004_694_043, 18_212_492, "core10k_q"),
        ["100k"] = new Size("org100k", 100_000, 2_000_000, 199_983_361_305, 997_215_210, "core100k_q"),
        ["1m"] = new Size("org1m", 1_000_000, 20_000_000, 19_992_239_559_751, 762_944_687_316, "core1m"),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var (chosen, rounds, folder) = ((string[])["10k", "100k"], 3, (string?)null);
        for (var at = 0; at + 1 < args.Length; at += 2)
            switch (args[at])
            {
                case "--size":
                    chosen = [args[at + 1]];
                    break;
                case "--rounds":
                    rounds = int.Parse(args[at + 1], CultureInfo.InvariantCulture);
                    break;
                case "--folder":
                    folder = args[at + 1];
                    break;
            }

        if (args.Length % 2 == 1 || rounds < 1 || chosen.Any(size => !Sizes.ContainsKey(size)))
        {
            Console.Error.WriteLine("graphs [--size 10k|100k|1m] [--rounds N] [--folder DIR to keep the generated files in]");
            return 2;
        }

        Console.WriteLine($"Median of {rounds} rounds on {Environment.ProcessorCount} processors; load {Load()}.");
        Console.WriteLine("| organisation | step | seconds | best | of processor | peak MB | igraph, seconds |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var size in chosen)
            if (!await RunAsync(Sizes[size], rounds, folder))
                return 1;
        Console.WriteLine($"Load at the end {Load()}.");
        return 0;
    }

    // Figures are worth little on a busy machine; the reader is to see whether it was.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static async Task<bool> RunAsync(Size size, int rounds, string? kept)
    {
        var folder = kept is null
            ? Directory.CreateTempSubdirectory("herberge-bench-").FullName
            : Directory.CreateDirectory(kept).FullName;
        try
        {
            var (pairs, units) = (Path.Combine(folder, $"{size.Name}.pairs.i32"), Path.Combine(folder, $"{size.Name}.units.i32"));
            if (!File.Exists(units) && !Write(size, pairs, units))
                return false;
            var figures = await MeasureAsync(size, pairs, units, rounds);
            Print(size, figures, Baseline());
            return true;
        }
        finally
        {
            if (kept is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Write(Size size, string pairs, string units)
    {
        var organisation = GeneratedOrganisation.Make(size.People, size.Ties);
        if (organisation.EdgeSum != size.EdgeSum || organisation.Xor != size.Xor)
        {
            Console.Error.WriteLine(
                $"{size.Name} came out different: sum {organisation.EdgeSum}, xor {organisation.Xor} do not match the recipe.");
            return false;
        }

        using (var stream = File.Create(pairs))
            for (var tie = 0; tie < organisation.From.Length; tie++)
                stream.Write(MemoryMarshal.AsBytes<int>([organisation.From[tie], organisation.To[tie]]));
        File.WriteAllBytes(units, MemoryMarshal.AsBytes<int>(organisation.UnitOf).ToArray());
        return true;
    }

    private static async Task<GraphFigures> MeasureAsync(Size size, string pairs, string units, int rounds)
    {
        var people = size.People.ToString(CultureInfo.InvariantCulture);
        string[] measure = [GraphsMeasurement.Verb, pairs, people, units, rounds.ToString(CultureInfo.InvariantCulture)];
        // Started as "dotnet Herberge.Bench.dll" the process is dotnet, and the library its first argument.
        var own = Environment.ProcessPath!;
        if (Path.GetFileNameWithoutExtension(own) == "dotnet")
            measure = [typeof(GraphsBench).Assembly.Location, .. measure];
        using var process = Process.Start(new ProcessStartInfo(own, measure) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<GraphFigures>(output)!;
    }

    private static void Print(Size size, GraphFigures figures, JsonElement? baseline)
    {
        foreach (var step in figures.Steps)
        {
            var rival = step.Name switch
            {
                "build from a file of pairs" => Rival(baseline, size.Core, "create"),
                "all linear measures" => Sum(baseline, size.Core, "ei", "modularity", "assortativity_nominal"),
                "components" => Rival(baseline, size.Core, "components"),
                "Leiden" => Rival(baseline, size.Core, "leiden_2it"),
                "constraint" => Rival(baseline, size.Core, "constraint"),
                "betweenness, exact" => Rival(baseline, size.Core, "betweenness_exact"),
                _ => null,
            };
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size.Name} | {step.Name} | {step.Seconds:F3} | {step.BestSeconds:F3} | {step.CpuSeconds:F3} | {step.PeakMegabytes:F0} | {rival?.ToString("F3", CultureInfo.InvariantCulture)} |"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size.Name}: {figures.Ties} ties; E-I {figures.Ei:R} (z {figures.EiZ:R}, se {figures.EiError:R}); Q of units {figures.Modularity:R} (z {figures.ModularityZ:R}); Leiden Q {figures.LeidenModularity:R}, {figures.LeidenCount} communities, NMI {figures.LeidenNmi:R}; {figures.Bridges} pairs of units; constraint Σ {figures.ConstraintSum:R}"));
    }

    private static double? Sum(JsonElement? baseline, string run, params string[] steps)
    {
        var values = steps.Select(step => Rival(baseline, run, step)).ToList();
        return values.Contains(null) ? null : values.Sum();
    }

    private static double? Rival(JsonElement? baseline, string run, string step)
    {
        if (baseline is not { } all || !all.TryGetProperty(run, out var steps) || steps.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var entry in steps.EnumerateArray())
            if (entry.TryGetProperty("step", out var name) && name.GetString() == step && entry.TryGetProperty("wall", out var wall))
                return wall.GetDouble();
        return null;
    }

    private static JsonElement? Baseline()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "Herberge.slnx")))
                continue;
            var data = Environment.GetEnvironmentVariable("HERBERGE_SHARED_DATA")
                ?? Path.Combine(at.FullName, "..", "shared", "data");
            var file = Path.Combine(data, "silo", "igraph-baseline.json");
            return File.Exists(file) ? JsonDocument.Parse(File.ReadAllText(file)).RootElement : null;
        }

        return null;
    }

    private sealed record Size(string Name, int People, int Ties, long EdgeSum, long Xor, string Core);
}
