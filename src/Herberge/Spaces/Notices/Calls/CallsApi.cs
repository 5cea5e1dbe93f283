using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Spaces.Notices.Calls;

public sealed record CallMade(Guid ThreadId);

internal static class CallsApi
{
    public static void MapCallsApi(this IEndpointRouteBuilder app) => app.MapApi("Spaces")
        .MapPost("/spaces/{slug}/calls", async (string slug, CallAllInput body, CallAll call, Viewer viewer, Reply reply, CancellationToken ct) =>
            reply.Created(await call.HandleAsync(slug, body, viewer, ct), made => $"/threads/{made.ThreadId}", made => new CallMade(made.ThreadId)))
        .Operation(TokenScopes.Write, "callAll", "Announces something to every member of a space by mail, whatever they chose; for hosts, with a reason, twice in thirty days")
        .Produces<CallMade>(StatusCodes.Status201Created);
}

[JsonSerializable(typeof(CallAllInput))]
[JsonSerializable(typeof(CallMade))]
internal sealed partial class CallsJson : JsonSerializerContext;
