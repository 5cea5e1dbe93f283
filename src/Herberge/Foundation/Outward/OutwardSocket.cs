using System.Net;
using System.Net.Sockets;

namespace Herberge.Foundation.Outward;

/// <summary>Connects to a name somebody typed, after looking where it leads.</summary>
internal static class OutwardSocket
{
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint end, Func<IPAddress, bool> allows, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(end.Host, ct);
        // One closed address among open ones is a trick, not a mistake.
        if (found.Length == 0 || !found.All(allows)) throw new ClosedAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, end.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
