using Microsoft.Playwright;

namespace Herberge.Browser.Tests.Setup;

/// <summary>
/// One real Chromium for the run, without its own windows where Debian has it so: it draws the same pages in less time. Missing: tests
/// are skipped on a laptop and fail where <c>CI=true</c>.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Executable { get; } = (Environment.GetEnvironmentVariable("HERBERGE_CHROMIUM") is { Length: > 0 } given ? [given] : new[]
    {
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    }).FirstOrDefault(File.Exists);

    public IBrowser Browser
    {
        get
        {
            if (_browser is null && Environment.GetEnvironmentVariable("CI") is null or "")
                Assert.Skip("No Chromium on this machine: ./test installs one on Debian, or set HERBERGE_CHROMIUM.");
            return _browser ?? throw new InvalidOperationException("Chromium is not installed: apt-get install chromium");
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Executable is null) return;
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
