using Herberge.Foundation.Access;
using Herberge.People.Leaving;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Ideas.Tables;

/// <summary>The part of the room's door that belongs to the table of ideas.</summary>
internal static class TablesDoor
{
    public const string Address = "/ideas/table";

    public static void AddTables(this IServiceCollection services)
    {
        services.AddScoped<FilteredIdeas>();
        services.AddScoped<ListTable>();
        services.AddScoped<KeepFilters>();
        services.AddScoped<MoveChosen>();
        services.AddScoped<IPersonalData, FiltersData>();
    }

    public static void MapTables(this IEndpointRouteBuilder app)
    {
        app.MapPost("/ideas/table/filters/{id:guid}/remove", async (Guid id, KeepFilters filters, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await filters.RemoveAsync(id, viewer, ct), "/ideas/table/filters", "table-said-removed", undoTo: $"/ideas/table/filters/{id}/restore"));
        app.MapPost("/ideas/table/filters/{id:guid}/restore", async (Guid id, KeepFilters filters, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await filters.RestoreAsync(id, viewer, ct), "/ideas/table/filters", "table-said-restored"));
        app.MapPost("/ideas/table/filters/{id:guid}/name", async (Guid id, [FromForm] string? name, KeepFilters filters, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
            answers.To(await filters.RenameAsync(id, name, viewer, ct), "/ideas/table/filters", "table-said-renamed"));
    }
}
