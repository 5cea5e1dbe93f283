using System.Globalization;
using System.Text.RegularExpressions;

namespace Herberge.Channels.Public;

/// <summary>Where somebody may pass a public page on: plain links, nothing of theirs is asked before they follow one.</summary>
internal static partial class ShareTargets
{
    private const int LongestHost = 253;

    public static string Bluesky(string title, string url) => $"https://bsky.app/intent/compose?text={Uri.EscapeDataString($"{title} {url}")}";

    public static string LinkedIn(string url) => $"https://www.linkedin.com/sharing/share-offsite/?url={Uri.EscapeDataString(url)}";

    public static string Xing(string url) => $"https://www.xing.com/spi/shares/new?url={Uri.EscapeDataString(url)}";

    public static string Mastodon(string host, string title, string url) => $"https://{host}/share?text={Uri.EscapeDataString($"{title} {url}")}";

    /// <summary>The name of a server somebody typed (a name, an address, or their own handle there); null when it names none on the public internet.</summary>
    public static string? HostOf(string? typed)
    {
        var text = (typed ?? "").Trim().ToLowerInvariant();
        if (text.StartsWith("https://", StringComparison.Ordinal)) text = text["https://".Length..];
        text = text.TrimEnd('/');
        if (text.LastIndexOf('@') is var at && at >= 0 && Handle().IsMatch(text)) text = text[(at + 1)..];
        if (text.Length is 0 or > LongestHost) return null;
        try
        {
            text = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text);
        }
        catch (ArgumentException)
        {
            return null;
        }

        return HostName().IsMatch(text) ? text : null;
    }

    [GeneratedRegex(@"^@?[a-z0-9_.-]+@[^@/\\?#:]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Handle();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(xn--[a-z0-9-]{2,59}|[a-z]{2,63})$", RegexOptions.NonBacktracking)]
    private static partial Regex HostName();
}
