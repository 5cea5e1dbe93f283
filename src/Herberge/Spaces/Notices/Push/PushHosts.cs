using Herberge.Foundation;
using Microsoft.Extensions.Options;

namespace Herberge.Spaces.Notices.Push;

/// <summary>Push services the house sends to. A browser says where its messages go, so that only known services may be named.</summary>
internal sealed class PushHosts(IOptions<HouseOptions> options)
{
    private readonly string[] _allowed = options.Value.Push.Hosts.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);

    public bool Allows(Uri address) => address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && _allowed.Any(allowed => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? address.IdnHost.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase) && address.IsDefaultPort
        : allowed.Equals(address.IsDefaultPort ? address.IdnHost : address.Authority, StringComparison.OrdinalIgnoreCase));
}
