using System.Text.Json;
using Herberge.Activation.Simulation;
using Herberge.Graphs;
using Herberge.Graphs.Matching;
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
        Assert.True(report.GainOverBot > report.Gain, $"{report.GainOverBot:F2}");
        Assert.InRange(report.ShareOfBound, 0.6, 1);
        Assert.Equal(report.NewAcross, SimulateRounds.Run(8, 400, size, seed: 3, done: null, ct).NewAcross);
    }

    [Fact]
    public void A_bot_pairs_everybody_and_only_those_meet_who_can()
    {
        var ct = TestContext.Current.CancellationToken;
        // Half have time on the first day and half on the second; person 6 speaks another language.
        MeetingPerson[] people = [.. Enumerable.Range(0, 7).Select(n => new MeetingPerson(n % 2, null, n == 6 ? 2u : 1u, n < 3 ? 1u : 2u, 1))];
        var ties = new TieGraphBuilder(7, TieWeight.Binary).Build();
        var met = 0;
        for (var seed = 0ul; seed < 40; seed++)
        {
            var round = PairingBot.Draw(people, ties, [(0, 1)], new MeetingOptions { Size = 2, Seed = seed }, ct);
            Assert.Equal(7, round.Groups.Sum(group => group.Members.Count) + round.LeftOut.Count);
            Assert.All(round.Groups, group => Assert.Single(group.Members.Select(person => people[person].Days).Distinct()));
            Assert.DoesNotContain(round.Groups, group => group.Members.Contains(6));
            met += round.Groups.Count;
        }

        // Of the 21 pairs 5 can meet and have not met before.
        Assert.InRange(met, 10, 60);

        MeetingPerson[] alike = [.. people.Select(person => person with { Days = 1, Languages = 1 })];
        var all = PairingBot.Draw(alike, ties, [], new MeetingOptions { Size = 2, Seed = 1 }, ct);
        Assert.Equal((0, 3), (all.LeftOut.Count, all.Groups.Max(group => group.Members.Count)));
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
