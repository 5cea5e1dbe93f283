using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Admin.Export;

/// <summary>What exporting the house registers, and its buttons.</summary>
internal static class ExportDoor
{
    public static void AddExport(this IServiceCollection services)
    {
        services.AddScoped<TakeExport>();
        services.AddSingleton<ExportRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<ExportRuns>());
        services.AddScoped<IAdminSectionSource, ExportSections>();
    }

    public static void MapExport(this IEndpointRouteBuilder app)
    {
        app.MapPost("/admin/export/stop", (TakeExport take, Viewer viewer, Answers<AdminWords> answers) =>
            answers.To(take.Stop(viewer), "/admin/export", "said-export-stopped"));
        app.MapPost("/admin/export/remove", (TakeExport take, Viewer viewer, Answers<AdminWords> answers) =>
            answers.To(take.Remove(viewer), "/admin/export", "said-export-removed"));
        app.MapGet("/admin/export/house.zip", async (TakeExport take, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
            StreamedFile.Answer(await take.FetchAsync(viewer, ct), problems, ct));
    }
}

internal sealed class ExportSections(IStringLocalizer<ExportWords> words) : IAdminSectionSource
{
    public IEnumerable<AdminSection> Sections() => [new(70, "/admin/export", words["title"], "package-export")];
}

/// <summary>Marker of the words about exporting the house.</summary>
internal sealed class ExportWords;
