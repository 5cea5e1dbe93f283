using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.People.Leaving;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

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
                Guid id, RemoveIntervention remove, Viewer viewer, IStringLocalizer<SilosWords> words, IStringLocalizer<ProblemWords> problems, HttpContext context, CancellationToken ct) =>
            Answer(await remove.HandleAsync(id, viewer, ct), words["intervention-said-removed"], undoTo: $"{ListInterventions.Address}/{id}/restore", problems, context));
        app.MapPost("/silos/interventions/{id:guid}/restore", async (
                Guid id, RemoveIntervention remove, Viewer viewer, IStringLocalizer<SilosWords> words, IStringLocalizer<ProblemWords> problems, HttpContext context, CancellationToken ct) =>
            Answer(await remove.UndoAsync(id, viewer, ct), words["intervention-said-restored"], undoTo: null, problems, context));
    }

    private static IResult Answer(Result<Done> result, string said, string? undoTo, IStringLocalizer<ProblemWords> problems, HttpContext context)
    {
        if (!result.Succeeded) return result.ToHttp(problems);
        Flash.Say(context, said, undoTo);
        context.Response.Headers.Location = ListInterventions.Address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
