using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Ideas.Merging;
using Herberge.Ideas.Team;

namespace Herberge.Ideas.Api;

/// <summary>Who works on an idea, and which ideas hang together.</summary>
internal static class TeamApi
{
    public static void MapTeamApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Ideas");
        api.MapPost("/ideas/{id:guid}/team", async (Guid id, AskBody body, AskToTeam ask, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await ask.HandleAsync(new AskToTeamInput(id, body.Who), viewer, ct)))
            .Operation(TokenScopes.Write, "askToTeam", "Asks somebody to become co-author; they belong once they say yes").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/ideas/{id:guid}/team/me", async (Guid id, PlaceBody body, JoinTeam join, DescribePart describe, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                // The same for who was asked and for who offers to help.
                var joined = await join.JoinAsync(id, viewer, ct);
                return reply.Done(joined.Succeeded && body.Part is not null ? await describe.HandleAsync(id, body.Part, viewer, ct) : joined);
            })
            .Operation(TokenScopes.Write, "joinTeam", "Joins an idea’s team, or says in your own words what you do for it").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/ideas/{id:guid}/team/{memberId:guid}", async (Guid id, Guid memberId, LeaveTeam leave, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await leave.HandleAsync(id, memberId, viewer, ct)))
            .Operation(TokenScopes.Write, "leaveTeam", "Leaves a team; as an author takes out a helper or somebody who hasn’t answered").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/ideas/{id:guid}/merges", async (Guid id, MergeBody body, MergeIdeas merge, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await merge.HandleAsync(new MergeIdeasInput(id, body.Into), viewer, ct), made => $"/ideas/merges/{made}", made => new MergeMade(made)))
            .Operation(TokenScopes.Write, "mergeIdeas", "Makes an idea part of another one; nothing is copied or lost").Produces<MergeMade>(StatusCodes.Status201Created);
        api.MapDelete("/ideas/merges/{id:guid}", async (Guid id, MergeIdeas merge, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await merge.UndoAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "partIdeas", "Takes a merge back").Produces(StatusCodes.Status204NoContent);
    }
}
