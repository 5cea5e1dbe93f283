using System.Diagnostics;
using System.Globalization;
using Herberge.Voices.Suggestions;
using Herberge.Voices.Themes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Herberge.Bench;

/// <summary>
/// <c>voices-page</c>: a house on SQLite with many customer voices, their themes searched once (time, peak of memory), and then
/// every view of the room over HTTP.
/// </summary>
internal static class VoicesPageBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (voices, requests, kept) = (100_000, 20, (string?)null);
        for (var at = 0; at + 1 < args.Length; at += 2)
            switch (args[at])
            {
                case "--voices": voices = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--requests": requests = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--keep": kept = args[at + 1]; break;
            }

        var folder = kept is null ? Directory.CreateTempSubdirectory("herberge-voices-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            await using var app = HouseApp.Build(
                new Dictionary<string, string?> { ["Herberge:Data"] = folder, ["urls"] = "http://127.0.0.1:0" }, builder => builder.Logging.ClearProviders());
            var isNew = !File.Exists(Path.Combine(folder, "herberge.db"));
            await HouseApp.PrepareAsync(app, CancellationToken.None);
            if (isNew)
            {
                await FilledVoices.FillAsync(app.Services, voices);
                await SearchAsync(app.Services, "first");
                await SearchAsync(app.Services, "again");
            }

            await app.StartAsync();
            using var browser = await PageTimes.SignInAsync(new Uri(app.Urls.First()), FilledHouse.Email, FilledHouse.Password);
            var pages = await FilledVoices.PagesAsync(app.Services);
            // The first look has the suggestions learned in the background; every other one should meet them ready.
            using (await browser.GetAsync("/voices"))
                await app.Services.GetRequiredService<CodeMemory>().ReadyAsync(CancellationToken.None);
            var worst = await PageTimes.MeasureAsync(browser, pages, requests);
            Console.WriteLine(FormattableString.Invariant($"Slowest median: {worst:F0} ms (aim: 300)."));
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

    private static async Task SearchAsync(IServiceProvider services, string which)
    {
        await using var scope = services.CreateAsyncScope();
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var found = await scope.ServiceProvider.GetRequiredService<FindThemes>().HandleAsync(null, null, CancellationToken.None);
        process.Refresh();
        Console.WriteLine(FormattableString.Invariant(
            $"Themes, {which}: {found.Value?.Found} in {found.Value?.Voices:N0} voices in {clock.Elapsed.TotalSeconds:F1} s ({(process.TotalProcessorTime - before).TotalSeconds:F1} s of processor); peak of memory {process.PeakWorkingSet64 / 1_000_000:N0} MB (the filling included)."));
    }
}
