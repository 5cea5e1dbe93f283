using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.People.Leaving;
using Herberge.Spaces.Writing.Api;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Spaces.Writing;

/// <summary>What writing for later, templates and task lists bring into the room.</summary>
internal static class WritingDoor
{
    public static void AddWriting(this IServiceCollection services)
    {
        services.AddScoped<ScheduleThread>();
        services.AddScoped<PublishScheduled>();
        services.AddScoped<KeepTemplates>();
        services.AddScoped<TickTask>();
        services.AddScoped<IPersonalData, WritingData>();
        services.AddHouseJob<PublishScheduledOften>("0 * * * * ?");
        services.AddApiJson(WritingJson.Default);
    }

    public static void MapWriting(this IEndpointRouteBuilder app)
    {
        app.MapPost("/scheduled/{id:guid}/cancel", async (Guid id, ScheduleThread schedule, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await schedule.CancelAsync(id, viewer, ct), slug => $"/spaces/{slug}/scheduled"));
        app.MapPost("/spaces/{slug}/templates/{id:guid}/remove", async (string slug, Guid id, KeepTemplates templates, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await templates.RemoveAsync(slug, id, viewer, ct), _ => $"/spaces/{slug}/templates"));
        app.MapPost("/posts/{id:guid}/tasks/{number:int}", async (Guid id, int number, [FromForm] bool on, TickTask tick, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await tick.HandleAsync(new TickTaskInput(id, number, on), viewer, ct), _ => $"/posts/{id}/tasks"));
        app.MapWritingApi();
    }
}
