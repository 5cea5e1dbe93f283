using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Gatherings.Sessions;

namespace Herberge.Gatherings.Api;

/// <summary>Sessions by token: the same use cases as the pages.</summary>
internal static class SessionsApi
{
    public static void MapSessionsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Gatherings");
        api.MapGet("/gatherings/{id:guid}/sessions", async (Guid id, SeeSessions see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(id, viewer, ct), SessionsReport.Of))
            .Operation(TokenScopes.Read, "listSessions", "Sessions of a gathering and where they stand in its plan; of wishes, your own").Produces<SessionsReport>();
        api.MapPost("/gatherings/{id:guid}/sessions", async (Guid id, SessionBody body, ProposeSession propose, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await propose.AddAsync(id, new SessionInput(body.Title, body.Text, body.Kind, body.CoHosts ?? []), viewer, ct), _ => $"/gatherings/{id}/sessions", made => new GatheringMade(made)))
            .Operation(TokenScopes.Write, "proposeSession", "Proposes a session").Produces<GatheringMade>(StatusCodes.Status201Created);
        api.MapPut("/gatherings/{id:guid}/sessions/{session:guid}/wish", async (Guid id, Guid session, WishBody body, WishForSession wish, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await wish.HandleAsync(id, session, body.Wants, viewer, ct), wants => new WishBody(wants)))
            .Operation(TokenScopes.Write, "wishForSession", "Says whether you want to be in a session; nobody else learns it").Produces<WishBody>();
    }
}
