using System.Text.Json;
using Herberge.Silos.Interventions.Simulation;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Silos;

public sealed class EffectSimulationTests
{
    /// <summary>Seeds are fixed, so this holds or does not.</summary>
    [Fact]
    public void The_range_holds_the_truth_as_often_as_it_says_and_false_alarms_are_rare()
    {
        var report = SimulateEffects.Run(200, seed: 1, progress: null, TestContext.Current.CancellationToken);

        Assert.InRange(report.Coverage, 0.85, 0.95);
        Assert.InRange(report.CoverageWithout, 0.85, 0.95);
        Assert.InRange(report.FalseAlarmRate, 0, 0.13);
        Assert.True(report.FoundRate > 0.4, $"{report.FoundRate:P0} found");
    }

    [Fact]
    public void The_same_seed_gives_the_same_companies()
    {
        var once = SimulateEffects.Run(4, seed: 3, progress: null, TestContext.Current.CancellationToken);

        Assert.Equal(once, SimulateEffects.Run(4, seed: 3, progress: null, TestContext.Current.CancellationToken));
        Assert.NotEqual(once, SimulateEffects.Run(4, seed: 4, progress: null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SimulateEffects.Run(10_000, seed: 1, progress: null, stop.Token));
    }

    [Fact]
    public async Task The_verb_prints_coverage_and_false_alarms()
    {
        var (code, output, errors) = await RunAsync("--simulate", "10", "--seed", "2", "--format", "json");

        Assert.Equal(0, code);
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(10, root.GetProperty("companies").GetInt32());
        Assert.InRange(root.GetProperty("coverage").GetDouble(), 0, 1);
        Assert.InRange(root.GetProperty("falseAlarmRate").GetDouble(), 0, 1);
        Assert.Contains("10 of 10 companies", errors, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("--simulate", "0")).Code);
        Assert.Equal(2, (await RunAsync()).Code);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(params string[] options) => SilosOfHouseTests.StartAsync(["silos", "effect", .. options], null);
}
