using Herberge.Foundation.Access;
using Herberge.Foundation.Api;
using Herberge.People.Leaving;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Spaces.Incidents;

/// <summary>What the incident log brings into the room.</summary>
internal static class IncidentsDoor
{
    public const string Address = "/incidents";

    public static void AddIncidents(this IServiceCollection services)
    {
        services.AddApiJson(IncidentsApiJson.Default);
        services.AddScoped<SeeIncidents>();
        services.AddScoped<KeepIncidents>();
        services.AddScoped<IPersonalData, IncidentsData>();
        services.AddScoped<INoticeSubjects, IncidentsData>();
    }

    public static void MapIncidents(this IEndpointRouteBuilder app)
    {
        app.MapIncidentsApi();
        app.MapPost($"{Address}/measures/{{id:guid}}", async (Guid id, [FromForm] bool on, KeepIncidents keep, Viewer viewer, Said said, CancellationToken ct) =>
            said.Of(await keep.FinishAsync(id, on, viewer, ct), incident => $"{Address}/{incident}"));
    }
}
