using System.Net;
using System.Net.Sockets;

namespace Herberge.Foundation.Outward;

/// <summary>
/// The one way to fetch an address somebody typed. Names are resolved here and the connection goes to the very address that
/// was checked, so that a name can't change its mind in between; every redirect is checked like the first address.
/// </summary>
internal static class OutwardClient
{
    public const string Name = "outward";

    public static void AddOutwardClient(this IServiceCollection services)
    {
        services.AddSingleton<PublicAddresses>();
        services.AddScoped<FetchOutward>();
        services.AddHttpClient(Name, client =>
            {
                client.Timeout = FetchOutward.Patience;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Herberge/1.0");
            })
            .ConfigurePrimaryHttpMessageHandler(provider => Handler((end, ct) => ConnectAsync(end, provider.GetRequiredService<PublicAddresses>(), ct)))
            .RemoveAllLoggers();
    }

    /// <summary>
    /// A client for the one address that whoever runs the house configured, which may be in its own network: it calls that host
    /// and port and nothing else, wherever an answer leads.
    /// </summary>
    public static IHttpClientBuilder AddConfiguredClient(this IServiceCollection services, string name, Func<IServiceProvider, Uri?> address) =>
        services.AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(provider => Handler((end, ct) => ConnectConfiguredAsync(end, address(provider), ct)))
            .RemoveAllLoggers();

    private static SocketsHttpHandler Handler(Func<DnsEndPoint, CancellationToken, ValueTask<Stream>> connect) => new()
    {
        // Redirects are followed by hand; a proxy would resolve names itself, out of our sight.
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxResponseHeadersLength = 32,
        ConnectCallback = (context, ct) => connect(context.DnsEndPoint, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint end, PublicAddresses addresses, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(end.Host, ct);
        // One closed address among open ones is a trick, not a mistake.
        if (found.Length == 0 || !found.All(addresses.Allows)) throw new ClosedAddressException();
        return await ConnectAsync(found, end.Port, ct);
    }

    private static async ValueTask<Stream> ConnectConfiguredAsync(DnsEndPoint end, Uri? address, CancellationToken ct)
    {
        if (address is null || !string.Equals(end.Host, address.IdnHost, StringComparison.OrdinalIgnoreCase) || end.Port != address.Port) throw new ClosedAddressException();
        var found = await Dns.GetHostAddressesAsync(end.Host, ct);
        // The cloud's metadata service is nobody's language model.
        if (found.Length == 0 || found.Any(PublicAddresses.IsLinkLocal)) throw new ClosedAddressException();
        return await ConnectAsync(found, end.Port, ct);
    }

    private static async ValueTask<Stream> ConnectAsync(IPAddress[] found, int port, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The address leads into a network the house doesn't call.</summary>
internal sealed class ClosedAddressException() : Exception("The address is not one of the public internet.");
