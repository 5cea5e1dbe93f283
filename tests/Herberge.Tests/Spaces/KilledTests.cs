using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Search;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces;

/// <summary>Five hundred posts at once want the machine for themselves: a crowded one makes everybody else's test wait.</summary>
[CollectionDefinition(nameof(KilledTests), DisableParallelization = true)]
[Collection(nameof(KilledTests))]
public sealed partial class KilledTests
{
    private const int Sent = 500;
    private const int KilledAfter = 100;

    /// <summary>Posts on their way at the same time; the others wait in the browsers.</summary>
    private const int Connections = 60;
    private const int Writers = 5;

    [Theory, BothEngines]
    public async Task What_was_acknowledged_before_a_kill_is_there_whole_and_nothing_is_there_by_half(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var writers = new List<Person>();
        for (var n = 0; n < Writers; n++) writers.Add(await house.InviteAsync($"Schreiberin Nummer{(char)('a' + n)}"));
        var space = await house.OpenSpaceAsync(house.Administrator, "Störungen", SpaceKind.Open, false, [.. writers]);
        var thread = await house.StartAsync(house.Administrator, space, "Wer hat Band 3 gesehen?");
        // From here on only the process has the database open.
        await house.App.StopAsync(TestContext.Current.CancellationToken);
        SqliteConnection.ClearAllPools();

        var acknowledged = new ConcurrentBag<string>();
        await using (var process = await HouseProcess.ServeAsync(house))
        {
            var browsers = new List<Browser>();
            foreach (var writer in writers) browsers.Add(await Browser.OfAsync(writer, process, $"/threads/{thread}"));
            await Task.WhenAll(Enumerable.Range(0, Sent).Select(async n =>
            {
                var text = $"Meldung{n:D3} von Band 3";
                if (!await browsers[n % browsers.Count].SaysAsync(text)) return;
                acknowledged.Add(text);
                if (acknowledged.Count == KilledAfter) process.Kill();
            }));
            browsers.ForEach(browser => browser.Dispose());
        }

        Assert.InRange(acknowledged.Count, KilledAfter, Sent - 1);
        await using var again = await HouseProcess.ServeAsync(house);
        using var reader = await Browser.OfAsync(writers[0], again, $"/threads/{thread}");
        foreach (var text in new[] { acknowledged.First(), acknowledged.Last() })
            Assert.Contains($"<mark>{text[..10]}</mark>", await reader.ReadAsync($"/search?q={text[..10]}"), StringComparison.Ordinal);

        var posts = await house.InDbAsync(db => db.Set<Post>().Where(p => p.ThreadId == thread).OrderBy(p => p.Number).ToListAsync());
        var answers = posts.Skip(1).ToList();
        Assert.Empty(acknowledged.Except(answers.Select(p => p.Body)));
        Assert.Equal(answers.Count, answers.DistinctBy(p => p.Body).Count());
        Assert.Equal(Enumerable.Range(1, posts.Count), posts.Select(p => p.Number));
        var counted = await house.InDbAsync(db => db.Set<DiscussionThread>().SingleAsync(t => t.Id == thread));
        Assert.Equal((posts.Count, answers.Count), (counted.PostCount, counted.ReplyCount));
        Assert.Equal(answers[^1].AuthorId, counted.LastPosterId);
        var ids = answers.Select(p => p.Id).Order().ToList();
        Assert.Equal(ids, (await house.InDbAsync(db => db.Acts.Where(a => a.Kind == ActKind.Posted).Select(a => a.SubjectId).ToListAsync())).Order());
        Assert.Equal(ids, (await house.InDbAsync(db => db.Ties.Where(t => t.Kind == TieKind.Reply).Select(t => t.SubjectId).ToListAsync())).Order());
        Assert.Equal(ids, (await house.InDbAsync(db => db.SearchRows.Where(d => d.Kind == SearchKind.Post && d.Id != posts[0].Id).Select(d => d.Id).ToListAsync())).Order());

        var (exit, said) = await HouseProcess.RunAsync(house, "doctor");
        Assert.True(exit == 0, said);
    }

    /// <summary>A signed-in browser that looks at the process.</summary>
    private sealed partial class Browser(HttpClient client, string path, string proof) : IDisposable
    {
        public static async Task<Browser> OfAsync(Person person, HouseProcess process, string path)
        {
            var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = person.Cookies, MaxConnectionsPerServer = Connections / Writers })
            {
                BaseAddress = process.Address,
                Timeout = Timeout.InfiniteTimeSpan,
                DefaultRequestHeaders = { { "Accept", "text/html" } },
            };
            return new Browser(client, path, Proof().Match(await client.GetStringAsync(path)).Groups[1].Value);
        }

        public Task<string> ReadAsync(string page) => client.GetStringAsync(page);

        /// <returns>Whether the house acknowledged it.</returns>
        public async Task<bool> SaysAsync(string text)
        {
            try
            {
                using var answer = await client.PostAsync(path, new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["_handler"] = "reply",
                    ["__RequestVerificationToken"] = proof,
                    ["body"] = text,
                }));
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                return true;
            }
            catch (HttpRequestException)
            {
                // The house fell before it answered.
                return false;
            }
        }

        public void Dispose() => client.Dispose();

        [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
        private static partial Regex Proof();
    }
}
