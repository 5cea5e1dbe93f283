using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Herberge.Bench;

/// <summary><c>ideas-page</c>: a house on SQLite with many ideas and votes, and then lists, boards and tables over HTTP.</summary>
internal static class IdeasPageBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (ideas, votes, requests, kept) = (10_000, 500_000, 20, (string?)null);
        for (var at = 0; at + 1 < args.Length; at += 2)
            switch (args[at])
            {
                case "--ideas": ideas = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--votes": votes = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--requests": requests = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--keep": kept = args[at + 1]; break;
            }

        var folder = kept is null ? Directory.CreateTempSubdirectory("herberge-ideas-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            await using var app = HouseApp.Build(
                new Dictionary<string, string?> { ["Herberge:Data"] = folder, ["urls"] = "http://127.0.0.1:0" }, builder => builder.Logging.ClearProviders());
            var isNew = !File.Exists(Path.Combine(folder, "herberge.db"));
            await HouseApp.PrepareAsync(app, CancellationToken.None);
            if (isNew) await FilledIdeas.FillAsync(app.Services, ideas, votes);
            await app.StartAsync();
            using var browser = await PageTimes.SignInAsync(new Uri(app.Urls.First()), FilledHouse.Email, FilledHouse.Password);
            var worst = await PageTimes.MeasureAsync(browser, await FilledIdeas.PagesAsync(app.Services), requests);
            Console.WriteLine(FormattableString.Invariant($"Slowest median: {worst:F0} ms (aim: 150)."));
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
}
