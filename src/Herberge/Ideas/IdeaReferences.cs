using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Spaces.References;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>Ideas everybody of the house may read, where nobody else reads; and those of the space itself.</summary>
internal sealed class IdeaReferences(HouseDb db) : IReferenceSource
{
    private const int Newest = 400;

    public async Task<IReadOnlyList<Reference>> FindAsync(ReferenceQuery query, Viewer viewer, CancellationToken ct)
    {
        var (here, inside) = (query.SpaceId, query.OnlyInsiders);
        var ideas = await db.VisibleThreadsTo(viewer).Where(t => t.Kind == ThreadKind.Idea && t.ArchivedAt == null && (t.SpaceId == here || (inside && t.Space!.Kind == SpaceKind.Open)))
            .OrderByDescending(t => t.LastPostAt).Take(Newest).Select(t => new { t.Id, t.Title }).ToListAsync(ct);
        return [.. ideas.Where(i => (" " + WordForms.Fold(i.Title)).Contains(" " + query.Start, StringComparison.Ordinal)).Take(4).Select(i => Reference.To("idea", i.Title, $"/threads/{i.Id}/idea"))];
    }
}
