using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.People.Leaving;
using Herberge.Shell;

namespace Herberge.Silos.Interventions;

/// <summary>The part of the room's door that belongs to interventions.</summary>
internal static class InterventionsDoor
{
    public static void AddInterventions(this IServiceCollection services)
    {
        services.AddSingleton<KeptInterventions>();
        services.AddScoped<ReadParticipants>();
        services.AddScoped<EnterIntervention>();
        services.AddScoped<OfferedOccasions>();
        services.AddScoped<ChangeIntervention>();
        services.AddScoped<RemoveIntervention>();
        services.AddScoped<ListInterventions>();
        services.AddScoped<SeeIntervention>();
        services.AddScoped<StudyIntervention>();
        services.AddScoped<ReleaseEffects>();
        services.AddScoped<IPersonalData, InterventionsData>();
        services.AddApiJson(InterventionsApiJson.Default);
        services.AddHouseJob<ReleaseEffects>("0 30 2 * * ?");
    }

    public static void MapInterventions(this IEndpointRouteBuilder app)
    {
        app.MapInterventionsApi();
        app.MapPost("/silos/interventions/{id:guid}/remove", async (
                Guid id, RemoveIntervention remove, Viewer viewer, Answers<SilosWords> answers, CancellationToken ct) =>
            answers.To(await remove.HandleAsync(id, viewer, ct), ListInterventions.Address, "intervention-said-removed", undoTo: $"{ListInterventions.Address}/{id}/restore"));
        app.MapPost("/silos/interventions/{id:guid}/restore", async (
                Guid id, RemoveIntervention remove, Viewer viewer, Answers<SilosWords> answers, CancellationToken ct) =>
            answers.To(await remove.UndoAsync(id, viewer, ct), ListInterventions.Address, "intervention-said-restored"));
    }
}
