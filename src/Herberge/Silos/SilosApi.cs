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
                [Description("What people are grouped by: unit, place or partner; unit when left out")] string? by,
                [Description("One kind of contact: reply, mention, reaction or imported; all when left out")] string? kind,
                SeeSilos see, Viewer viewer, Reply reply, CancellationToken ct) =>
            reply.Ok(await see.HandleAsync(SilosQuery.Read(days, level, by, kind), viewer, ct), SilosAnswer.Of))
        .Operation(TokenScopes.Read, "getSilos", "Released figures of openness between units, guarded and rounded: groups only, nothing below ten people; for hosts, administrators and the works council")
        .Produces<SilosAnswer>();
}

[JsonSerializable(typeof(SilosAnswer))]
internal sealed partial class SilosApiJson : JsonSerializerContext;
