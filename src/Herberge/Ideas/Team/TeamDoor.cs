using Herberge.Foundation.Access;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Ideas.Team;

/// <summary>What teams bring into the room.</summary>
internal static class TeamDoor
{
    public static void AddTeams(this IServiceCollection services)
    {
        services.AddScoped<TeamLedger>();
        services.AddScoped<AskToTeam>();
        services.AddScoped<JoinTeam>();
        services.AddScoped<LeaveTeam>();
        services.AddScoped<DescribePart>();
    }

    public static void MapTeams(this IEndpointRouteBuilder app)
    {
        app.MapPost("/ideas/{id:guid}/team/ask", async (Guid id, [FromForm] string? who, AskToTeam ask, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await ask.HandleAsync(new AskToTeamInput(id, who), viewer, ct), $"/ideas/{id}/team", "team-said-asked"));
        app.MapPost("/ideas/{id:guid}/team/help", async (Guid id, JoinTeam join, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await join.JoinAsync(id, viewer, ct), $"/ideas/{id}#team", "team-said-joined", undoTo: $"/ideas/{id}/team/leave"));
        app.MapPost("/ideas/{id:guid}/team/accept", async (Guid id, JoinTeam join, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await join.AcceptAsync(id, viewer, ct), $"/ideas/{id}#team", "team-said-joined"));
        app.MapPost("/ideas/{id:guid}/team/decline", async (Guid id, JoinTeam join, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await join.DeclineAsync(id, viewer, ct), $"/ideas/{id}", "team-said-declined"));
        app.MapPost("/ideas/{id:guid}/team/leave", async (Guid id, LeaveTeam leave, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await leave.HandleAsync(id, viewer.MemberId, viewer, ct), $"/ideas/{id}", "team-said-left"));
        app.MapPost("/ideas/{id:guid}/team/{memberId:guid}/remove", async (Guid id, Guid memberId, LeaveTeam leave, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await leave.HandleAsync(id, memberId, viewer, ct), $"/ideas/{id}/team", "team-said-removed"));
        app.MapPost("/ideas/{id:guid}/team/part", async (Guid id, [FromForm] string? part, DescribePart describe, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await describe.HandleAsync(id, part, viewer, ct), $"/ideas/{id}/team", "team-said-part"));
    }
}
