using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.People.Admin;
using Herberge.Shell;
using Herberge.Spaces.Imports.Runs;
using Herberge.Spaces.Imports.Conversations;
using Microsoft.Extensions.Localization;

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
            Guid id, StartConversationImport imports, Viewer viewer, IStringLocalizer<RunWords> words, IStringLocalizer<ProblemWords> problems, HttpContext context, CancellationToken ct) =>
        {
            var stopped = await imports.StopAsync(id, viewer, ct);
            if (!stopped.Succeeded && stopped.Problem.Kind == ProblemKind.NotFound) return TypedResults.NotFound();
            Flash.Say(context, stopped.Succeeded ? words["said-stopped"] : problems.Sentence(stopped.Problem));
            return Answers.SeeOther($"/admin/import/conversations/{id}");
        });
}
