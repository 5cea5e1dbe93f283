using Herberge.Foundation;
using Herberge.Foundation.Settings;
using Microsoft.Extensions.Options;

namespace Herberge.Channels.Fediverse;

/// <summary>The house as the fediverse knows it: its addresses are its names there, so it has to have one that stays.</summary>
internal sealed class FediverseHouse(House house, IOptions<HouseOptions> options)
{
    /// <summary>Administrators allow it.</summary>
    public bool IsAllowed => house.FederatedSpaces;

    /// <summary>It is allowed, and the house knows its own address.</summary>
    public bool IsOn => IsAllowed && Root.Length > 0;

    public string Root => options.Value.PublicUrl?.TrimEnd('/') ?? "";

    /// <summary>With the port, unless it is the usual one.</summary>
    public string Host => Root.Length == 0 ? "" : new Uri(Root).Authority.ToLowerInvariant();

    public string SharedInbox => $"{Root}/ap/inbox";

    public string Actor(string handle) => $"{Root}/ap/spaces/{handle}";

    public string KeyOf(string handle) => $"{Actor(handle)}#main-key";

    public string Followers(string handle) => $"{Actor(handle)}/followers";

    public string Post(Guid id) => $"{Root}/ap/posts/{id}";

    public string Activity(Guid id) => $"{Root}/ap/activities/{id}";

    /// <returns>Null for what is no actor of the house.</returns>
    public string? HandleOf(string? actor) => After("/ap/spaces/", actor) is { } handle && !handle.Contains('/', StringComparison.Ordinal) ? handle : null;

    /// <returns>Null for what is no post of the house.</returns>
    public Guid? PostOf(string? post) => Guid.TryParse(After("/ap/posts/", post), out var id) ? id : null;

    /// <summary>
    /// Whether something may be the address of something elsewhere: encrypted, but in houses that are reached without it themselves, and of
    /// a length that is kept.
    /// </summary>
    public bool IsAddress(string? text) => Elsewhere(text) is not null;

    public Uri? Elsewhere(string? text) =>
        text is { Length: > 0 and <= RemoteActor.LongestAddress } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && Root.StartsWith("http://", StringComparison.Ordinal)))
        && !string.Equals(uri.Authority, Host, StringComparison.OrdinalIgnoreCase) ? uri : null;

    /// <summary>Two addresses are of one server: nobody speaks for another.</summary>
    public static bool AreOfOneServer(string one, string other) =>
        Uri.TryCreate(one, UriKind.Absolute, out var first) && Uri.TryCreate(other, UriKind.Absolute, out var second)
        && first.Scheme == second.Scheme && string.Equals(first.Authority, second.Authority, StringComparison.OrdinalIgnoreCase);

    private string? After(string path, string? address) =>
        address is not null && Root.Length > 0 && address.StartsWith(Root + path, StringComparison.Ordinal) ? address[(Root.Length + path.Length)..] : null;
}
