using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Spaces.Writing.Api;

/// <param name="Body">Markdown.</param>
/// <param name="UnpublishAt">When it is taken out again; never when left out.</param>
public sealed record ScheduleBody(
    string? Title, string? Body, DateTimeOffset? PublishAt, DateTimeOffset? UnpublishAt = null, ThreadKind Kind = ThreadKind.Discussion, bool AsksToAcknowledge = false);

public sealed record Planned(Guid Id);

/// <param name="IsDone">Whether the task is ticked.</param>
public sealed record TickBody(bool IsDone);

[JsonSerializable(typeof(ScheduleBody))]
[JsonSerializable(typeof(Planned))]
[JsonSerializable(typeof(Page<ScheduledLine>))]
[JsonSerializable(typeof(TemplateInput))]
[JsonSerializable(typeof(Page<TemplateView>))]
[JsonSerializable(typeof(TickBody))]
internal sealed partial class WritingJson : JsonSerializerContext;

/// <summary>Posts for later, templates and task lists.</summary>
internal static class WritingApi
{
    public static void MapWritingApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Writing");
        api.MapGet("/spaces/{slug}/scheduled", ListAsync).Operation(TokenScopes.Read, "listScheduled", "What you planned in a space; as a host, all of it").Produces<Page<ScheduledLine>>();
        api.MapPost("/spaces/{slug}/scheduled", PlanAsync).Operation(TokenScopes.Write, "scheduleThread", "Writes a conversation that is opened later").Produces<Planned>(StatusCodes.Status201Created);
        api.MapDelete("/scheduled/{id:guid}", async (Guid id, ScheduleThread schedule, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await schedule.CancelAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "cancelScheduled", "Takes a plan back; your own, any as a host").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/spaces/{slug}/templates", TemplatesAsync).Operation(TokenScopes.Read, "listTemplates", "Templates of a space").Produces<Page<TemplateView>>();
        api.MapPost("/spaces/{slug}/templates", async (string slug, TemplateInput body, KeepTemplates templates, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await templates.AddAsync(slug, body, viewer, ct), _ => $"/spaces/{slug}/templates", id => new Planned(id)))
            .Operation(TokenScopes.Write, "addTemplate", "Writes a template; for hosts").Produces<Planned>(StatusCodes.Status201Created);
        api.MapDelete("/spaces/{slug}/templates/{id:guid}", async (string slug, Guid id, KeepTemplates templates, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await templates.RemoveAsync(slug, id, viewer, ct)))
            .Operation(TokenScopes.Write, "removeTemplate", "Removes a template; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/posts/{id:guid}/tasks/{number:int}", async (Guid id, [System.ComponentModel.Description("Which of the post's tasks, counted from 1")] int number, TickBody body, TickTask tick, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await tick.HandleAsync(new TickTaskInput(id, number, body.IsDone), viewer, ct)))
            .Operation(TokenScopes.Write, "tickTask", "Ticks a task of a list, or takes the tick away; by who may edit the post").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(string slug, ReadSpace spaces, ScheduleThread schedule, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var space = await spaces.HandleAsync(slug, viewer, ct);
        if (!space.Succeeded) return reply.Refuse(space.Problem);
        return TypedResults.Ok(new Page<ScheduledLine>(await schedule.ListAsync(space.Value.Standing, viewer, ct), null));
    }

    private static async Task<IResult> PlanAsync(string slug, ScheduleBody body, ReadSpace spaces, ScheduleThread schedule, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var space = await spaces.InsideAsync(slug, viewer, ct);
        if (!space.Succeeded) return reply.Refuse(space.Problem);
        var input = new ScheduleInput(space.Value.Id, body.Kind, body.Title ?? "", body.Body ?? "", body.PublishAt, body.UnpublishAt, body.AsksToAcknowledge);
        return reply.Created(await schedule.HandleAsync(input, viewer, ct), id => $"/scheduled/{id}", id => new Planned(id));
    }

    private static async Task<IResult> TemplatesAsync(string slug, ReadSpace spaces, KeepTemplates templates, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var space = await spaces.InsideAsync(slug, viewer, ct);
        if (!space.Succeeded) return reply.Refuse(space.Problem);
        return TypedResults.Ok(new Page<TemplateView>(await templates.ListAsync(space.Value.Id, viewer, ct), null));
    }
}
