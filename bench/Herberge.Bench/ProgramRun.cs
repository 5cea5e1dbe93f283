using System.Diagnostics;
using System.Text.Json;

namespace Herberge.Bench;

/// <summary>What one run of the program took, from start to exit.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ProcessorSeconds">Of all threads, as last seen before the exit.</param>
/// <param name="PeakMegabytes">Resident memory at most.</param>
internal sealed record ProgramRun(double Seconds, double ProcessorSeconds, double PeakMegabytes)
{
    /// <summary>Runs a verb that writes JSON to standard output.</summary>
    public static async Task<(ProgramRun Run, JsonElement Json)> OfAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Herberge.dll");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var (processor, peak) = (0.0, 0.0);
        while (!process.WaitForExit(10))
        {
            try
            {
                process.Refresh();
                (processor, peak) = (process.TotalProcessorTime.TotalSeconds, Math.Max(peak, process.PeakWorkingSet64 / 1048576.0));
            }
            catch (InvalidOperationException)
            {
                // It ended between the two.
            }
        }

        var seconds = watch.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? (new ProgramRun(seconds, processor, peak), JsonDocument.Parse(await output).RootElement)
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }
}
