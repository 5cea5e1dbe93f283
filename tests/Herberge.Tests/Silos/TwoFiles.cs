using System.Diagnostics;

namespace Herberge.Tests.Silos;

/// <summary>A folder with people.csv and ties.csv, and the verb <c>herberge silos</c> on them in a process of its own.</summary>
internal sealed class TwoFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("herberge-silos-").FullName;

    public TwoFiles(string people, string ties)
    {
        File.WriteAllText(People, people);
        File.WriteAllText(Ties, ties);
    }

    public string People => Path.Combine(_folder, "people.csv");

    public string Ties => Path.Combine(_folder, "ties.csv");

    public string Beside(string name) => Path.Combine(_folder, name);

    public IEnumerable<string> Names => Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)).Order();

    public async Task<(int Code, string Output, string Errors)> RunAsync(params string[] more)
    {
        var program = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "silos", "--people", People, "--ties", Ties, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var ct = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
