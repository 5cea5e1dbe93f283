using Herberge.Tests.Setup;
using Herberge.Voices.Hooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Herberge.Tests.Api;

/// <summary>What members' tokens open.</summary>
internal static class ApiEndpoints
{
    /// <summary>Doors of single other programs, which have no member and no token but a secret of their own.</summary>
    private static readonly string[] WithOwnSecret = [HooksApi.Route];

    public static async Task<IEnumerable<RouteEndpoint>> OfAsync(WebApplication app) =>
        (await HouseRoutes.OfAsync(app)).Where(e => e.RoutePattern.RawText?.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) == true && !WithOwnSecret.Contains(e.RoutePattern.RawText));
}
