using Herberge.Foundation.Storage;
using Herberge.Spaces.Discovery;

namespace Herberge.Ideas.Talk;

/// <summary>The talk about an idea is found by the idea's own tags.</summary>
internal sealed class IdeaTagsOfThreads(HouseDb db) : IThreadTags
{
    public IQueryable<Guid> TaggedWith(string tag)
    {
        var written = tag.Trim().TrimStart('#').ToLowerInvariant();
        return db.Ideas.Where(i => i.Tags.Any(t => t.Tag == written)).Select(i => i.ThreadId);
    }
}
