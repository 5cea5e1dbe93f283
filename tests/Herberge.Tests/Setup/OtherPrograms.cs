using System.Diagnostics;

namespace Herberge.Tests.Setup;

/// <summary>Programs that share no code with the house. Skipped, and seen to be, where they aren't fetched.</summary>
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

    /// <summary>khal, as somebody at a terminal uses it: takes calendars in and lists what it understood between two days, by the clock of Berlin.</summary>
    /// <param name="calendars">Files, as they came.</param>
    /// <param name="from">The first day.</param>
    /// <param name="days">How many.</param>
    /// <returns>“2026-12-01 09:00 11:00 Title”, in order.</returns>
    public static async Task<List<string>> KhalAsync(IEnumerable<string> calendars, DateOnly from, int days)
    {
        if (!File.Exists("/usr/bin/khal"))
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, "khal is not installed.");
            Assert.Skip("khal is not installed: ./test installs it on Debian.");
        }

        var folder = Directory.CreateTempSubdirectory("herberge-khal-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "house"));
            var config = Path.Combine(folder.FullName, "config");
            await File.WriteAllTextAsync(config, $"""
                [calendars]
                [[house]]
                path = {folder.FullName}/house
                [sqlite]
                path = {folder.FullName}/khal.db
                [locale]
                timeformat = %H:%M
                dateformat = %Y-%m-%d
                longdateformat = %Y-%m-%d
                datetimeformat = %Y-%m-%d %H:%M
                longdatetimeformat = %Y-%m-%d %H:%M
                local_timezone = Europe/Berlin
                default_timezone = Europe/Berlin
                """);
            var number = 0;
            foreach (var calendar in calendars)
            {
                var file = Path.Combine(folder.FullName, $"{++number}.ics");
                await File.WriteAllTextAsync(file, calendar);
                await SayAsync("-c", config, "import", "--batch", "-a", "house", file);
            }

            var said = await SayAsync("-c", config, "list", "--day-format", "", "--format", "{start-date} {start-time} {end-time} {title}", $"{from:yyyy-MM-dd}", $"{days}d");
            return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static async Task<string> SayAsync(params string[] arguments)
        {
            using var khal = Process.Start(new ProcessStartInfo("/usr/bin/khal", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var wrong = khal.StandardError.ReadToEndAsync();
            var said = await khal.StandardOutput.ReadToEndAsync();
            await khal.WaitForExitAsync();
            Assert.True(khal.ExitCode == 0, await wrong);
            return said;
        }
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
