using Herberge.Foundation.Access;
using Herberge.People.Admin;
using Herberge.Shell;
using Herberge.Spaces.Imports.Runs;
using Herberge.Spaces.Imports.Conversations;

namespace Herberge.Spaces.Imports;

/// <summary>What imports register.</summary>
internal static class ImportsDoor
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportTies>();
        services.AddScoped<ImportConversations>();
        services.AddScoped<RewriteLinks>();
        services.AddScoped<StartConversationImport>();
        services.AddSingleton<ImportRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportRuns>());
        services.AddScoped<IAdminSectionSource, ImportSections>();
    }

    public static void MapImports(this IEndpointRouteBuilder app) =>
        app.MapPost("/admin/import/conversations/{id:guid}/stop", async (
            Guid id, StartConversationImport imports, Viewer viewer, Answers<RunWords> answers, CancellationToken ct) =>
            answers.To(await imports.StopAsync(id, viewer, ct), $"/admin/import/conversations/{id}", "said-stopped"));
}
