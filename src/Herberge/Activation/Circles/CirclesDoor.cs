using Herberge.Foundation.Access;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Ledger;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;

namespace Herberge.Activation.Circles;

/// <summary>The part of the room's door that belongs to circles.</summary>
internal static class CirclesDoor
{
    public const string Address = "/activation/circles";

    public static void AddCircles(this IServiceCollection services)
    {
        services.AddScoped<WriteSeason>();
        services.AddScoped<JoinSeason>();
        services.AddScoped<LeaveSeason>();
        services.AddScoped<DrawCircles>();
        services.AddScoped<MendCircles>();
        services.AddScoped<AnswerMove>();
        services.AddScoped<TickWeek>();
        services.AddScoped<KeepNote>();
        services.AddScoped<ShapeCircle>();
        services.AddScoped<SeeSeasons>();
        services.AddScoped<SeeCircle>();
        services.AddScoped<RunSeason>();
        services.AddScoped<RemindCircles>();
        services.AddScoped<CloseSeasons>();
        services.AddScoped<IOccasionNames, CircleNames>();
        services.AddScoped<INoticeSubjects, CircleNames>();
        services.AddScoped<IPersonalData, CirclesData>();
        services.AddHouseJob<CirclesByTheHour>("0 25 * * * ?");
    }

    public static void MapCircles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/activation/circles/{id:guid}/draw", async (Guid id, DrawCircles draw, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await draw.HandleAsync(id, viewer, ct), $"{Address}/{id}/run", "circle-said-drawn"));
        app.MapPost("/activation/circles/{id:guid}/mend/{edition}", async (Guid id, string edition, MendCircles mend, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await mend.HandleAsync(id, edition, viewer, ct), $"{Address}/{id}/run", "circle-said-mended"));
        app.MapPost("/activation/circles/{id:guid}/leave", async (Guid id, LeaveReason? reason, LeaveSeason leave, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await leave.HandleAsync(id, reason ?? LeaveReason.None, viewer, ct), Address, "circle-said-left"));
        app.MapPost("/activation/circles/in/{id:guid}/weeks/{week:int}/met", async (Guid id, int week, TickWeek tick, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await tick.HandleAsync(id, week, viewer, ct), $"{Address}/in/{id}", "said-met", undoTo: $"{Address}/in/{id}/weeks/{week}/not-met"));
        app.MapPost("/activation/circles/in/{id:guid}/weeks/{week:int}/not-met", async (Guid id, int week, TickWeek tick, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await tick.TakeBackAsync(id, week, viewer, ct), $"{Address}/in/{id}", "said-not-met"));
        app.MapPost("/activation/circles/in/{id:guid}/stay", async (Guid id, AnswerMove answer, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await answer.StayAsync(id, viewer, ct), $"{Address}/in/{id}", "circle-said-stay"));
        app.MapPost("/activation/circles/in/{id:guid}/decline", async (Guid id, AnswerMove answer, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
        {
            var declined = await answer.DeclineAsync(id, viewer, ct);
            return answers.To(declined, declined.Succeeded && declined.Value != Guid.Empty ? $"{Address}/in/{declined.Value}" : Address, declined.Succeeded && declined.Value != Guid.Empty ? "circle-said-back" : "circle-said-waiting");
        });
    }
}
