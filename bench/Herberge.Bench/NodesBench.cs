using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Herberge.Spaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;

namespace Herberge.Bench;

/// <summary>
/// <c>nodes</c>: two nodes of one house over PostgreSQL and Redis; from the click on “answer” at the first until an open page at the second
/// hears of it, and until it has the new post.
/// </summary>
internal static class NodesBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        string? database = null, redis = null;
        var answers = 50;
        for (var at = 0; at + 1 < args.Length; at += 2)
            switch (args[at])
            {
                case "--database": database = args[at + 1]; break;
                case "--redis": redis = args[at + 1]; break;
                case "--answers": answers = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
            }

        if (database is null || redis is null)
        {
            Console.Error.WriteLine("nodes needs --database (an empty PostgreSQL database) and --redis.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("herberge-nodes-").FullName;
        try
        {
            await using var first = await OpenAsync();
            await FilledTalk.FillAsync(first.Services, posts: 20, followers: 0);
            await using var second = await OpenAsync();
            await first.StartAsync();
            await second.StartAsync();
            await MeasureAsync(new Uri(first.Urls.First()), new Uri(second.Urls.First()), (await FilledTalk.ThreadsAsync(first.Services)).Short, answers);
            await second.StopAsync();
            await first.StopAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task<WebApplication> OpenAsync()
        {
            var app = HouseApp.Build(new Dictionary<string, string?>
            {
                ["Herberge:Data"] = folder, ["Herberge:Database"] = database, ["Herberge:Redis"] = redis, ["Herberge:Limits:WritesPerMinute"] = "100000",
                ["Herberge:Limits:NewcomerDays"] = "0", ["urls"] = "http://127.0.0.1:0",
            }, builder => builder.Logging.ClearProviders());
            await HouseApp.PrepareAsync(app, CancellationToken.None);
            return app;
        }
    }

    private static async Task MeasureAsync(Uri here, Uri there, Guid thread, int answers)
    {
        var cookies = new CookieContainer();
        using var writer = await PageTimes.SignInAsync(here, FilledHouse.Email, FilledHouse.Password);
        using var reader = await PageTimes.SignInAsync(there, FilledHouse.Email, FilledHouse.Password, cookies);
        await using var line = new HubConnectionBuilder().WithUrl(new Uri(there, "/live"), options => options.Cookies = cookies).Build();
        await line.StartAsync();
        if (!await line.InvokeAsync<bool>("Watch", $"thread:{thread}")) throw new InvalidOperationException("The second node lets nobody listen.");
        var page = $"/threads/{thread}";
        var proof = await PageTimes.ProofAsync(writer, page);
        var (heard, shown) = (new List<double>(), new List<double>());
        for (var n = 0; n <= answers; n++)
        {
            var news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var listening = line.On<string, JsonElement>("posted", (_, _) => news.TrySetResult());
            var text = FormattableString.Invariant($"Antwort {n} vom anderen Knoten");
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "reply", ["__RequestVerificationToken"] = proof, ["body"] = text });
            var clock = Stopwatch.StartNew();
            var sending = writer.PostAsync(page, form);
            await news.Task.WaitAsync(TimeSpan.FromSeconds(30));
            heard.Add(clock.Elapsed.TotalMilliseconds);
            var seen = await reader.GetStringAsync($"{page}?page={ReadThread.PageOf(21 + n)}");
            shown.Add(clock.Elapsed.TotalMilliseconds);
            if (!seen.Contains(text, StringComparison.Ordinal)) throw new InvalidOperationException("The second node showed a page without the answer.");
            using var answer = await sending;
        }

        Console.WriteLine("| from the click at one node | first, ms | median, ms | worst, ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        Print("a page at the other hears", heard);
        Print("and has the post", shown);

        static void Print(string name, List<double> times)
        {
            var others = times.Skip(1).Order().ToList();
            Console.WriteLine(FormattableString.Invariant($"| {name} | {times[0]:F0} | {others[others.Count / 2]:F0} | {others[^1]:F0} |"));
        }
    }
}
