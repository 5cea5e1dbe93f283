using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Herberge.Silos.Releases;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Herberge.Bench;

/// <summary>
/// <c>silos-page</c>: a house on SQLite with many units and ties, released once by the nightly job (time, peak of memory), and
/// then its pages over HTTP: the first request, median and worst of the others, bytes.
/// </summary>
internal static partial class SilosPageBench
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
            await MeasureAsync(new Uri(app.Urls.First()), requests);
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

    private static async Task MeasureAsync(Uri address, int requests)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var proof = ProofField().Match(await browser.GetStringAsync("/sign-in")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["__RequestVerificationToken"] = proof, ["Form.Email"] = FilledHouse.Email, ["Form.Password"] = FilledHouse.Password,
        });
        using var signedIn = await browser.PostAsync("/sign-in", form);

        Console.WriteLine("| page | first, ms | median, ms | worst, ms | bytes |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var page in Pages)
        {
            var times = new List<double>();
            var bytes = 0;
            for (var request = 0; request <= requests; request++)
            {
                var clock = Stopwatch.StartNew();
                using var answer = await browser.GetAsync(page);
                bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
                times.Add(clock.Elapsed.TotalMilliseconds);
                if (answer.StatusCode != HttpStatusCode.OK)
                    throw new InvalidOperationException($"{page} answered {answer.StatusCode}");
            }

            var others = times.Skip(1).Order().ToList();
            Console.WriteLine(FormattableString.Invariant($"| {page} | {times[0]:F0} | {others[others.Count / 2]:F0} | {others[^1]:F0} | {bytes:N0} |"));
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex ProofField();
}
