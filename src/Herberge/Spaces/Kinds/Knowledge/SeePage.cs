using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Knowledge;

/// <summary>Another thread a page comes from, or a page a thread went into.</summary>
public sealed record LinkedThread(Guid ThreadId, string Title, ThreadKind Kind);

/// <param name="IsDue">The day of review has come.</param>
/// <param name="MayRun">The viewer may hand it on and say that it was reviewed.</param>
/// <param name="Sources">Of what the viewer may read.</param>
public sealed record PageView(
    Guid ThreadId, Guid PostId, string Owner, string OwnerHandle, DateOnly ReviewOn, int ReviewMonths, bool IsDue, bool IsOpen, int Versions,
    DateTimeOffset ChangedAt, string ChangedBy, bool MayWrite, bool MayRun, IReadOnlyList<LinkedThread> Sources);

/// <summary>What belongs to a page beside its text; and the pages a thread went into.</summary>
internal sealed class SeePage(HouseDb db, House house, TimeProvider clock)
{
    private const int MostListed = 200;

    public async Task<PageView?> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { Thread.Kind: ThreadKind.Page } standing) return null;
        var (members, revisions) = (db.Set<Member>(), db.PostRevisions);
        var page = await db.KnowledgePages.AsNoTracking().Where(p => p.ThreadId == threadId)
            .Join(db.Posts.Where(p => p.Number == 1), p => p.ThreadId, p => p.ThreadId, (page, post) => new { Page = page, Post = post })
            .Select(x => new
            {
                x.Page, PostId = x.Post.Id, Owner = members.First(m => m.Id == x.Page.OwnerId), ChangedAt = x.Post.EditedAt ?? x.Post.CreatedAt, x.Post.AuthorId,
                Versions = 1 + revisions.Count(r => r.PostId == x.Post.Id),
                // What was replaced last was replaced by who wrote what stands now.
                By = revisions.Where(r => r.PostId == x.Post.Id).OrderByDescending(r => r.Id).Select(r => (Guid?)r.EditedBy).FirstOrDefault(),
            }).FirstOrDefaultAsync(ct);
        if (page is null) return null;
        var by = page.By ?? page.AuthorId;
        var changer = await members.AsNoTracking().Where(m => m.Id == by).Select(m => m.Name).FirstAsync(ct);
        var sources = db.PageSources;
        var linked = await Linked(db.VisibleThreadsTo(viewer).Where(t => sources.Any(s => s.PageId == threadId && s.ThreadId == t.Id))).ToListAsync(ct);
        var runs = (standing.MayHost || page.Page.OwnerId == viewer.MemberId) && standing.Space.ArchivedAt is null;
        return new PageView(threadId, page.PostId, page.Owner.Name, page.Owner.Handle, page.Page.ReviewOn, page.Page.ReviewMonths,
            page.Page.ReviewOn <= house.DayOf(clock.GetUtcNow()), page.Page.IsOpen, page.Versions, page.ChangedAt, changer,
            standing.Closed is null && (standing.Thread.AuthorId == viewer.MemberId || await PageRights.MayWriteAsync(db, standing, ct)), runs, linked);
    }

    /// <summary>The pages a thread went into, of what the viewer may read.</summary>
    public async Task<IReadOnlyList<LinkedThread>> MadeOfAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var sources = db.PageSources;
        return await Linked(db.VisibleThreadsTo(viewer).Where(t => sources.Any(s => s.ThreadId == threadId && s.PageId == t.Id))).ToListAsync(ct);
    }

    /// <summary>A space's pages by name, for those who may read it.</summary>
    public async Task<IReadOnlyList<LinkedThread>> OfSpaceAsync(Guid spaceId, Viewer viewer, CancellationToken ct) =>
        await db.VisibleThreadsTo(viewer).Where(t => t.SpaceId == spaceId && t.Kind == ThreadKind.Page).OrderBy(t => t.Title).ThenBy(t => t.Id).Take(MostListed)
            .Select(t => new LinkedThread(t.Id, t.Title, t.Kind)).ToListAsync(ct);

    private static IQueryable<LinkedThread> Linked(IQueryable<DiscussionThread> threads) =>
        threads.OrderBy(t => t.CreatedAt).Select(t => new LinkedThread(t.Id, t.Title, t.Kind));
}
