using System.Diagnostics;
using System.Text.Json;

namespace Herberge.Tests.Channels;

/// <summary>Python's feedparser: a reader of feeds that shares nothing with ours.</summary>
internal static class FeedParser
{
    private const string Script = """
        import sys, json, feedparser
        f = feedparser.parse(sys.stdin.buffer.read())
        print(json.dumps({
            "bozo": bool(f.bozo), "version": f.version, "title": f.feed.get("title"), "link": f.feed.get("link"),
            "updated": f.feed.get("updated"),
            "entries": [{"id": e.get("id"), "title": e.get("title"), "link": e.get("link"), "author": e.get("author"),
                         "text": e.content[0].value if "content" in e else e.get("summary", ""),
                         "dated": "published_parsed" in e and e.published_parsed is not None} for e in f.entries]}))
        """;

    /// <summary>Debian's own, which has Debian's packages, where there is one.</summary>
    private static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public static async Task<JsonElement> ReadAsync(byte[] feed)
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(Python, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw Missing();
        }

        using (process)
        {
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(feed);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it read; why, it says below.
            }

            await process.WaitForExitAsync();
            if (process.ExitCode != 0 && (await wrong).Contains("No module named", StringComparison.Ordinal)) throw Missing();
            Assert.True(process.ExitCode == 0, await wrong);
            return JsonDocument.Parse(await said).RootElement;
        }
    }

    private static InvalidOperationException Missing()
    {
        Assert.True(Environment.GetEnvironmentVariable("CI") is null, "feedparser is not installed.");
        Assert.Skip("No feedparser on this machine: ./test installs python3-feedparser on Debian.");
        return new InvalidOperationException();
    }
}
