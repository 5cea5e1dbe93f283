using Herberge.Foundation.Web;

namespace Herberge.Activation.Guides;

/// <summary>What is typed, as it is kept.</summary>
internal static class Typed
{
    public static string Line(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Null for none.</summary>
    public static string? Link(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A page of this house or of the web.</summary>
    public static bool IsLink(string? text) => Link(text) is not { } link
        || (link.Length <= GuideGroup.LongestLink && (link[0] == '/' ? LocalAddress.OrHome(link) == link : Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")));
}
