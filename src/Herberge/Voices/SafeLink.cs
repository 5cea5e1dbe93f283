namespace Herberge.Voices;

/// <summary>Links that come from outside and end in an <c>href</c>: only to web pages.</summary>
internal static class SafeLink
{
    public static bool IsWrong(string? link) => !string.IsNullOrWhiteSpace(link) && OrNull(link) is null;

    public static string? OrNull(string? link) =>
        link?.Trim() is { Length: > 0 and <= Observation.LongestLink } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : null;
}
