using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Threads;

/// <param name="Other">Title of the other thread, or name of the space it came from.</param>
public sealed record RearrangementView(Guid Id, RearrangementKind Kind, string Other, DateTimeOffset At, bool Undone);

/// <param name="Posts">Those that may be split off: all that stand but the first.</param>
public sealed record ArrangeOffer(
    Guid Id, string Title, string SpaceSlug, string SpaceName, bool Archived, bool Locked, int SlowSeconds, bool OfIdea,
    IReadOnlyList<ArrangePost> Posts, IReadOnlyList<ArrangePlace> Spaces, IReadOnlyList<ArrangeThread> Threads, IReadOnlyList<RearrangementView> Done);

public sealed record ArrangePost(int Number, string Author, string Start);

/// <param name="Wider">More people read there than here.</param>
public sealed record ArrangePlace(string Slug, string Name, bool Wider);

public sealed record ArrangeThread(Guid Id, string Title);

/// <summary>What a moderator may do with a thread, and what was done.</summary>
internal sealed class SeeRearrangements(HouseDb db)
{
    private const int Most = 200;
    private const int Start = 90;

    /// <summary>Null for a hidden thread; an offer of nothing for those who don't moderate it.</summary>
    public async Task<(ThreadStanding Standing, ArrangeOffer? Offer)?> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing) return null;
        if (!standing.MayHost) return (standing, null);
        var (thread, space) = (standing.Thread, standing.Space);
        var spaceId = space.Id;
        var posts = await (
            from p in db.Posts.AsNoTracking()
            where p.ThreadId == threadId && p.Number > 1 && p.DeletedAt == null
            join m in db.Set<Herberge.People.Member>() on p.AuthorId equals m.Id
            orderby p.Number
            select new { p.Number, m.Name, p.Body }).Take(Most).ToListAsync(ct);
        var places = await db.ReadableSpacesTo(viewer).Where(s => s.Id != spaceId && s.ArchivedAt == null).OrderBy(s => s.Name).Take(Most).ToListAsync(ct);
        var moderated = db.ModeratedSpacesTo(viewer);
        var others = await db.VisibleThreadsTo(viewer).Where(t => t.Id != threadId && t.SpaceId == spaceId && t.Kind != ThreadKind.Idea && t.ArchivedAt == null)
            .OrderByDescending(t => t.LastPostAt).Take(Most / 2).Select(t => new ArrangeThread(t.Id, t.Title)).ToListAsync(ct);
        var done = await (
            from r in db.Rearrangements.AsNoTracking()
            where r.ThreadId == threadId || r.OtherId == threadId
            where moderated.Any(s => s.Id == r.FromSpaceId)
            orderby r.Id descending
            select new RearrangementView(r.Id, r.Kind,
                r.Kind == RearrangementKind.Move ? db.Set<Space>().Where(s => s.Id == r.FromSpaceId).Select(s => s.Name).First()
                    : db.Set<DiscussionThread>().Where(t => t.Id == (r.ThreadId == threadId ? r.OtherId : r.ThreadId)).Select(t => t.Title).First(),
                r.At, r.UndoneAt != null)).Take(20).ToListAsync(ct);
        var slow = await db.ThreadCares.Where(c => c.ThreadId == threadId).Select(c => c.SlowSeconds).FirstOrDefaultAsync(ct);
        return (standing, new ArrangeOffer(threadId, thread.Title, space.Slug, space.Name, thread.ArchivedAt is not null, thread.LockedAt is not null, slow, thread.Kind == ThreadKind.Idea,
            [.. posts.Select(p => new ArrangePost(p.Number, p.Name, p.Body.Length > Start ? p.Body[..Start] + "…" : p.Body))],
            space.Kind == SpaceKind.Private ? [] : [.. places.Select(s => new ArrangePlace(s.Slug, s.Name, MoveThread.IsWider(space, s)))], others, done));
    }
}
