using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Sight;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

/// <summary>The ideas that answer a need, as far as the viewer may read them, and how far they came.</summary>
internal sealed class AnsweringIdeas(HouseDb db, SeeSight sight)
{
    public async Task<IReadOnlyList<IdeaSight>> HandleAsync(Guid needId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return [];
        return await sight.HandleAsync(await db.NeedIdeas.Where(l => l.NeedId == needId).Select(l => l.IdeaId).ToListAsync(ct), viewer, ct);
    }
}
