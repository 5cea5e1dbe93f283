using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Activation.Initiatives;

/// <summary>Initiatives for programs: the same use cases as the pages.</summary>
internal static class InitiativesApi
{
    private const string List = "initiatives";
    private const int Usual = 20;

    public static void MapInitiativesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Activation");
        api.MapGet("/activation/initiatives", async (
                [Description("open, seeking, offering, mine or over")] Word<InitiativeShow>? show, [Description("Name of a top unit that takes part")] string? unit, string? topic,
                [Description("Words in title, text, wishes or offers")] string? q, string? after, int? limit, ListInitiatives list, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
                var key = $"{List}-{show?.Value}";
                var place = Cursor.Open(key, after);
                if (!place.Succeeded) return reply.Refuse(place.Problem);
                var found = await list.HandleAsync(new InitiativeFilter(show?.Value ?? InitiativeShow.Open, unit, topic, q, place.Value.Key, limit ?? Usual), viewer, ct);
                return TypedResults.Ok(new Page<InitiativeItem>([.. found.Cards.Select(InitiativeItem.Of)], Cursor.Wrap(key, found.Next)));
            })
            .Operation(TokenScopes.Read, "listInitiatives", "Who works on what, what changed last first").Produces<Page<InitiativeItem>>();
        api.MapGet("/activation/initiatives/{id:guid}", async (Guid id, SeeInitiative see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(await see.HandleAsync(id, viewer, ct), found => new InitiativeAnswer(InitiativeItem.Of(found.Card), found.Space?.Slug, [.. found.Similar.Select(InitiativeItem.Of)])))
            .Operation(TokenScopes.Read, "readInitiative", "An initiative, and what is like it elsewhere").Produces<InitiativeAnswer>();
        api.MapPost("/activation/initiatives", async (InitiativeBody body, WriteInitiative write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await write.AddAsync(body.Input, viewer, ct), id => $"/activation/initiatives/{id}", id => new InitiativeMade(id)))
            .Operation(TokenScopes.Write, "addInitiative", "Puts an initiative on the map; you take part in it").Produces<InitiativeMade>(StatusCodes.Status201Created);
        api.MapPut("/activation/initiatives/{id:guid}", async (Guid id, InitiativeBody body, WriteInitiative write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await write.ChangeAsync(id, body.Input, viewer, ct)))
            .Operation(TokenScopes.Write, "changeInitiative", "Changes an initiative, all of it; for its people").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/initiatives/{id:guid}", async (Guid id, WriteInitiative write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.RemoveAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "removeInitiative", "Takes an initiative off the map; for its people").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/activation/initiatives/{id:guid}/me", async (Guid id, TakePart part, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await part.JoinAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "joinInitiative", "You take part, and are named").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/initiatives/{id:guid}/me", async (Guid id, TakePart part, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await part.LeaveAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "leaveInitiative", "You don’t take part any more").Produces(StatusCodes.Status204NoContent);
    }
}

/// <param name="Seeks">What it asks others for.</param>
/// <param name="Offers">What others may have of it.</param>
/// <param name="UnitId">The unit it belongs to.</param>
public sealed record InitiativeBody(string? Title, string? Text, InitiativeState State, IReadOnlyList<string>? Topics = null, string? Seeks = null, string? Offers = null, Guid? UnitId = null)
{
    internal InitiativeInput Input => new(Title, Text, State, Topics, Seeks, Offers, UnitId);
}

public sealed record InitiativeMade(Guid Id);

public sealed record InitiativeMember(string Handle, string Name, string? Unit);

/// <param name="Units">Top units that take part.</param>
public sealed record InitiativeItem(
    Guid Id, string Title, string Text, InitiativeState State, string Seeks, string Offers, DateTimeOffset ChangedAt, IReadOnlyList<string> Topics,
    IReadOnlyList<string> Units, IReadOnlyList<InitiativeMember> People)
{
    internal static InitiativeItem Of(InitiativeCard card) => new(card.Id, card.Title, card.Text, card.State, card.Seeks, card.Offers, card.ChangedAt, card.Topics,
        [.. card.Units.Select(u => u.Name)], [.. card.People.Select(p => new InitiativeMember(p.Handle, p.Name, p.Unit))]);
}

/// <param name="Space">Address of the space where it is talked about, for those who may know of it.</param>
public sealed record InitiativeAnswer(InitiativeItem Initiative, string? Space, IReadOnlyList<InitiativeItem> Similar);

[JsonSerializable(typeof(Page<InitiativeItem>))]
[JsonSerializable(typeof(InitiativeAnswer))]
[JsonSerializable(typeof(InitiativeBody))]
[JsonSerializable(typeof(InitiativeMade))]
internal sealed partial class InitiativesApiJson : JsonSerializerContext;
