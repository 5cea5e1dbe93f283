using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;

namespace Herberge.Spaces.Incidents;

/// <summary>The incident log by token, for the community team; empty for everybody else.</summary>
internal static class IncidentsApi
{
    private const string Over = "incidents-over";

    public static void MapIncidentsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Incidents");
        api.MapGet("/incidents", async (string? after, SeeIncidents see, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                var place = Cursor.Open(Over, after);
                if (!place.Succeeded) return reply.Refuse(place.Problem);
                if (!int.TryParse(place.Value.Key ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var page)) return reply.Refuse(Problem.Invalid(nameof(after), "cursor-unknown"));
                var found = await see.HandleAsync(page, viewer, ct);
                return TypedResults.Ok(new IncidentsAnswer(page == 0 ? found.Going : [], found.Over, Cursor.Wrap(Over, found.More ? (page + 1).ToString(CultureInfo.InvariantCulture) : null)));
            })
            .Operation(TokenScopes.Read, "listIncidents", "What burns, the heaviest first, and what is over").Produces<IncidentsAnswer>();
        api.MapGet("/incidents/{id:guid}", async (Guid id, SeeIncidents see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await see.FindAsync(id, viewer, ct), IncidentAnswer.Of))
            .Operation(TokenScopes.Read, "readIncident", "An incident and its timeline").Produces<IncidentAnswer>();
        api.MapPost("/incidents", async (OpenIncidentInput body, KeepIncidents keep, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await keep.OpenAsync(body, viewer, ct), id => $"/incidents/{id}", id => new IncidentOpened(id)))
            .Operation(TokenScopes.Write, "openIncident", "Opens an incident").Produces<IncidentOpened>(StatusCodes.Status201Created);
        api.MapPut("/incidents/{id:guid}", async (Guid id, ChangeIncidentInput body, KeepIncidents keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.ChangeAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "changeIncident", "Changes where it stands, who decides, what everybody answers; each change is a line of the timeline").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/incidents/{id:guid}/lines", async (Guid id, IncidentLineInput body, KeepIncidents keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.AddAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "addIncidentLine", "Adds a note, a statement or a measure").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/incidents/lines/{id:guid}/done", async ([Description("Id of the measure")] Guid id, KeepIncidents keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.FinishAsync(id, true, viewer, ct)))
            .Operation(TokenScopes.Write, "finishMeasure", "A measure is done").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/incidents/lines/{id:guid}/done", async ([Description("Id of the measure")] Guid id, KeepIncidents keep, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await keep.FinishAsync(id, false, viewer, ct)))
            .Operation(TokenScopes.Write, "reopenMeasure", "A measure is not done after all").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>What was opened.</summary>
public sealed record IncidentOpened(Guid Id);

/// <summary>The incident log.</summary>
/// <param name="Going">All that aren't over; on the first page only.</param>
/// <param name="Items">Those over, the latest first.</param>
public sealed record IncidentsAnswer(IReadOnlyList<IncidentCard> Going, IReadOnlyList<IncidentCard> Items, string? Next);

/// <summary>An incident.</summary>
/// <param name="Version">A change begins from it.</param>
/// <param name="Lines">The newest first.</param>
public sealed record IncidentAnswer(
    Guid Id, string Title, string Place, IncidentWeight Weight, IncidentState State, Guid OwnerId, string Owner, DateTimeOffset BeganAt, DateTimeOffset? ClosedAt, string HoldingText, string Review, int Version, IReadOnlyList<IncidentLineView> Lines)
{
    internal static IncidentAnswer Of(IncidentView view) => new(
        view.Incident.Id, view.Incident.Title, view.Incident.Place, view.Incident.Weight, view.Incident.State, view.Incident.OwnerId, view.Owner, view.Incident.BeganAt, view.Incident.ClosedAt, view.Incident.HoldingText, view.Incident.Review,
        view.Incident.Version, view.Lines);
}

[JsonSerializable(typeof(IncidentsAnswer))]
[JsonSerializable(typeof(IncidentAnswer))]
[JsonSerializable(typeof(OpenIncidentInput))]
[JsonSerializable(typeof(IncidentOpened))]
[JsonSerializable(typeof(ChangeIncidentInput))]
[JsonSerializable(typeof(IncidentLineInput))]
internal sealed partial class IncidentsApiJson : JsonSerializerContext;
