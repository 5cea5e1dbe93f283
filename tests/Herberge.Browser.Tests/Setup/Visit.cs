using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Herberge.Browser.Tests.Setup;

/// <summary>
/// A browser window in a house. Whatever the page complains about in the console (script errors, violations of the
/// content security policy, missing files) fails the test that calls <see cref="AssertQuiet"/>.
/// </summary>
public sealed partial class Visit : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string? PictureFolder = Environment.GetEnvironmentVariable("HERBERGE_PICTURES");

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error") _complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    /// <summary>A new address is enough: waiting for the load event as well misses it when it came first.</summary>
    public static PageWaitForURLOptions OnceThere { get; } = new() { WaitUntil = WaitUntilState.Commit };

    public IPage Page { get; }

    public static async Task<Visit> StartAsync(Chromium chromium, Uri house, Screen screen, bool script = true, string locale = "de-DE")
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = house.ToString(),
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = Theme(screen),
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
            Locale = locale,
            HasTouch = screen.Width < 800,
        });
        context.SetDefaultTimeout(60_000);
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>Shows the page in the theme of <paramref name="screen"/>, as when a system turns dark in the evening.</summary>
    public Task TurnAsync(Screen screen) => Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = Theme(screen) });

    /// <summary>Sends the form of the sign-in page without opening it; <see cref="SignInTests"/> fills it in by hand.</summary>
    public async Task SignInAsync(string email, string password)
    {
        var page = await (await _context.APIRequest.GetAsync("/sign-in")).TextAsync();
        var form = _context.APIRequest.CreateFormData();
        form.Set("_handler", "sign-in").Set("__RequestVerificationToken", Proof().Match(page).Groups[1].Value).Set("Form.Email", email).Set("Form.Password", password);
        var answer = await _context.APIRequest.PostAsync("/sign-in", new APIRequestContextOptions { Form = form, MaxRedirects = 0 });
        Assert.Equal(302, answer.Status);
    }

    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer is { Ok: true }, $"{path} answered {answer?.Status}");
    }

    /// <summary>Opens a page and waits until its live connection listens: what is said from now on is heard.</summary>
    public async Task GoLiveAsync(string path)
    {
        var listening = new TaskCompletionSource();
        // A completed call of the hub, in SignalR's own protocol.
        Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains("\"type\":3", StringComparison.Ordinal) == true) listening.TrySetResult();
        };
        await GoAsync(path);
        await listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public void AssertQuiet() => Assert.Empty(_complaints);

    /// <summary>No violation of WCAG 2.2 AA that axe-core can see.</summary>
    public async Task AssertAccessibleAsync()
    {
        await Page.EvaluateAsync(Axe);
        var violations = await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ["violations"], selectors: false })).violations
                .map(v => `${v.id} (${v.impact}) at ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(", ")}`)
            """);
        Assert.True(violations.Length == 0, $"{Page.Url}: {string.Join("; ", violations)}");
    }

    /// <summary>Nothing sticks out to the right: the page never scrolls sideways.</summary>
    public async Task AssertFitsAsync()
    {
        var surplus = await Page.EvaluateAsync<int>("""
            async () => {
              await document.fonts.ready;
              return document.documentElement.scrollWidth - document.documentElement.clientWidth;
            }
            """);
        Assert.True(surplus <= 0, $"{Page.Url} is {surplus} pixels too wide");
    }

    /// <summary>A picture for people to look at, if <c>HERBERGE_PICTURES</c> names a folder for them: taking them takes longer than opening the pages.</summary>
    public async Task PictureAsync(string name, bool whole = false)
    {
        if (PictureFolder is not { Length: > 0 } folder) return;
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = whole });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Proof();

    private static ColorScheme Theme(Screen screen) => screen.Dark ? ColorScheme.Dark : ColorScheme.Light;
}
