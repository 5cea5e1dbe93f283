using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Herberge.Tests.Setup;

namespace Herberge.Browser.Tests.Setup;

/// <summary>The real program in a process of its own, with a data folder of its own.</summary>
public sealed class ServedHouse : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _said = new();

    private ServedHouse(Process process, string folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
        process.ErrorDataReceived += (_, line) => { lock (_said) _said.AppendLine(line.Data); };
        process.OutputDataReceived += (_, line) => { lock (_said) _said.AppendLine(line.Data); };
    }

    public Uri Address { get; }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Herberge.dll");

    /// <summary>Opens an empty house, or the one in <paramref name="folder"/>, which then stays when the test is over.</summary>
    /// <param name="folder">The data folder; null for a new one.</param>
    /// <param name="database">Address of its database; null for the one in the folder.</param>
    /// <param name="redis">What it calls its other nodes through; null for a house of one node.</param>
    public static async Task<ServedHouse> OpenAsync(string? folder = null, string? database = null, string? redis = null)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("herberge-browser-").FullName;
        var port = Servers.FreePort();
        var address = new Uri($"http://localhost:{port}");
        var start = Start(database, "serve", "--data", data, "--urls", address.ToString());
        if (redis is not null) start.Environment["HERBERGE__REDIS"] = redis;
        start.Environment["HERBERGE__LIMITS__SIGNINPERMINUTE"] = "1000";
        start.Environment["HERBERGE__LIMITS__WRITESPERMINUTE"] = "10000";
        var house = new ServedHouse(Process.Start(start)!, folder is null ? data : "", address);
        house._process.BeginErrorReadLine();
        house._process.BeginOutputReadLine();
        await house.ReadyAsync();
        return house;
    }

    /// <summary>Runs a verb to its end and returns what it printed.</summary>
    public static async Task<string> RunAsync(string? database, params string[] verb)
    {
        using var process = Process.Start(Start(database, verb))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"herberge {string.Join(' ', verb)}: {await errors}");
        return await output;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_folder.Length > 0) Directory.Delete(_folder, recursive: true);
    }

    private static ProcessStartInfo Start(string? database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        if (database is not null) start.Environment["HERBERGE__DATABASE"] = database;
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private async Task ReadyAsync([CallerMemberName] string caller = "")
    {
        using var client = new HttpClient(new SocketsHttpHandler());
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            Assert.False(_process.HasExited, $"{caller}: the house did not open: {_said}");
            try
            {
                if ((await client.GetAsync(new Uri(Address, "/health/ready"))).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        Assert.Fail($"The house did not open within two minutes: {_said}");
    }
}
