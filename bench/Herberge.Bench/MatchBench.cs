using System.Globalization;
using Herberge.Activation.Simulation;

namespace Herberge.Bench;

/// <summary><c>match</c>: seconds to form rounds of a simulated company, and how good they are.</summary>
internal static class MatchBench
{
    public static int Run(string[] args)
    {
        var people = args is ["--people", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 5_000;
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, {people} people, three rounds of each size, seed 1.");
        Console.WriteLine("| size | seconds, mean | slowest | share of bound | new across | by chance | × | by a bot | × | repeats | left out twice | processor s |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (var size = 2; size <= 5; size++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var report = SimulateRounds.Run(3, people, size, seed: 1, done: null, CancellationToken.None);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size} | {report.Seconds:F2} | {report.SlowestSeconds:F2} | {report.ShareOfBound:P1} | {report.NewAcross:F0} | {report.NewAcrossByChance:F0} | {report.Gain:F2} | {report.NewAcrossByBot:F0} | {report.GainOverBot:F2} | {report.Repeats} | {report.LeftOutTwice} | {(Environment.CpuUsage.TotalTime - before).TotalSeconds:F1} |"));
        }

        return 0;
    }
}
