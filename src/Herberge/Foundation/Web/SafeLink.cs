namespace Herberge.Foundation.Web;

/// <summary>Links people type: to the web, without a password in them.</summary>
internal static class SafeLink
{
    public const int Longest = 500;

    public static bool IsWrong(string? link) => !string.IsNullOrWhiteSpace(link) && OrNull(link) is null;

    public static string? OrNull(string? link) =>
        link?.Trim() is { Length: > 0 and <= Longest } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : null;
}
