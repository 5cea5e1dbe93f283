using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Ledger;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;

namespace Herberge.Activation.Rounds;

/// <summary>The part of the room's door that belongs to rounds.</summary>
internal static class RoundsDoor
{
    public static void AddRounds(this IServiceCollection services)
    {
        services.AddScoped<WriteProgramme>();
        services.AddScoped<JoinProgramme>();
        services.AddScoped<KeepApart>();
        services.AddScoped<SeeRounds>();
        services.AddScoped<SeeRoundFigures>();
        services.AddScoped<SayMet>();
        services.AddScoped<DropOut>();
        services.AddScoped<DrawRound>();
        services.AddScoped<NudgeGroups>();
        services.AddScoped<CountRounds>();
        services.AddScoped<IOccasionNames, RoundNames>();
        services.AddScoped<INotificationDetails, RoundMailWords>();
        services.AddScoped<IPersonalData, RoundsData>();
        services.AddApiJson(RoundsApiJson.Default);
        services.AddHouseJob<RoundsByTheHour>("0 5 * * * ?");
    }

    public static void MapRounds(this IEndpointRouteBuilder app)
    {
        app.MapRoundsApi();
        app.MapPost("/activation/rounds/{id:guid}/pause", async (Guid id, JoinProgramme join, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await join.PauseAsync(id, pause: true, viewer, ct), ActivationRoom.Address, "said-paused", undoTo: $"/activation/rounds/{id}/resume"));
        app.MapPost("/activation/rounds/{id:guid}/resume", async (Guid id, JoinProgramme join, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await join.PauseAsync(id, pause: false, viewer, ct), ActivationRoom.Address, "said-resumed"));
        app.MapPost("/activation/rounds/{id:guid}/leave", async (Guid id, JoinProgramme join, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await join.LeaveAsync(id, viewer, ct), ActivationRoom.Address, "said-left"));
        app.MapPost("/activation/rounds/{id:guid}/end", async (Guid id, WriteProgramme write, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await write.EndAsync(id, viewer, ct), $"/activation/rounds/{id}/figures", "said-ended"));
        app.MapPost("/activation/groups/{id:guid}/met", async (Guid id, SayMet say, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await say.HandleAsync(id, viewer, ct), ActivationRoom.Address, "said-met", undoTo: $"/activation/groups/{id}/not-met"));
        app.MapPost("/activation/groups/{id:guid}/not-met", async (Guid id, SayMet say, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await say.TakeBackAsync(id, viewer, ct), ActivationRoom.Address, "said-not-met"));
        app.MapPost("/activation/groups/{id:guid}/drop-out", async (Guid id, DropOut drop, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await drop.HandleAsync(id, viewer, ct), ActivationRoom.Address, "said-dropped-out"));
        app.MapPost("/activation/apart/{id:guid}/remove", async (Guid id, KeepApart apart, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await apart.RemoveAsync(id, viewer, ct), "/activation/apart", "said-apart-removed"));
    }
}
