using System.ComponentModel;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Files;
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
        app.MapGet("/ideas/export/{name}", ExportAsync);
        app.MapApi("Ideas").MapGet("/ideas/export/{name}", ExportAsync)
            .Operation(TokenScopes.Read, "exportIdeas", "What a filter leaves of the ideas as ideas.xlsx or ideas.csv, or the history of their moves and decisions as history.csv")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<IResult> ExportAsync(
        [Description("ideas.xlsx, ideas.csv or history.csv")] string name, [AsParameters] IdeasQuery query, ExportIdeas export, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
        StreamedFile.Answer(await export.HandleAsync(name, query.Filter, viewer, ct), problems, ct);
}
