using Herberge.Foundation.Access;
using Herberge.Ideas.Support;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Ideas.Voting;

/// <summary>The part of the room's door that belongs to votes.</summary>
internal static class VotingDoor
{
    public static void AddVoting(this IServiceCollection services)
    {
        services.AddScoped<SupportIdea>();
        services.AddScoped<CountSupport>();
        services.AddScoped<ReleaseSupport>();
        services.AddScoped<SeeSupport>();
        services.AddScoped<WriteAssumption>();
        services.AddScoped<SayOpinion>();
        services.AddScoped<SeeAssumptions>();
    }

    public static void MapVoting(this IEndpointRouteBuilder app)
    {
        app.MapPost("/ideas/{id:guid}/support", async (Guid id, [FromQuery] int count, [FromQuery] string? from, SupportIdea support, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await support.HandleAsync(new SupportIdeaInput(id, count), viewer, ct), from ?? $"/ideas/{id}"));
        app.MapPost("/ideas/{id:guid}/assumptions", async (Guid id, [FromForm] string? text, WriteAssumption write, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await write.AddAsync(id, text, viewer, ct), Assumptions(id)));
        app.MapPost("/ideas/{id:guid}/assumptions/{assumption:guid}/remove", async (Guid id, Guid assumption, WriteAssumption write, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await write.RemoveAsync(id, assumption, viewer, ct), Assumptions(id)));
        app.MapPost("/ideas/{id:guid}/assumptions/{assumption:guid}/opinion", async (Guid id, Guid assumption, [FromQuery] string? stance, SayOpinion say, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await say.HandleAsync(id, assumption, StanceOf(stance), viewer, ct), Assumptions(id)));
    }

    private static string Assumptions(Guid id) => $"/ideas/{id}#assumptions";

    private static Stance? StanceOf(string? word) => word switch { "agree" => Stance.Agree, "disagree" => Stance.Disagree, "pass" => Stance.Pass, _ => null };
}
