using System.Diagnostics;

namespace Herberge.Tests.Setup;

/// <summary>A folder with files, and verbs of the program on them in a process of its own.</summary>
internal sealed class SomeFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("herberge-files-").FullName;

    public string this[string name] => Path.Combine(_folder, name);

    public IEnumerable<string> Names => Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)).Order();

    public SomeFiles With(string name, string content)
    {
        File.WriteAllText(this[name], content);
        return this;
    }

    public async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = _folder,
        };
        using var process = Process.Start(start)!;
        var ct = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
