using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces;

/// <param name="Page">1 is the page with the opening post.</param>
/// <param name="After">Show the page of the post after this number; wins over <paramref name="Page"/>.</param>
/// <param name="Helpful">Answers in order of thanks instead of age.</param>
public sealed record ThreadRequest(Guid ThreadId, int Page = 1, int? After = null, bool Helpful = false);

public sealed record ThreadHead(
    Guid Id, ThreadKind Kind, string Title, Guid AuthorId, int PostCount, int ReplyCount, int ViewCount, Guid? AcceptedPostId,
    bool Pinned, bool Locked, Guid SpaceId, string SpaceSlug, string SpaceName, SpaceKind SpaceKind, bool WithPartners, bool Archived,
    SpaceRole? Role, FollowState? Follow, int? LastRead, string? Draft, DateTimeOffset? DraftAt, bool HasSignposts);

/// <param name="Mine">The viewer's own reactions, bit by kind.</param>
public sealed record PostLine(
    Guid Id, int Number, Guid AuthorId, string Html, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt,
    Guid? DeletedBy, string Reactions, int Mine, string Author, string Handle, string? Unit, int? Hue, string? Partner, IReadOnlyList<PostFile> Files);

public sealed record PostFile(Guid Id, string Name, string ContentType, long Size);

/// <summary>How many of a unit speak in a thread; guests are one group of their own.</summary>
public sealed record UnitShare(string? Name, int Hue, int People);

/// <summary>A thread as one viewer sees one page of it.</summary>
public sealed record ThreadReading(
    ThreadHead Head, int Page, int Pages, bool Helpful, PostLine? Opening, PostLine? Accepted, IReadOnlyList<PostLine> Posts,
    IReadOnlyList<UnitShare> Speakers, IReadOnlyList<SimilarThread> Similar, Signposts Signposts);

/// <summary>Reads a page of a thread in two queries, the thread with what it is to the viewer and its posts; what stands beside it is remembered.</summary>
internal sealed class ReadThread(HouseDb db, IMemoryCache cache, SimilarThreads similar, SeeSignposts signposts, MarkRead markRead, ViewCounts views)
{
    public const int PageSize = 20;

    public static int PageOf(int number) => ((Math.Max(number, 1) - 1) / PageSize) + 1;

    public async Task<ThreadReading?> HandleAsync(ThreadRequest request, Viewer viewer, CancellationToken ct)
    {
        if (await HeadAsync(request.ThreadId, viewer, ct) is not { } head) return null;

        var pages = PageOf(head.PostCount);
        var wanted = request.After is { } after ? PageOf((int)Math.Min(after + 1L, head.PostCount)) : request.Page;
        var page = Math.Clamp(wanted, 1, pages);
        var posts = await PostsAsync(head, page, request.Helpful, viewer, ct);
        var opening = posts.Find(p => p.Number == 1);
        var accepted = page == 1 && head.AcceptedPostId is { } id ? posts.Find(p => p.Id == id) : null;
        var replies = posts.Where(p => p.Number > 1 && p != accepted);
        if (!request.Helpful) replies = replies.Where(p => PageOf(p.Number) == page);
        var reading = new ThreadReading(head, page, pages, request.Helpful, opening, accepted, [.. replies],
            await SpeakersAsync(head, ct), await similar.HandleAsync(head.Id, head.SpaceId, head.Title, ct),
            head.HasSignposts ? await signposts.HandleAsync(head.Id, viewer, ct) : Signposts.None);

        views.Add(head.Id);
        var seen = request.Helpful && pages > 1 ? 1 : Math.Min(page * PageSize, head.PostCount);
        if (viewer.IsSignedIn && seen > (head.LastRead ?? 0))
            await markRead.HandleAsync(head.Id, head.SpaceId, seen, head.LastRead is not null, viewer, ct);
        return reading;
    }

    /// <summary>What stands above the posts. Leaves no mark of having been read.</summary>
    public async Task<ThreadHead?> HeadAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var key = Drafts.OfThread(id);
        var (follows, marks, drafts, threads) = (db.Follows, db.ReadMarks, db.Drafts, db.Threads);
        return await db.VisibleThreadsTo(viewer).Where(t => t.Id == id).Select(t => new ThreadHead(
            t.Id, t.Kind, t.Title, t.AuthorId, t.PostCount, t.ReplyCount, t.ViewCount, t.AcceptedPostId, t.PinnedAt != null, t.LockedAt != null,
            t.SpaceId, t.Space!.Slug, t.Space.Name, t.Space.Kind, t.Space.WithPartners, t.Space.ArchivedAt != null,
            t.Space.Memberships.Where(m => m.MemberId == me).Select(m => (SpaceRole?)m.Role).FirstOrDefault(),
            follows.Where(f => f.ThreadId == id && f.MemberId == me).Select(f => (FollowState?)f.State).FirstOrDefault(),
            marks.Where(r => r.ThreadId == id && r.MemberId == me).Select(r => (int?)r.LastRead).FirstOrDefault(),
            drafts.Where(d => d.Key == key && d.MemberId == me).Select(d => d.Body).FirstOrDefault(),
            drafts.Where(d => d.Key == key && d.MemberId == me).Select(d => (DateTimeOffset?)d.UpdatedAt).FirstOrDefault(),
            t.SourceId != null || threads.Any(other => other.SourceId == id)))
            .FirstOrDefaultAsync(ct);
    }

    private async Task<List<PostLine>> PostsAsync(ThreadHead head, int page, bool helpful, Viewer viewer, CancellationToken ct)
    {
        var (id, accepted) = (head.Id, page == 1 ? head.AcceptedPostId : null);
        var (first, last) = (((page - 1) * PageSize) + 1, page * PageSize);
        var all = db.Posts.AsNoTracking().Where(p => p.ThreadId == id);
        if (!helpful)
        {
            var some = accepted is { } a ? all.Where(p => (p.Number >= first && p.Number <= last) || p.Id == a) : all.Where(p => p.Number >= first && p.Number <= last);
            return [.. (await Lines(some, viewer).ToListAsync(ct)).OrderBy(p => p.Number)];
        }

        var skip = Math.Max(0, first - 2);
        var take = page == 1 ? PageSize - 1 : PageSize;
        var ranked = all.Where(p => p.Number > 1 && p.DeletedAt == null)
            .OrderByDescending(p => p.Reactions.Count(r => r.Kind == ReactionKind.Helpful || r.Kind == ReactionKind.Thanks)).ThenBy(p => p.Number)
            .Skip(skip).Take(take).Select(p => p.Id);
        var ids = await ranked.ToListAsync(ct);
        var lines = await Lines(all.Where(p => ids.Contains(p.Id) || (page == 1 && (p.Number == 1 || p.Id == accepted))), viewer).ToListAsync(ct);
        return [.. lines.OrderBy(p => ids.IndexOf(p.Id))];
    }

    private IQueryable<PostLine> Lines(IQueryable<Post> posts, Viewer viewer)
    {
        var me = viewer.MemberId;
        var files = db.Files;
        return from p in posts
               join m in db.Set<Member>() on p.AuthorId equals m.Id
               select new PostLine(
                   p.Id, p.Number, p.AuthorId, p.DeletedAt == null ? p.Html : "", p.CreatedAt, p.EditedAt, p.DeletedAt, p.DeletedBy, p.ReactionSummary,
                   p.Reactions.Where(r => r.MemberId == me).Sum(r =>
                       r.Kind == ReactionKind.Thanks ? 2 : r.Kind == ReactionKind.Same ? 4 : r.Kind == ReactionKind.Helpful ? 8 : 16),
                   m.Name, m.Handle, m.Unit!.Name, m.Unit.Hue, m.Partner!.Name,
                   files.Where(f => f.PostId == p.Id).OrderBy(f => f.Id).Select(f => new PostFile(f.Id, f.Name, f.ContentType, f.Size)).ToList());
    }

    /// <summary>Changes only when somebody writes, so it is remembered by the number of posts.</summary>
    private async Task<IReadOnlyList<UnitShare>> SpeakersAsync(ThreadHead head, CancellationToken ct)
    {
        var key = (typeof(UnitShare), head.Id, head.PostCount, head.ReplyCount);
        if (cache.TryGetValue(key, out IReadOnlyList<UnitShare>? known)) return known!;
        var id = head.Id;
        var authors = db.Posts.Where(p => p.ThreadId == id && p.DeletedAt == null).Select(p => p.AuthorId).Distinct();
        var groups = await db.Set<Member>().AsNoTracking().Where(m => authors.Contains(m.Id))
            .GroupBy(m => new { Guest = m.PartnerId != null, m.Unit!.Name, m.Unit.Hue })
            .Select(g => new { g.Key.Guest, g.Key.Name, Hue = (int?)g.Key.Hue, Count = g.Count() }).ToListAsync(ct);
        IReadOnlyList<UnitShare> shares = [.. groups
            .GroupBy(g => g.Guest ? (null, 0) : (g.Name, g.Hue ?? 0))
            .Select(g => new UnitShare(g.Key.Item1, g.Key.Item2, g.Sum(x => x.Count)))
            .OrderByDescending(s => s.People).ThenBy(s => s.Name, StringComparer.CurrentCulture)];
        cache.Set(key, shares, TimeSpan.FromMinutes(5));
        return shares;
    }
}
