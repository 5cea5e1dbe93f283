using System.Net;

namespace Herberge.Foundation.Outward;

/// <summary>
/// The one way to fetch an address somebody typed. Names are resolved here and the connection goes to the very address that
/// was checked, so that a name can't change its mind in between; every redirect is checked like the first address.
/// </summary>
internal static class OutwardClient
{
    public const string Name = "outward";

    /// <summary>For addresses that anybody may type: one's own networks are out of reach as well.</summary>
    public const string PublicName = "outward-public";

    public static void AddOutwardClient(this IServiceCollection services)
    {
        services.AddSingleton<PublicAddresses>();
        services.AddSingleton<OwnAuthorities>();
        services.AddScoped<FetchOutward>();
        services.AddScoped<SendOutward>();
        services.AddFetching(Name, (addresses, address) => addresses.Allows(address));
        services.AddFetching(PublicName, (addresses, address) => addresses.IsPublic(address));
    }

    private static void AddFetching(this IServiceCollection services, string name, Func<PublicAddresses, IPAddress, bool> allows) =>
        services.AddHttpClient(name, client =>
            {
                client.Timeout = FetchOutward.Patience;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Herberge/1.0");
            })
            .ConfigurePrimaryHttpMessageHandler(provider => Handler((end, ct) => OutwardSocket.ConnectAsync(end, address => allows(provider.GetRequiredService<PublicAddresses>(), address), ct)))
            .RemoveAllLoggers();

    /// <summary>A client that calls what may be called, also servers that an authority of one's own signed; redirects lead nowhere.</summary>
    public static IHttpClientBuilder AddCarefulClient(this IServiceCollection services, string name) =>
        services.AddHttpClient(name, client => client.Timeout = FetchOutward.Patience)
            .ConfigurePrimaryHttpMessageHandler(provider =>
            {
                var handler = Handler((end, ct) => OutwardSocket.ConnectAsync(end, provider.GetRequiredService<PublicAddresses>().Allows, ct));
                var authorities = provider.GetRequiredService<OwnAuthorities>();
                handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => authorities.Accept(certificate, chain, errors);
                return handler;
            })
            .RemoveAllLoggers();

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

    /// <summary>The cloud's metadata service is nobody's language model.</summary>
    private static ValueTask<Stream> ConnectConfiguredAsync(DnsEndPoint end, Uri? address, CancellationToken ct) =>
        address is not null && string.Equals(end.Host, address.IdnHost, StringComparison.OrdinalIgnoreCase) && end.Port == address.Port
            ? OutwardSocket.ConnectAsync(end, found => !PublicAddresses.IsLinkLocal(found), ct)
            : throw new ClosedAddressException();
}

/// <summary>The address leads into a network the house doesn't call.</summary>
internal sealed class ClosedAddressException() : Exception("The address is not one of the public internet.");
