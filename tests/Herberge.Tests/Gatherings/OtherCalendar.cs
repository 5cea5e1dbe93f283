using System.Diagnostics;

namespace Herberge.Tests.Gatherings;

/// <summary>A calendar program that shares no code with the house: ical.js, run by Node. Skipped, and seen to be, where it isn't fetched.</summary>
internal static class OtherCalendar
{
    private static string Folder => Path.Combine(Architecture.Repository.Root, "tests", "Herberge.Tests", "Gatherings", "Calendars");

    public static async Task<List<string>> ReadAsync(string calendar)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "ical.js"))) Assert.Skip("ical.js is not fetched: run npm ci in tests/Herberge.Tests/Gatherings/Calendars.");
        using var node = Process.Start(new ProcessStartInfo("node", "read.mjs") { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await node.StandardInput.WriteAsync(calendar);
        node.StandardInput.Close();
        var (said, wrong) = (await node.StandardOutput.ReadToEndAsync(), await node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, wrong);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
