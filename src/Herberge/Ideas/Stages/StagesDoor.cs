using Herberge.Foundation.Access;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Ideas.Stages;

/// <summary>What stages bring into the room.</summary>
internal static class StagesDoor
{
    public static void AddStages(this IServiceCollection services)
    {
        services.AddScoped<HouseStages>();
        services.AddScoped<MoveIdea>();
    }

    public static void MapStages(this IEndpointRouteBuilder app)
    {
        app.MapPost("/ideas/{id:guid}/moves", async (Guid id, [FromForm] Guid stage, [FromForm] string? reason, MoveIdea move, Viewer viewer, IdeasAnswers answers, CancellationToken ct) =>
            answers.To(await move.HandleAsync(new MoveIdeaInput(id, stage, reason), viewer, ct), $"/ideas/{id}", "stage-said-moved", otherwise: $"/ideas/{id}/move?to={stage}"));
    }

    /// <summary>Gives a new house its first stages.</summary>
    public static Task PrepareIdeasAsync(this IServiceProvider services, CancellationToken ct) => services.GetRequiredService<HouseStages>().PrepareAsync(ct);
}
