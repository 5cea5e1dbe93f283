using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;

namespace Herberge.Spaces.Api;

/// <summary>Joining, leaving, asking; letting in, adding, removing.</summary>
internal static class MembershipApi
{
    public static void MapMembershipApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Membership");
        api.MapPost("/spaces/{slug}/join", async (string slug, JoinSpace join, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await join.HandleAsync(slug, viewer, ct)))
            .Operation(TokenScopes.Write, "joinSpace", "Joins an open space").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/spaces/{slug}/leave", async (string slug, LeaveSpace leave, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await leave.HandleAsync(slug, viewer, ct)))
            .Operation(TokenScopes.Write, "leaveSpace", "Leaves a space; its last host can't").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/spaces/{slug}/requests", async (string slug, RequestBody body, AskToJoin ask, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await ask.HandleAsync(slug, new AskToJoinInput(body.Text!, body.Answers), viewer, ct)))
            .Operation(TokenScopes.Write, "askToJoin", "Asks to be let into a space on request").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/spaces/{slug}/requests", RequestsAsync)
            .Operation(TokenScopes.Read, "listRequests", "Who asks to be let in; for hosts").Produces<Page<RequestItem>>();
        api.MapPost("/spaces/{slug}/requests/{memberId:guid}/accept", async (string slug, Guid memberId, AnswerJoinRequest answer, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await answer.HandleAsync(slug, memberId, accept: true, viewer, ct)))
            .Operation(TokenScopes.Write, "acceptRequest", "Lets somebody in who asked; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/spaces/{slug}/requests/{memberId:guid}/decline", async (string slug, Guid memberId, AnswerJoinRequest answer, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await answer.HandleAsync(slug, memberId, accept: false, viewer, ct)))
            .Operation(TokenScopes.Write, "declineRequest", "Declines a request to join; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/spaces/{slug}/members", MembersAsync)
            .Operation(TokenScopes.Read, "listMembers", "Who belongs to a space, by unit and name").Produces<Page<MemberItem>>();
        api.MapPost("/spaces/{slug}/members", async (string slug, InviteBody body, InviteToSpace invite, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await invite.HandleAsync(slug, new InviteToSpaceInput(string.Join('\n', body.Who ?? [])), viewer, ct), added => new Invited(added)))
            .Operation(TokenScopes.Write, "addMembers", "Adds people to a space, all or nobody; for hosts").Produces<Invited>();
        api.MapDelete("/spaces/{slug}/members/{memberId:guid}", async (string slug, Guid memberId, RemoveFromSpace remove, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await remove.HandleAsync(slug, memberId, viewer, ct)))
            .Operation(TokenScopes.Write, "removeMember", "Ends a membership; what the person wrote stays. For hosts").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/spaces/{slug}/members/{memberId:guid}/role", async (string slug, Guid memberId, RoleBody body, ChangeSpaceRole change, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await change.HandleAsync(slug, memberId, body.Role, viewer, ct)))
            .Operation(TokenScopes.Write, "changeRole", "Makes a member a host or a host a member; for hosts").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> MembersAsync(
        string slug, [Description("The value next gave; a page holds 60")] string? after, ListSpaceMembers list, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var from = Cursor.Open("members", after);
        if (!from.Succeeded) return reply.Refuse(from.Problem);
        return reply.Ok(await list.HandleAsync(slug, from.Value.Key, viewer, ct),
            view => new Page<MemberItem>([.. view.Members.Select(MemberItem.Of)], Cursor.Wrap("members", view.Next)));
    }

    private static async Task<IResult> RequestsAsync(string slug, ListSpaceMembers list, Viewer viewer, Reply reply, CancellationToken ct) =>
        reply.Ok(await list.WaitingAsync(slug, viewer, ct), waiting => new Page<RequestItem>([.. waiting.Select(RequestItem.Of)], null));
}
