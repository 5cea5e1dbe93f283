using Herberge.Foundation.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Setup;

/// <summary>All doors of a running house, those of the API among them.</summary>
internal static class HouseRoutes
{
    public static async Task<IReadOnlyList<RouteEndpoint>> OfAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<LateRoutes>().ReadyAsync();
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    }
}
