using Herberge.Foundation.Access;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Loop;
using Herberge.Ideas.Roadmap;
using Herberge.Ideas.Sight;
using Herberge.Shell;

namespace Herberge.Ideas.Outcomes;

/// <summary>The part of the room's door that belongs to decisions and what comes of them.</summary>
internal static class OutcomesDoor
{
    public static void AddOutcomes(this IServiceCollection services)
    {
        services.AddScoped<DecideIdea>();
        services.AddScoped<ReopenIdea>();
        services.AddScoped<SeeDecision>();
        services.AddScoped<PlanIdea>();
        services.AddScoped<Milestones>();
        services.AddScoped<Benefits>();
        services.AddScoped<TellStory>();
        services.AddScoped<SeeOutcome>();
        services.AddScoped<SeeSight>();
        services.AddScoped<SeeRoadmap>();
        services.AddScoped<SeeLoop>();
    }

    public static void MapOutcomes(this IEndpointRouteBuilder app)
    {
        app.MapPost("/ideas/{id:guid}/milestones/{step:guid}/reached", async (Guid id, Guid step, Milestones milestones, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await milestones.ReachAsync(id, step, reached: true, viewer, ct), $"/ideas/{id}/outcome", "said-milestone-reached", undoTo: $"/ideas/{id}/milestones/{step}/open"));
        app.MapPost("/ideas/{id:guid}/milestones/{step:guid}/open", async (Guid id, Guid step, Milestones milestones, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await milestones.ReachAsync(id, step, reached: false, viewer, ct), $"/ideas/{id}/outcome", "said-milestone-open"));
        app.MapPost("/ideas/{id:guid}/milestones/{step:guid}/remove", async (Guid id, Guid step, Milestones milestones, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await milestones.RemoveAsync(id, step, viewer, ct), $"/ideas/{id}/outcome", "said-milestone-removed"));
        app.MapPost("/ideas/{id:guid}/benefits/{benefit:guid}/remove", async (Guid id, Guid benefit, Benefits benefits, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await benefits.RemoveAsync(id, benefit, viewer, ct), $"/ideas/{id}/outcome", "said-benefit-removed"));
    }
}
