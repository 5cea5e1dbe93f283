using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces.Guests;

namespace Herberge.Spaces.Moderation.Api;

/// <summary>Inviting guests and reviewing their access.</summary>
internal static class GuestsApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Guests");
        api.MapGet("/guests", async (SeeGuests see, Viewer viewer, Reply reply, CancellationToken ct) =>
                viewer.IsInside ? TypedResults.Ok(new Page<GuestView>(await see.HandleAsync(null, viewer, ct), null)) : reply.Refuse(Problem.Forbidden()))
            .Operation(TokenScopes.Read, "listGuests", "Guests you answer for, the next to end first").Produces<Page<GuestView>>();
        api.MapPost("/spaces/{slug}/guests", async (string slug, InviteGuestInput body, InviteGuest invite, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await invite.HandleAsync(slug, body, viewer, ct), _ => "/guests", id => new GuestInvited(id)))
            .Operation(TokenScopes.Write, "inviteGuest", "Asks somebody from outside into a space, for a purpose and until a day; for hosts").Produces<GuestInvited>(StatusCodes.Status201Created);
        api.MapPut("/guests/{id:guid}/until", async (Guid id, UntilBody body, TendInvitation tend, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await tend.RenewAsync(id, body.Until, viewer, ct)))
            .Operation(TokenScopes.Write, "renewGuest", "Gives access a new last day").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/guests/{id:guid}", async (Guid id, TendInvitation tend, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await tend.EndAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "endGuest", "Ends access at once; what the guest wrote stays").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/guests/{id:guid}/sees", async (Guid id, SeeThroughGuest see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await see.HandleAsync(id, viewer, ct), s => s))
            .Operation(TokenScopes.Read, "seeThroughGuest", "Everything a guest can see").Produces<GuestSight>();
    }
}
