using Herberge.Channels.Public;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>A public page asked for as ActivityStreams leads to where that is; as a page it says where.</summary>
internal sealed class AskedAsActivity(FediverseHouse house) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!house.IsOn || await AddressAsync(http) is not { } address) return await next(context);
        if (ActivityJson.IsAskedFor(http.Request.Headers.Accept.ToString()))
        {
            http.Response.Headers.Vary = "Accept";
            return TypedResults.Redirect(address);
        }

        http.Response.Headers.Append("Link", $"<{address}>; rel=\"alternate\"; type=\"{ActivityJson.MediaType}\"");
        return await next(context);
    }

    /// <summary>Null for what isn't in the fediverse.</summary>
    private async Task<string?> AddressAsync(HttpContext http)
    {
        var (db, ct) = (http.RequestServices.GetRequiredService<HouseDb>(), http.RequestAborted);
        var (handle, spaces) = ((string?)http.GetRouteValue("handle"), db.FederatedSpaces());
        if (!Guid.TryParse((string?)http.GetRouteValue("threadId"), out var thread)) return await spaces.AnyAsync(w => w.Handle == handle, ct) ? house.Actor(handle!) : null;
        return await db.PublicThreads().Where(p => p.ThreadId == thread && spaces.Any(w => w.SpaceId == p.SpaceId && w.Handle == handle)).Select(p => (Guid?)p.PostId).FirstOrDefaultAsync(ct) is { } post ? house.Post(post) : null;
    }
}
