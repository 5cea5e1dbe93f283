using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Herberge.Tests.Architecture;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Api;

/// <summary>What docs/api.md tells people to type works.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public async Task The_three_lines_of_the_guide_run()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var token = await house.TokenAsync(svenja.Id);
        var lines = CurlLine().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "api.md"))).Select(m => m.Value).ToList();
        Assert.Equal(3, lines.Count);

        var answers = new List<JsonNode>();
        foreach (var line in lines)
        {
            var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(line);
            start.Environment["TOKEN"] = token;
            start.Environment["HOUSE"] = house.Address.ToString().TrimEnd('/');
            using var curl = Process.Start(start)!;
            var said = await curl.StandardOutput.ReadToEndAsync();
            await curl.WaitForExitAsync();
            Assert.True(curl.ExitCode == 0, $"{line} ended with {curl.ExitCode}: {await curl.StandardError.ReadToEndAsync()}");
            answers.Add(JsonNode.Parse(said)!);
        }

        Assert.Equal("svenja.matthiesen", (string?)answers[0]["handle"]);
        Assert.Empty(answers[1]["items"]!.AsArray());
        Assert.Equal("lager", (string?)answers[2]["slug"]);
    }

    [GeneratedRegex("^curl .*TOKEN.*$", RegexOptions.Multiline)]
    private static partial Regex CurlLine();
}
