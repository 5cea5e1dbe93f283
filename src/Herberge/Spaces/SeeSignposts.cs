using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>A thread of another space that a signpost leads to.</summary>
public sealed record Signpost(Guid ThreadId, string Title, string SpaceName, int SpaceHue);

/// <summary>The thread this one points to, and those that point here; only what the viewer may read.</summary>
public sealed record Signposts(Signpost? Source, IReadOnlyList<Signpost> PassedOn)
{
    public static Signposts None { get; } = new(null, []);
}

/// <summary>Where a thread was passed on to, and from where.</summary>
internal sealed class SeeSignposts(HouseDb db)
{
    private const int Most = 10;

    public async Task<Signposts> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var threads = db.Threads;
        var found = await db.VisibleThreadsTo(viewer)
            .Where(t => t.SourceId == threadId || threads.Any(own => own.Id == threadId && own.SourceId == t.Id))
            .OrderByDescending(t => t.Id).Take(Most)
            .Select(t => new { Post = new Signpost(t.Id, t.Title, t.Space!.Name, t.Space.Hue), LeadsHere = t.SourceId == threadId }).ToListAsync(ct);
        return new Signposts(found.Find(t => !t.LeadsHere)?.Post, [.. found.Where(t => t.LeadsHere).Select(t => t.Post)]);
    }
}
