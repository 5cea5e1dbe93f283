using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Gatherings.Sessions;

/// <summary>The part of the room's door that belongs to sessions and their plan.</summary>
internal static class SessionsDoor
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddScoped<SeeSessions>();
        services.AddScoped<ProposeSession>();
        services.AddScoped<WishForSession>();
        services.AddScoped<ReleaseInterest>();
        services.AddScoped<WriteGrid>();
        services.AddScoped<ProposePlan>();
        services.AddScoped<PlaceSession>();
        services.AddScoped<PublishPlan>();
        services.AddScoped<StartNotes>();
    }

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/gatherings/{id:guid}/sessions/{session:guid}/wish", async (Guid id, Guid session, [FromForm] bool wants, WishForSession wish, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(await wish.HandleAsync(id, session, wants, viewer, ct), $"/gatherings/{id}/sessions#s-{session}", now => now ? "said-wished" : "said-unwished"));
        app.MapPost("/gatherings/{id:guid}/sessions/{session:guid}/withdraw", async (Guid id, Guid session, ProposeSession propose, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(await propose.WithdrawAsync(id, session, viewer, ct), $"/gatherings/{id}/sessions", "said-session-withdrawn"));
        app.MapPost("/gatherings/{id:guid}/sessions/{session:guid}/notes", async (Guid id, Guid session, StartNotes start, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
        {
            var started = await start.HandleAsync(id, session, viewer, ct);
            return answers.To(started, started.Value ?? $"/gatherings/{id}/sessions/{session}", "said-notes");
        });
        app.MapPost("/gatherings/{id:guid}/sessions/{session:guid}/idea", async (Guid id, Guid session, StartNotes start, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
        {
            var idea = await start.IdeaAsync(id, session, viewer, ct);
            return answers.To(idea, idea.Value ?? $"/gatherings/{id}/sessions/{session}");
        });
        app.MapPost("/gatherings/{id:guid}/plan/propose", async (Guid id, ProposePlan propose, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(await propose.HandleAsync(id, viewer, ct), $"/gatherings/{id}/plan/edit", "said-plan-proposed"));
        app.MapPost("/gatherings/{id:guid}/plan/place", async (Guid id, [FromForm] Guid session, [FromForm] string? place, PlaceSession put, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(ReadPlace(place) is { } at ? await put.HandleAsync(id, new PlaceSessionInput(session, at.Slot, at.Room), viewer, ct) : Problem.Conflict("plan-cell"), $"/gatherings/{id}/plan/edit", "said-placed"));
        app.MapPost("/gatherings/{id:guid}/plan/publish", async (Guid id, [FromForm] bool shown, PublishPlan publish, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(await publish.HandleAsync(id, shown, viewer, ct), $"/gatherings/{id}/plan/edit", _ => shown ? "said-plan-published" : "said-plan-hidden"));
    }

    /// <summary>“SLOT:ROOM” of a form; nothing for out of the plan, and null for what is neither.</summary>
    private static (Guid? Slot, Guid? Room)? ReadPlace(string? place)
    {
        if (string.IsNullOrEmpty(place)) return (null, null);
        var parts = place.Split(':');
        return parts.Length == 2 && Guid.TryParse(parts[0], out var slot) && Guid.TryParse(parts[1], out var room) ? (slot, room) : null;
    }
}
