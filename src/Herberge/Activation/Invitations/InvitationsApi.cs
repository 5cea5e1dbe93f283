using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.People.Accounts;

namespace Herberge.Activation.Invitations;

/// <summary>Invitations by token: the same use cases as the pages.</summary>
internal static class InvitationsApi
{
    private const string List = "invitations";

    public static void MapInvitationsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Activation");
        api.MapGet("/activation/invitations", async (string? after, SeeInvitations see, HouseAddress address, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                var place = Cursor.Open(List, after);
                if (!place.Succeeded) return reply.Refuse(place.Problem);
                var page = int.TryParse(place.Value.Key, out var known) ? known : 0;
                var found = await see.HandleAsync(page, viewer, ct);
                return TypedResults.Ok(new Page<InvitationItem>([.. found.Cards.Select(card => InvitationItem.Of(card, address))], Cursor.Wrap(List, found.More ? $"{page + 1}" : null)));
            })
            .Operation(TokenScopes.Read, "listInvitations", "Links by which colleagues come in: yours, or all of them for who runs the community").Produces<Page<InvitationItem>>();
        api.MapPost("/activation/invitations", async (InvitationInput body, MakeInvitation make, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await make.HandleAsync(body, viewer, ct), id => $"/activation/invitations/{id}", id => new InvitationMade(id)))
            .Operation(TokenScopes.Write, "makeInvitation", "Makes a link by which colleagues come in").Produces<InvitationMade>(StatusCodes.Status201Created);
        api.MapGet("/activation/invitations/{id:guid}", async (Guid id, SeeInvitations see, HouseAddress address, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.FindAsync(id, viewer, ct), card => InvitationItem.Of(card, address)))
            .Operation(TokenScopes.Read, "readInvitation", "One of them").Produces<InvitationItem>();
        api.MapDelete("/activation/invitations/{id:guid}", async (Guid id, MakeInvitation make, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await make.WithdrawAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "withdrawInvitation", "The link leads nowhere any more").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>What was made.</summary>
public sealed record InvitationMade(Guid Id);

/// <summary>A link by which colleagues come in.</summary>
/// <param name="Maker">Null for your own.</param>
/// <param name="Entered">How many came, by fives; null for fewer than five and more than none.</param>
public sealed record InvitationItem(Guid Id, string Link, string Label, string? LeadsTo, string? Maker, DateTimeOffset CreatedAt, DateTimeOffset EndsAt, bool IsOpen, int? Entered)
{
    internal static InvitationItem Of(InvitationCard card, HouseAddress address) =>
        new(card.Id, $"{address.Value}{ComeIn.PathOf(card.Code)}", card.Label, card.LeadsTo, card.Maker, card.CreatedAt, card.EndsAt, card.IsOpen, card.Entered);
}

[JsonSerializable(typeof(Page<InvitationItem>))]
[JsonSerializable(typeof(InvitationInput))]
[JsonSerializable(typeof(InvitationMade))]
internal sealed partial class InvitationsApiJson : JsonSerializerContext;
