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

    [Fact]
    public async Task From_files_the_verb_finds_what_was_done_and_names_a_wrong_line()
    {
        // Four units of twelve. Everybody knows two of the next unit before; afterwards three of each unit know three more.
        var people = string.Join('\n', Enumerable.Range(0, 48).Select(n => $"p{n},Einheit {n / 12}").Prepend("id,unit"));
        var before = from n in Enumerable.Range(0, 48) from step in (int[])[12, 13] select $"p{n},p{(n + step) % 48},2026-02-01";
        var after = from n in Enumerable.Range(0, 48) from step in (int[])[12, 13] select $"p{n},p{(n + step) % 48},2026-04-01";
        var tookPart = Enumerable.Range(0, 48).Where(n => n % 12 < 3).ToList();
        var met = from a in tookPart from b in tookPart where a < b && a / 12 != b / 12 select $"p{a},p{b},2026-04-02";
        using var files = new TwoFiles(people, string.Join('\n', before.Concat(after).Concat(met).Prepend("from,to,at")));
        var list = files.Beside("participants.csv");
        await File.WriteAllLinesAsync(list, tookPart.Select(n => $"p{n}").Prepend("id"), TestContext.Current.CancellationToken);

        string[] options = ["--people", files.People, "--ties", files.Ties, "--participants", list, "--date", "2026-03-01", "--format", "json"];
        var (code, output, errors) = await RunAsync(options);

        Assert.True(code == 0, errors);
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("Seen", root.GetProperty("state").GetString());
        var numbers = root.GetProperty("effect");
        Assert.InRange(numbers.GetProperty("effect").GetDouble(), 5, 9);
        Assert.True(numbers.GetProperty("low").GetDouble() > 0);
        Assert.Equal(output, (await RunAsync(options)).Output);

        await File.AppendAllTextAsync(list, "niemand\n", TestContext.Current.CancellationToken);
        (code, output, errors) = await RunAsync(options);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("participants.csv, line 14: \"niemand\" is not in people.csv", errors, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(params string[] options) => SilosOfHouseTests.StartAsync(["silos", "effect", .. options], null);
}
