using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Herberge.Spaces.Previews;

/// <summary>The addresses on the internet that a text links, as the house asks for them.</summary>
internal static partial class LinksIn
{
    private const int Most = 3;

    /// <param name="html">Rendered and sanitised.</param>
    /// <param name="own">The house's own host, which needs no preview.</param>
    public static IReadOnlyList<string> Html(string html, string own)
    {
        if (!html.Contains("href=\"http", StringComparison.OrdinalIgnoreCase)) return [];
        var found = new List<string>();
        foreach (Match match in Address().Matches(html))
        {
            if (!Uri.TryCreate(WebUtility.HtmlDecode(match.Groups[1].Value), UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0) continue;
            if (string.Equals(uri.Host, own, StringComparison.OrdinalIgnoreCase)) continue;
            var address = uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
            if (address.Length <= LinkPreview.LongestAddress && !found.Contains(address)) found.Add(address);
            if (found.Count == Most) break;
        }

        return found;
    }

    public static string KeyOf(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)));

    [GeneratedRegex("href=\"(https?://[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
