using System.Net;

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
        services.AddSingleton<OwnAuthorities>();
        services.AddScoped<FetchOutward>();
        services.AddHttpClient(Name, client =>
            {
                client.Timeout = FetchOutward.Patience;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Herberge/1.0");
            })
            .ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<PublicAddresses>()))
            .RemoveAllLoggers();
    }

    private static SocketsHttpHandler Handler(PublicAddresses addresses) => new()
    {
        // Redirects are followed by hand; a proxy would resolve names itself, out of our sight.
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxResponseHeadersLength = 32,
        ConnectCallback = (context, ct) => OutwardSocket.ConnectAsync(context.DnsEndPoint, addresses.Allows, ct),
    };
}

/// <summary>The address leads into a network the house doesn't call.</summary>
internal sealed class ClosedAddressException() : Exception("The address is not one of the public internet.");
