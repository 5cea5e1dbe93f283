using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Herberge.Foundation.Outward;

/// <summary>
/// Which addresses the house may call when somebody else said where: only those of the public internet. The house's own
/// network, the machine itself and the cloud's metadata services (169.254.169.254) are out of reach (OWASP, SSRF), but for
/// networks the administrator names in the configuration, for example the one the mail server stands in.
/// </summary>
internal class PublicAddresses(IOptions<HouseOptions>? options = null)
{
    private readonly IPNetwork[] _own = [.. (options?.Value.Outward.Allow ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Network)];

    private static readonly IPNetwork[] Closed =
    [
        // IANA special-purpose registries (RFC 6890 and successors).
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    private static readonly IPNetwork LinkLocal = IPNetwork.Parse("169.254.0.0/16");

    /// <summary>Global unicast; what is carved out of it is below.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] ClosedGlobal =
    [
        // Teredo and 6to4 carry another address within; documentation; benchmarking.
        IPNetwork.Parse("2001::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2001:2::/48"), IPNetwork.Parse("3fff::/20"),
    ];

    public static bool IsLinkLocal(IPAddress address) => address.IsIPv6LinkLocal || LinkLocal.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>In a network the administrator named.</summary>
    public virtual bool IsOwn(IPAddress address) => _own.Any(network => network.Contains(Plain(address)));

    public virtual bool Allows(IPAddress address) => IsOwn(address) || IsPublic(address);

    /// <summary>Of the public internet, whatever the administrator named: for addresses that anybody may type.</summary>
    public virtual bool IsPublic(IPAddress address)
    {
        address = Plain(address);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Closed.Any(network => network.Contains(address))
            : Global.Contains(address) && !ClosedGlobal.Any(network => network.Contains(address));
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>A network as <c>10.1.0.0/16</c>, or a single address.</summary>
    private static IPNetwork Network(string text) => IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : throw new InvalidOperationException($"HERBERGE__OUTWARD__ALLOW: \"{text}\" is no network. Write 10.1.0.0/16 or 10.1.2.3.");
}
