using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Channels.Hooks;

/// <summary>The house's webhooks by an administrator's token.</summary>
internal static class OutboundHooksApi
{
    public static void MapOutboundHooksApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Webhooks");
        api.MapGet("/hooks", async (SeeHooks see, Viewer viewer, CancellationToken ct) => TypedResults.Ok(new HooksAnswer([.. (await see.HandleAsync(viewer, ct)).Select(h => new HookItem(h.Id, h.Name, h.Host, h.IsPaused, h.Waiting, h.Dead))])))
            .Operation(TokenScopes.Admin, "listHooks", "Webhooks of the house").Produces<HooksAnswer>();
        api.MapPost("/hooks", async (HookBody body, KeepHooks keep, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await keep.MakeAsync(body.Input(), viewer, ct), made => $"/hooks/{made.Id}", made => new HookMadeAnswer(made.Id, made.Secret)))
            .Operation(TokenScopes.Admin, "makeHook", "Makes a webhook; its secret is told this once").Produces<HookMadeAnswer>(StatusCodes.Status201Created);
        api.MapGet("/hooks/{id:guid}", async (Guid id, SeeHooks see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await see.FindAsync(id, null, viewer, ct), HookAnswer.Of))
            .Operation(TokenScopes.Admin, "readHook", "A webhook and what went to it last").Produces<HookAnswer>();
        api.MapPut("/hooks/{id:guid}", async (Guid id, HookBody body, KeepHooks keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.ChangeAsync(id, body.Input(), viewer, ct)))
            .Operation(TokenScopes.Admin, "changeHook", "Changes its name, address and events").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/hooks/{id:guid}", async (Guid id, KeepHooks keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.RemoveAsync(id, viewer, ct)))
            .Operation(TokenScopes.Admin, "removeHook", "Removes it with all it was sent").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/hooks/{id:guid}/pause", async (Guid id, KeepHooks keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.PauseAsync(id, true, viewer, ct)))
            .Operation(TokenScopes.Admin, "pauseHook", "Sends nothing for now").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/hooks/{id:guid}/pause", async (Guid id, KeepHooks keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.PauseAsync(id, false, viewer, ct)))
            .Operation(TokenScopes.Admin, "resumeHook", "Sends again").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/hooks/{id:guid}/secret", async (Guid id, KeepHooks keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await keep.RenewAsync(id, viewer, ct), secret => new HookMadeAnswer(id, secret)))
            .Operation(TokenScopes.Admin, "renewHookSecret", "Makes a new secret; the one before counts for another day").Produces<HookMadeAnswer>();
        api.MapPost("/hooks/{id:guid}/tests", async (Guid id, KeepHooks keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.TryAsync(id, viewer, ct)))
            .Operation(TokenScopes.Admin, "testHook", "Sends a harmless event now").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/hooks/deliveries/{id:guid}/attempts", async (Guid id, KeepHooks keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.AgainAsync(id, viewer, ct)))
            .Operation(TokenScopes.Admin, "replayDelivery", "Sends a delivery again").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>A webhook as it is made.</summary>
/// <param name="Address">Where events go, by https.</param>
/// <param name="Events">Which: thread.started, post.added, idea.submitted, gathering.announced.</param>
public sealed record HookBody(string? Name, string? Address, IReadOnlyList<string>? Events)
{
    internal HookInput Input() => new(Name, Address, Events ?? []);
}

/// <summary>What was made.</summary>
/// <param name="Secret">To check signatures with; told this once.</param>
public sealed record HookMadeAnswer(Guid Id, string Secret);

/// <summary>Webhooks.</summary>
public sealed record HooksAnswer(IReadOnlyList<HookItem> Items);

/// <summary>A webhook in the list.</summary>
/// <param name="Waiting">Deliveries that are tried again.</param>
/// <param name="Dead">Deliveries given up.</param>
public sealed record HookItem(Guid Id, string Name, string Host, bool IsPaused, int Waiting, int Dead);

/// <summary>A webhook.</summary>
/// <param name="Deliveries">The newest first.</param>
public sealed record HookAnswer(Guid Id, string Name, string Address, IReadOnlyList<string> Events, DateTimeOffset? PausedAt, IReadOnlyList<HookDeliveryLine> Deliveries)
{
    internal static HookAnswer Of(HookView view) => new(view.Id, view.Name, view.Address, view.Events, view.PausedAt, view.Deliveries);
}

[JsonSerializable(typeof(HooksAnswer))]
[JsonSerializable(typeof(HookBody))]
[JsonSerializable(typeof(HookMadeAnswer))]
[JsonSerializable(typeof(HookAnswer))]
internal sealed partial class OutboundHooksJson : JsonSerializerContext;
