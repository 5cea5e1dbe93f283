using System.Diagnostics;
using System.Globalization;
using System.Net;
using Herberge.Spaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Herberge.Bench;

/// <summary><c>thread-page</c>: a short and a very long thread over HTTP, and what an answer costs whoever writes it where many people follow.</summary>
internal static class ThreadPageBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (posts, followers, requests) = (5_000, 1_000, 20);
        for (var at = 0; at + 1 < args.Length; at += 2)
            switch (args[at])
            {
                case "--posts": posts = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--followers": followers = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
                case "--requests": requests = int.Parse(args[at + 1], CultureInfo.InvariantCulture); break;
            }

        var folder = Directory.CreateTempSubdirectory("herberge-talk-").FullName;
        try
        {
            await using var app = HouseApp.Build(
                new Dictionary<string, string?> { ["Herberge:Data"] = folder, ["Herberge:Limits:WritesPerMinute"] = "100000", ["Herberge:Limits:NewcomerDays"] = "0", ["urls"] = "http://127.0.0.1:0" },
                builder => builder.Logging.ClearProviders());
            await HouseApp.PrepareAsync(app, CancellationToken.None);
            await FilledTalk.FillAsync(app.Services, posts, followers);
            await app.StartAsync();
            using var browser = await PageTimes.SignInAsync(new Uri(app.Urls.First()), FilledHouse.Email, FilledHouse.Password);
            var threads = await FilledTalk.ThreadsAsync(app.Services);
            var last = ReadThread.PageOf(posts);
            await PageTimes.MeasureAsync(browser,
                [$"/threads/{threads.Short}", $"/threads/{threads.Long}?page=1", $"/threads/{threads.Long}?page={last / 2}", $"/threads/{threads.Long}?page={last}"], requests);
            Console.WriteLine();
            Console.WriteLine("| answer | first, ms | median, ms | worst, ms |");
            Console.WriteLine("| --- | ---: | ---: | ---: |");
            await AnswerAsync(browser, "nobody follows", threads.Short, requests);
            await AnswerAsync(browser, FormattableString.Invariant($"{followers:N0} follow"), threads.Followed, requests);
            await AnswerAsync(browser, FormattableString.Invariant($"after {posts:N0} posts"), threads.Long, requests);
            await app.StopAsync();
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>From the click to the answer of the house, while the house tells the followers of the answers before.</summary>
    private static async Task AnswerAsync(HttpClient browser, string name, Guid thread, int requests)
    {
        var page = $"/threads/{thread}";
        var proof = await PageTimes.ProofAsync(browser, page);
        var times = new List<double>();
        for (var n = 0; n <= requests; n++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["_handler"] = "reply", ["__RequestVerificationToken"] = proof, ["body"] = FormattableString.Invariant($"Antwort {n}: Das Teil kommt am Freitag."),
            });
            var clock = Stopwatch.StartNew();
            using var answer = await browser.PostAsync(page, form);
            times.Add(clock.Elapsed.TotalMilliseconds);
            if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{page} answered {answer.StatusCode}");
        }

        var others = times.Skip(1).Order().ToList();
        Console.WriteLine(FormattableString.Invariant($"| {name} | {times[0]:F0} | {others[others.Count / 2]:F0} | {others[^1]:F0} |"));
    }
}
