using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Herberge.Tests.Setup;

/// <summary>The real program in a process of its own.</summary>
internal sealed partial class HouseProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HouseProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Serves the data of a test house, and returns as soon as the program says where.</summary>
    public static async Task<HouseProcess> ServeAsync(TestHouse over)
    {
        var process = Process.Start(StartOf(over.DataFolder, Database(over), ["serve", "--urls", "http://127.0.0.1:0"]))!;
        process.BeginOutputReadLine();
        var said = "";
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said += line + "\n";
            if (OpenLine().Match(line) is not { Success: true } open) continue;
            // Read on: a full pipe would stop the program.
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            return new HouseProcess(process, new Uri(open.Groups[1].Value));
        }

        Assert.Fail($"The house did not open: {said}");
        return null;
    }

    /// <summary>Runs a verb over the data of a test house to its end.</summary>
    public static Task<(int Exit, string Said)> RunAsync(TestHouse over, params string[] verb) => RunAsync(over.DataFolder, Database(over), verb);

    /// <summary>Runs a verb over a folder and, if given, a database to its end.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(string data, string? database, params string[] verb)
    {
        using var process = Process.Start(StartOf(data, database, verb))!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    /// <summary>Ends the program as a power cut would: SIGKILL, no goodbye.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string? Database(TestHouse over) => over.App.Configuration["Herberge:Database"];

    private static ProcessStartInfo StartOf(string data, string? database, string[] verb)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Herberge.dll"), .. verb, "--data", data])
            start.ArgumentList.Add(argument);
        start.Environment["HERBERGE__LIMITS__WRITESPERMINUTE"] = "100000";
        start.Environment["HERBERGE__LIMITS__NEWCOMERDAYS"] = "0";
        if (database is not null) start.Environment["HERBERGE__DATABASE"] = database;
        return start;
    }

    [GeneratedRegex("The house is open: (http://[^ ,]+)")]
    private static partial Regex OpenLine();
}
