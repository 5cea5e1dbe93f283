using System.Text.Json;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Ideas;

public sealed class IdeasVerbTests
{
    [Fact]
    public async Task A_wrong_file_leaves_nothing_but_a_sentence()
    {
        using var files = new SomeFiles().With("twice.csv", "voter,statement,vote\na,s,agree\na,s,pass\n").With("word.csv", "voter;statement;vote\na;s;yes\n");
        Assert.Equal((2, "", "twice.csv, line 3, column \"statement\": \"a\" answers \"s\" twice\n"), await files.RunAsync("ideas", "opinions", "--votes", "twice.csv"));
        Assert.Equal((2, "", "word.csv, line 2, column \"vote\": \"yes\" is none of agree, pass, disagree, 1, 0, -1\n"), await files.RunAsync("ideas", "opinions", "--votes", "word.csv"));
        Assert.Equal(2, (await files.RunAsync("ideas", "robustness", "--units", "1")).Code);
    }

    [Fact]
    public async Task Opinions_are_told_in_sentences_and_as_data()
    {
        var rows = Enumerable.Range(0, 60).SelectMany(voter => Enumerable.Range(0, 9).Select(at => $"v{voter},s{at},{(at == 0 || at % 2 == voter % 2 ? "agree" : "disagree")}"));
        using var files = new SomeFiles().With("votes.csv", "voter,statement,vote\n" + string.Join('\n', rows) + "\n");

        var (code, text, _) = await files.RunAsync("ideas", "opinions", "--votes", "votes.csv");
        Assert.Equal(0, code);
        Assert.Contains("60 voters, 9 statements", text, StringComparison.Ordinal);
        Assert.Contains("Group 2: 30 voters", text, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await files.RunAsync("ideas", "opinions", "--votes", "votes.csv", "--format", "json")).Output).RootElement;
        Assert.Equal([30, 30], json.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal("s0", json.GetProperty("consensus")[0].GetProperty("statement").GetString());
        Assert.Equal(60, json.GetProperty("voters").GetArrayLength());
    }

    [Fact]
    public async Task Robustness_names_its_setting_and_each_rule()
    {
        using var files = new SomeFiles();
        var (code, text, errors) = await files.RunAsync("ideas", "robustness", "--companies", "4", "--members", "300", "--units", "5", "--seed", "3");
        Assert.Equal(0, code);
        Assert.Contains("4 of 4 companies", errors, StringComparison.Ordinal);
        Assert.Contains("4 companies of 300 members in 5 units, 40 ideas, 20 % vote anyway, 5 votes each, seed 3", text, StringComparison.Ordinal);
        Assert.All(["approvals, counted", "approvals, across silos", "vote budget, counted", "vote budget, across silos"], rule => Assert.Contains(rule, text, StringComparison.Ordinal));
        var json = JsonDocument.Parse((await files.RunAsync("ideas", "robustness", "--companies", "2", "--format", "json")).Output).RootElement;
        Assert.Equal(2, json.GetProperty("setting").GetProperty("companies").GetInt32());
        Assert.Equal(4, json.GetProperty("rules").GetArrayLength());
    }
}
