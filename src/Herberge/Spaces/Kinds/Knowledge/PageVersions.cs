using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Knowledge;

/// <param name="Number">1 is the first.</param>
public sealed record PageVersion(int Number, string By, DateTimeOffset At, string Body);

/// <param name="Versions">The newest first.</param>
public sealed record VersionsView(Guid ThreadId, Guid PostId, string Title, string SpaceSlug, string SpaceName, bool MayWrite, IReadOnlyList<PageVersion> Versions);

/// <summary>What a page said before, what changed between two versions, and bringing one back.</summary>
internal sealed class PageVersions(HouseDb db, EditPost edit)
{
    public async Task<VersionsView?> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { Thread.Kind: ThreadKind.Page } standing) return null;
        var post = await db.Posts.AsNoTracking().Where(p => p.ThreadId == threadId && p.Number == 1).FirstAsync(ct);
        var earlier = await db.PostRevisions.AsNoTracking().Where(r => r.PostId == post.Id).OrderBy(r => r.Id).ToListAsync(ct);
        // A revision holds what was replaced, when that was written, and who replaced it: its successor's writer.
        var writers = new List<Guid> { post.AuthorId };
        writers.AddRange(earlier.Select(r => r.EditedBy));
        var names = await db.Set<Member>().AsNoTracking().Where(m => writers.Contains(m.Id)).Select(m => new { m.Id, m.Name }).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        var versions = earlier.Select((r, i) => new PageVersion(i + 1, names[writers[i]], r.At, r.Body))
            .Append(new PageVersion(earlier.Count + 1, names[writers[^1]], post.EditedAt ?? post.CreatedAt, post.Body));
        var mayWrite = standing.Closed is null && (post.AuthorId == viewer.MemberId || await PageRights.MayWriteAsync(db, standing, ct));
        return new VersionsView(threadId, post.Id, standing.Thread.Title, standing.Space.Slug, standing.Space.Name, mayWrite, [.. versions.Reverse()]);
    }

    /// <summary>Writes an earlier version once more; what stood there becomes a version itself, so that nothing is lost.</summary>
    public async Task<Result<PostAdded>> RestoreAsync(Guid threadId, int number, Viewer viewer, CancellationToken ct)
    {
        if (await HandleAsync(threadId, viewer, ct) is not { } view) return Problem.NotFound();
        if (view.Versions.FirstOrDefault(v => v.Number == number) is not { } version) return Problem.NotFound();
        return await edit.HandleAsync(new EditPostInput(view.PostId, version.Body), viewer, ct);
    }
}
