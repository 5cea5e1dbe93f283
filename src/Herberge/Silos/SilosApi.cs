using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Silos;

/// <summary>The silo figures of the house, guarded.</summary>
internal static class SilosApi
{
    public static void MapSilosApi(this IEndpointRouteBuilder app) => app.MapApi("Silos")
        .MapGet("/silos", async (
                [Description("Length of the window: 30, 90, 180 or 365; 90 when left out")] int? days,
                [Description("Depth of the units compared, from 1; 1 when left out")] int? level,
                SeeSilos see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(days, level, viewer, ct), picture => picture))
        .Operation(TokenScopes.Read, "getSilos", "Openness between units, guarded: groups only, nothing below ten people; for hosts and administrators")
        .Produces<SiloPicture>();
}

[JsonSerializable(typeof(SiloPicture))]
internal sealed partial class SilosApiJson : JsonSerializerContext;
