using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Discovery;

/// <param name="Threads">How many of the threads the viewer may read bear it.</param>
public sealed record TagLine(Guid Id, string Name, int Threads, IReadOnlyList<string> Synonyms);

/// <summary>Tags of threads the viewer may read. A tag that stands only where they may not read doesn't exist for them.</summary>
internal sealed class SeeTags(HouseDb db)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<string>> OfThreadAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var visible = db.VisibleThreadsTo(viewer);
        return await db.ThreadTags.AsNoTracking().Where(t => t.ThreadId == threadId && visible.Any(v => v.Id == threadId))
            .Join(db.Tags, t => t.TagId, t => t.Id, (_, tag) => tag.Name).OrderBy(name => name).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<TagLine>> AllAsync(Viewer viewer, CancellationToken ct)
    {
        var used = await db.ThreadTags.AsNoTracking().Join(db.VisibleThreadsTo(viewer), t => t.ThreadId, t => t.Id, (t, _) => t.TagId)
            .GroupBy(id => id).Select(g => new { Id = g.Key, Count = g.Count() }).Join(db.Tags, u => u.Id, t => t.Id, (u, tag) => new { tag.Id, tag.Name, u.Count })
            .OrderByDescending(t => t.Count).Take(Most).ToListAsync(ct);
        var ids = used.Select(t => t.Id).ToList();
        var synonyms = (await db.TagSynonyms.AsNoTracking().Where(s => ids.Contains(s.TagId)).OrderBy(s => s.Name).ToListAsync(ct)).ToLookup(s => s.TagId, s => s.Name);
        return [.. used.OrderBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase).Select(t => new TagLine(t.Id, t.Name, t.Count, [.. synonyms[t.Id]]))];
    }
}
