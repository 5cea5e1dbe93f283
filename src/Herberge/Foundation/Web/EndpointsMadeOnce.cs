using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Herberge.Foundation.Web;

/// <summary>
/// A source of endpoints that makes them once. The framework asks for them once for routing and once for authorization, and
/// would compile every handler both times.
/// </summary>
internal sealed class EndpointsMadeOnce(EndpointDataSource source) : EndpointDataSource
{
    private readonly Lazy<IReadOnlyList<Endpoint>> _endpoints = new(() => source.Endpoints);

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints.Value;

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    /// <summary>For all that were mapped so far.</summary>
    public static void Wrap(IEndpointRouteBuilder app)
    {
        EndpointsMadeOnce[] once = [.. app.DataSources.Select(source => new EndpointsMadeOnce(source))];
        app.DataSources.Clear();
        foreach (var source in once) app.DataSources.Add(source);
    }
}
