using System.Text.Json;
using Herberge.Activation.Simulation;
using Herberge.Tests.Silos;

namespace Herberge.Tests.Activation;

/// <summary><c>herberge match</c> as it is started, and rounds on a simulated company.</summary>
public sealed class MatchVerbTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Rounds_repeat_nobody_leave_nobody_out_twice_and_beat_chance(int size)
    {
        var ct = TestContext.Current.CancellationToken;
        var report = SimulateRounds.Run(8, 400, size, seed: 3, done: null, ct);
        Assert.Equal((0, 0), (report.Repeats, report.LeftOutTwice));
        Assert.True(report.Gain > 1.1, $"{report.Gain:F2}");
        Assert.InRange(report.ShareOfBound, 0.6, 1);
        Assert.Equal(report.NewAcross, SimulateRounds.Run(8, 400, size, seed: 3, done: null, ct).NewAcross);
    }

    [Fact]
    public async Task From_files_a_round_keeps_the_history_and_becomes_a_part_of_it()
    {
        var ct = TestContext.Current.CancellationToken;
        var people = string.Join('\n', Enumerable.Range(0, 12).Select(n => $"p{n},Einheit {n % 3},mo|{(n < 6 ? "di" : "mi")}").Prepend("id,unit,days"));
        using var files = new TwoFiles(people, "from,to\np0,p1\n");
        var history = files.Beside("rounds.csv");
        await File.WriteAllTextAsync(history, "round,group,id\n", ct);
        var met = new HashSet<(string, string)>();
        for (var round = 1; round <= 5; round++)
        {
            var made = files.Beside($"round{round}.csv");
            var (code, output, errors) = await RunAsync("--people", files.People, "--ties", files.Ties, "--history", history, "--out", made, "--format", "json");
            Assert.True(code == 0, errors);
            Assert.Equal((round, 6), (JsonDocument.Parse(output).RootElement.GetProperty("round").GetInt32(), JsonDocument.Parse(output).RootElement.GetProperty("groups").GetInt32()));
            var lines = (await File.ReadAllLinesAsync(made, ct)).Skip(1).Select(line => line.Split(',')).ToList();
            foreach (var pair in lines.GroupBy(line => line[1]))
                Assert.True(met.Add((pair.First()[2], pair.Last()[2])), "met again");
            await File.AppendAllLinesAsync(history, lines.Select(line => string.Join(',', line[..3])), ct);
        }

        await File.AppendAllTextAsync(files.People, "\np0,Einheit 1,mo\n", ct);
        var (wrong, _, told) = await RunAsync("--people", files.People);
        Assert.Equal(2, wrong);
        Assert.Contains("\"p0\" is there twice", told, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("--simulate", "2", "--size", "7")).Code);
        Assert.Equal(2, (await RunAsync()).Code);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(params string[] options) => SilosOfHouseTests.StartAsync(["match", .. options], null);
}
