using System.Diagnostics;

namespace Herberge.Tests.Setup;

/// <summary>Programs that share no code with the house, run by Node. Skipped, and seen to be, where they aren't fetched.</summary>
internal static class OtherPrograms
{
    private static string Folder => Path.Combine(Architecture.Repository.Root, "tests", "Herberge.Tests", "Others");

    /// <param name="package">What it stands on.</param>
    /// <param name="script">Its file.</param>
    /// <param name="input">What it reads.</param>
    /// <returns>The lines it prints; the test fails where it does.</returns>
    public static async Task<List<string>> RunAsync(string package, string script, string input)
    {
        using var node = Start(package, script);
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        var (said, wrong) = (await node.StandardOutput.ReadToEndAsync(), await node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, wrong);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>One to talk with; whoever starts it ends it.</summary>
    public static Process Start(string package, string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", package)))
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, $"{package} is not fetched.");
            Assert.Skip($"{package} is not fetched: run npm ci in tests/Herberge.Tests/Others.");
        }

        return Process.Start(new ProcessStartInfo("node", [script, .. arguments]) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
