using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Shell;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Merging;

/// <summary>What merging brings into the room.</summary>
internal static class MergingDoor
{
    public static void AddMerging(this IServiceCollection services)
    {
        services.AddScoped<MergeIdeas>();
        services.AddScoped<SeeMerges>();
        services.AddScoped<ShownSupportOfMerges>();
    }

    public static void MapMerging(this IEndpointRouteBuilder app)
    {
        app.MapPost("/ideas/merges/{id:guid}/undo", async (Guid id, HouseDb db, MergeIdeas merge, Viewer viewer, Answers<IdeasWords> answers, CancellationToken ct) =>
        {
            var into = await db.IdeaMerges.AsNoTracking().Where(m => m.Id == id).Select(m => m.IntoId).FirstOrDefaultAsync(ct);
            return answers.To(await merge.UndoAsync(id, viewer, ct), $"/ideas/{into}", "merge-said-undone");
        });
    }
}
