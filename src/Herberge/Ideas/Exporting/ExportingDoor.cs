using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Ideas.Tables;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.Exporting;

/// <summary>The part of the room's door through which tables of ideas leave.</summary>
internal static class ExportingDoor
{
    public static void AddExporting(this IServiceCollection services)
    {
        services.AddScoped<IdeaSheet>();
        services.AddScoped<HistorySheet>();
        services.AddScoped<ExportIdeas>();
    }

    public static void MapExporting(this IEndpointRouteBuilder app)
    {
        app.MapGet("/ideas/export/{name}", async (string name, HttpRequest request, ExportIdeas export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
            StreamedFile.Answer(await export.HandleAsync(name, KeepFilters.FilterOf(request.QueryString.Value), viewer, ct), problems, ct));
    }
}
