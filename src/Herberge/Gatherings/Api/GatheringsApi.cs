using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Gatherings.Registrations;

namespace Herberge.Gatherings.Api;

/// <summary>Gatherings by token: the same use cases as the pages.</summary>
internal static class GatheringsApi
{
    private const string List = "gatherings";

    public static void MapGatheringsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Gatherings");
        api.MapGet("/gatherings", async (
                [Description("coming, past or mine")] Word<GatheringsWhen>? when, [Description("Slug of a space")] string? space, [Description("on-site or online")] Word<Coming>? mode, string? after, int? limit, ListGatherings list, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
                var name = $"{List}-{when?.Value ?? GatheringsWhen.Coming}";
                var place = Cursor.Open(name, after);
                if (!place.Succeeded) return reply.Refuse(place.Problem);
                var listing = await list.HandleAsync(new ListGatheringsInput(when?.Value ?? GatheringsWhen.Coming, space, mode?.Value, place.Value.Key, limit ?? 30), viewer, ct);
                return TypedResults.Ok(new Page<GatheringItem>([.. listing.Cards.Select(GatheringItem.Of)], Cursor.Wrap(name, listing.Next)));
            })
            .Operation(TokenScopes.Read, "listGatherings", "Gatherings, the next first; past ones, the last first").Produces<Page<GatheringItem>>();
        api.MapGet("/gatherings/{id:guid}", async (Guid id, SeeGathering see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await see.HandleAsync(id, viewer, ct), GatheringReport.Of))
            .Operation(TokenScopes.Read, "readGathering", "A gathering with its programme, its seats and what you said").Produces<GatheringReport>();
        api.MapPost("/gatherings", async (GatheringBody body, WriteGathering write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await write.AddAsync(body.Input, body.Repeat, viewer, ct), id => $"/gatherings/{id}", id => new GatheringMade(id)))
            .Operation(TokenScopes.Write, "planGathering", "Plans a gathering, or a series of them").Produces<GatheringMade>(StatusCodes.Status201Created);
        api.MapPut("/gatherings/{id:guid}", async (Guid id, GatheringBody body, WriteGathering write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.EditAsync(id, body.Input, body.Scope, body.Edition, viewer, ct)))
            .Operation(TokenScopes.Write, "changeGathering", "Changes a gathering, all of it").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/gatherings/{id:guid}/cancellation", async (Guid id, CancellationBody body, CancelGathering cancel, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await cancel.HandleAsync(new CancelGatheringInput(id, body.Why, body.Scope), viewer, ct)))
            .Operation(TokenScopes.Write, "cancelGathering", "Calls a gathering off").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/gatherings/{id:guid}/registration", async (Guid id, RegistrationBody body, Register register, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await register.HandleAsync(new RegisterInput(id, body.Coming, body.IsListed, body.CountsMeeting, body.Answers), viewer, ct), registered => registered))
            .Operation(TokenScopes.Write, "registerForGathering", "Says whether and how you come").Produces<Registered>();
        api.MapPut("/gatherings/{id:guid}/series/registration", async (Guid id, RegistrationBody body, Register register, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await register.SeriesAsync(new RegisterInput(id, body.Coming, body.IsListed, body.CountsMeeting, body.Answers), viewer, ct), registered => registered))
            .Operation(TokenScopes.Write, "registerForSeries", "Says whether and how you come to all dates of the series that are still to come").Produces<RegisteredForSeries>();
        api.MapPut("/gatherings/{id:guid}/confirmation", async (Guid id, ConfirmComing confirm, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await confirm.HandleAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "confirmComing", "Says that you still come").Produces(StatusCodes.Status204NoContent);
    }
}
