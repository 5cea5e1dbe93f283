using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.People.Leaving;
using Herberge.Shell;

namespace Herberge.Activation.Initiatives;

/// <summary>The part of the room's door that belongs to initiatives.</summary>
internal static class InitiativesDoor
{
    public const string Address = "/activation/initiatives";

    public static void AddInitiatives(this IServiceCollection services)
    {
        services.AddScoped<WriteInitiative>();
        services.AddScoped<TakePart>();
        services.AddScoped<InitiativeCards>();
        services.AddScoped<ListInitiatives>();
        services.AddScoped<SeeInitiative>();
        services.AddSingleton<InitiativeMemory>();
        services.AddScoped<FindSimilarInitiatives>();
        services.AddScoped<IPersonalData, InitiativesData>();
        services.AddApiJson(InitiativesApiJson.Default);
    }

    public static void MapInitiatives(this IEndpointRouteBuilder app)
    {
        app.MapInitiativesApi();
        app.MapPost($"{Address}/{{id:guid}}/join", async (Guid id, TakePart part, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await part.JoinAsync(id, viewer, ct), $"{Address}/{id}", "initiative-said-joined", undoTo: $"{Address}/{id}/leave"));
        app.MapPost($"{Address}/{{id:guid}}/leave", async (Guid id, TakePart part, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await part.LeaveAsync(id, viewer, ct), $"{Address}/{id}", "initiative-said-left", undoTo: $"{Address}/{id}/join"));
        app.MapPost($"{Address}/{{id:guid}}/space", async (Guid id, TakePart part, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
        {
            var opened = await part.OpenSpaceAsync(id, viewer, ct);
            return answers.To(opened, opened.Succeeded ? opened.Value : $"{Address}/{id}", "initiative-said-space");
        });
        app.MapPost($"{Address}/{{id:guid}}/remove", async (Guid id, WriteInitiative write, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await write.RemoveAsync(id, viewer, ct), Address, "initiative-said-removed", undoTo: $"{Address}/{id}/restore"));
        app.MapPost($"{Address}/{{id:guid}}/restore", async (Guid id, WriteInitiative write, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await write.RestoreAsync(id, viewer, ct), $"{Address}/{id}", "initiative-said-restored"));
    }
}
