using Herberge.Foundation.Access;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Ideas.Stages;

/// <summary>What stages bring into the room.</summary>
internal static class StagesDoor
{
    private const string Page = "/ideas/stages";

    public static void AddStages(this IServiceCollection services)
    {
        services.AddScoped<HouseStages>();
        services.AddScoped<MoveIdea>();
        services.AddScoped<MoveManyIdeas>();
        services.AddScoped<EditStages>();
        services.AddScoped<SeeStages>();
    }

    public static void MapStages(this IEndpointRouteBuilder app)
    {
        app.MapPost("/ideas/{id:guid}/moves", async (Guid id, [FromForm] Guid stage, [FromForm] string? reason, MoveIdea move, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await move.HandleAsync(new MoveIdeaInput(id, stage, reason), viewer, ct), $"/ideas/{id}", "stage-said-moved", otherwise: $"/ideas/{id}/move?to={stage}"));
        app.MapPost("/ideas/stages/{id:guid}/up", async (Guid id, EditStages edit, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await edit.ShiftAsync(id, up: true, viewer, ct), Page));
        app.MapPost("/ideas/stages/{id:guid}/down", async (Guid id, EditStages edit, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await edit.ShiftAsync(id, up: false, viewer, ct), Page));
        app.MapPost("/ideas/stages/{id:guid}/retire", async (Guid id, EditStages edit, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await edit.RetireAsync(id, on: true, viewer, ct), Page, "stage-said-retired", undoTo: $"{Page}/{id}/restore"));
        app.MapPost("/ideas/stages/{id:guid}/restore", async (Guid id, EditStages edit, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await edit.RetireAsync(id, on: false, viewer, ct), Page, "stage-said-restored"));
    }

    /// <summary>Gives a new house its first stages.</summary>
    public static Task PrepareIdeasAsync(this IServiceProvider services, CancellationToken ct) => services.GetRequiredService<HouseStages>().PrepareAsync(ct);
}
