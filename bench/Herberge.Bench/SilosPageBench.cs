using System.Diagnostics;
using System.Globalization;
using Herberge.Silos.Releases;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Herberge.Bench;

/// <summary>
/// <c>silos-page</c>: a house on SQLite with many units and ties, released once by the nightly job (time, peak of memory), and
/// then its pages over HTTP: the first request, median and worst of the others, bytes.
/// </summary>
internal static class SilosPageBench
{
    private static readonly string[] Pages =
    [
        "/silos", "/silos?level=2", "/silos/map", "/silos/map?level=2", "/silos/map?level=2&within=Bereich%203", "/silos/report?level=2", "/silos/export/map.png?level=2",
        "/silos/export/matrix.csv?level=2",
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var (people, ties, requests, kept) = (40_000, 2_000_000, 20, (string?)null);
        for (var at = 0; at + 1 < args.Length; at += 2)
            switch (args[at])
            {
                case "--people": people = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--ties": ties = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--requests": requests = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--keep": kept = args[at + 1]; break;
            }

        var folder = kept is null ? Directory.CreateTempSubdirectory("herberge-silos-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            await using var app = HouseApp.Build(
                new Dictionary<string, string?> { ["Herberge:Data"] = folder, ["urls"] = "http://127.0.0.1:0" }, builder => builder.Logging.ClearProviders());
            var isNew = !File.Exists(Path.Combine(folder, "herberge.db"));
            await HouseApp.PrepareAsync(app, CancellationToken.None);
            if (isNew)
                await FilledHouse.FillAsync(app.Services, people, ties);
            await app.StartAsync();
            await ReleaseAsync(app.Services);
            using (var browser = await PageTimes.SignInAsync(new Uri(app.Urls.First()), FilledHouse.Email, FilledHouse.Password))
                await PageTimes.MeasureAsync(browser, Pages, requests);
            await app.StopAsync();
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (kept is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ReleaseAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var clock = Stopwatch.StartNew();
        var computed = await scope.ServiceProvider.GetRequiredService<ReleaseEverything>().HandleAsync(CancellationToken.None);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"Released {computed} figures in {clock.Elapsed.TotalSeconds:F1} s; peak of memory {process.PeakWorkingSet64 / 1_000_000:N0} MB (the filling included).");
    }
}
