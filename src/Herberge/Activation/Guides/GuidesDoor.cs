using Herberge.Foundation.Access;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;

namespace Herberge.Activation.Guides;

/// <summary>The part of the room's door that belongs to ambassadors and guides.</summary>
internal static class GuidesDoor
{
    public const string Address = "/activation/guides";

    public static void AddGuides(this IServiceCollection services)
    {
        services.AddSingleton<GuidesNow>();
        services.AddScoped<WriteGuideGroup>();
        services.AddScoped<WriteOnboarding>();
        services.AddScoped<WriteWave>();
        services.AddScoped<EndWave>();
        services.AddScoped<WriteGuideTask>();
        services.AddScoped<AskGuides>();
        services.AddScoped<AnswerGuides>();
        services.AddScoped<CallForHelp>();
        services.AddScoped<TickThing>();
        services.AddScoped<SeeGuides>();
        services.AddScoped<INoticeSubjects, GuideNames>();
        services.AddScoped<IComingUp, ComingGuides>();
        services.AddScoped<IPersonalData, GuidesData>();
    }

    public static void MapGuides(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup($"{Address}/{{id:guid}}");
        group.MapPost("/end", async (Guid id, WriteGuideGroup write, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await write.EndAsync(id, end: true, viewer, ct), $"{Address}/{id}", "guides-said-ended", undoTo: $"{Address}/{id}/reopen"));
        group.MapPost("/reopen", async (Guid id, WriteGuideGroup write, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await write.EndAsync(id, end: false, viewer, ct), $"{Address}/{id}", "guides-said-reopened"));
        group.MapPost("/yes", async (Guid id, AnswerGuides answer, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await answer.YesAsync(id, viewer, ct), $"{Address}/{id}", "guides-said-yes"));
        group.MapPost("/no", async (Guid id, AnswerGuides answer, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await answer.NoAsync(id, viewer, ct), Address, "guides-said-no", undoTo: $"{Address}/{id}/back"));
        group.MapPost("/leave", async (Guid id, AnswerGuides answer, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await answer.LeaveAsync(id, viewer, ct), Address, "guides-said-left", undoTo: $"{Address}/{id}/back"));
        group.MapPost("/back", async (Guid id, AnswerGuides answer, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await answer.TakeBackAsync(id, viewer, ct), $"{Address}/{id}", "guides-said-back", otherwise: Address));
        group.MapPost("/help", async (Guid id, CallForHelp help, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await help.HandleAsync(id, viewer, ct), $"{Address}/{id}", "guides-said-help", undoTo: $"{Address}/{id}/help/settled"));
        group.MapPost("/help/settled", async (Guid id, CallForHelp help, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await help.SettleAsync(id, viewer.MemberId, viewer, ct), $"{Address}/{id}", "guides-said-settled"));
        group.MapPost("/help/{memberId:guid}/settled", async (Guid id, Guid memberId, CallForHelp help, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await help.SettleAsync(id, memberId, viewer, ct), $"{Address}/{id}", "guides-said-settled"));
        group.MapPost("/things/{thing:guid}/done", async (Guid id, Guid thing, TickThing tick, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await tick.HandleAsync(id, thing, done: true, viewer, ct), $"{Address}/{id}", "guides-said-done", undoTo: $"{Address}/{id}/things/{thing}/open"));
        group.MapPost("/things/{thing:guid}/open", async (Guid id, Guid thing, TickThing tick, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await tick.HandleAsync(id, thing, done: false, viewer, ct), $"{Address}/{id}", "guides-said-open"));
        group.MapPost("/waves/{wave:guid}/remove", async (Guid id, Guid wave, WriteWave write, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await write.RemoveAsync(id, wave, viewer, ct), $"{Address}/{id}", "guides-said-wave-removed"));
        group.MapPost("/tasks/{task:guid}/remove", async (Guid id, Guid task, WriteGuideTask write, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await write.RemoveAsync(id, task, viewer, ct), $"{Address}/{id}", "guides-said-task-removed"));
    }
}
