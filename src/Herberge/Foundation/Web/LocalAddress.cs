namespace Herberge.Foundation.Web;

internal static class LocalAddress
{
    /// <summary>The address if it stays in this house, else <c>/</c>: no open redirects.</summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
