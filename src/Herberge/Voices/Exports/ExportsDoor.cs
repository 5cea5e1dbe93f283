using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Herberge.Voices.Refi;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Exports;

/// <summary>The part of the room's door through which its contents leave as files, and codebooks come in.</summary>
internal static class ExportsDoor
{
    public static void AddExports(this IServiceCollection services)
    {
        services.AddScoped<ExportTable>();
        services.AddScoped<ExportProject>();
        services.AddScoped<ExportCodebook>();
        services.AddScoped<ImportCodebook>();
        services.AddSingleton<IDatabaseViews, VoicesViews>();
    }

    public static void MapExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/voices/export/project.qdpx", async ([AsParameters] VoicesQuery query, ExportProject export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
            StreamedFile.Answer(await export.HandleAsync(query.Filter, viewer, ct), problems, ct));
        app.MapGet("/voices/export/codebook.qdc", async (ExportCodebook export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
            StreamedFile.Answer(await export.HandleAsync(viewer, ct), problems, ct));
        app.MapGet("/voices/export/{name}.csv", async (string name, [AsParameters] VoicesQuery query, ExportTable export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
            StreamedFile.Answer(await export.HandleAsync(name, query.Filter, viewer, ct), problems, ct));
    }
}
