using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Herberge.Bench;

/// <summary>Pages over HTTP: the first request, median and worst of the others, bytes.</summary>
internal static partial class PageTimes
{
    /// <param name="address">The house.</param>
    /// <param name="email">Who.</param>
    /// <param name="password">Theirs.</param>
    /// <param name="cookies">Takes the cookies, for whoever needs them beside pages.</param>
    public static async Task<HttpClient> SignInAsync(Uri address, string email, string password, CookieContainer? cookies = null)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = address };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        var proof = await ProofAsync(browser, "/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["__RequestVerificationToken"] = proof, ["Form.Email"] = email, ["Form.Password"] = password,
        });
        using var signedIn = await browser.PostAsync("/sign-in", form);
        return browser;
    }

    /// <summary>What a form of this page is sent with.</summary>
    public static async Task<string> ProofAsync(HttpClient browser, string page) => ProofField().Match(await browser.GetStringAsync(page)).Groups[1].Value;

    /// <returns>The slowest page's median in milliseconds.</returns>
    public static async Task<double> MeasureAsync(HttpClient browser, IEnumerable<string> pages, int requests)
    {
        Console.WriteLine("| page | first, ms | median, ms | worst, ms | bytes |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        var slowest = 0.0;
        foreach (var page in pages)
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
            slowest = Math.Max(slowest, others[others.Count / 2]);
            Console.WriteLine(FormattableString.Invariant($"| {page} | {times[0]:F0} | {others[others.Count / 2]:F0} | {others[^1]:F0} | {bytes:N0} |"));
        }

        return slowest;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex ProofField();
}
