using Herberge.Foundation.Access;
using Herberge.Shell;

namespace Herberge.Gatherings.After;

/// <summary>The part of the room's door that belongs to what comes after a gathering.</summary>
internal static class AfterDoor
{
    public static void AddAfter(this IServiceCollection services)
    {
        services.AddScoped<SeeAfter>();
        services.AddScoped<WriteFollowUp>();
        services.AddScoped<GiveFeedback>();
    }

    public static void MapAfter(this IEndpointRouteBuilder app) =>
        app.MapPost("/gatherings/{id:guid}/after/thread", async (Guid id, WriteFollowUp write, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
        {
            var started = await write.DiscussAsync(id, viewer, ct);
            return answers.To(started, started.Value ?? $"/gatherings/{id}/after", "said-after-thread");
        });
}
