using System.Collections.Concurrent;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Previews;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces;

/// <param name="Page">1 is the page with the opening post.</param>
/// <param name="After">Show the page of the post after this number; wins over <paramref name="Page"/>.</param>
/// <param name="Helpful">Answers in order of thanks instead of age.</param>
/// <param name="Glance">A page that is open already looks again: no new view, and what is new to the reader stays new.</param>
public sealed record ThreadRequest(Guid ThreadId, int Page = 1, int? After = null, bool Helpful = false, bool Glance = false);

public sealed record ThreadHead(
    Guid Id, ThreadKind Kind, string Title, Guid AuthorId, int PostCount, int ReplyCount, int ViewCount, Guid? AcceptedPostId,
    bool Pinned, bool Locked, Guid SpaceId, string SpaceSlug, string SpaceName, SpaceKind SpaceKind, bool WithPartners, bool Archived,
    SpaceRole? Role, FollowState? Follow, int? LastRead, string? Draft, DateTimeOffset? DraftAt, bool HasSignposts, long Version, bool PutAway,
    bool HasTags, bool HasPages, bool HasDuplicates, string? AlsoSlug = null, string? AlsoName = null)
{
    /// <summary>False for who reads it through its second space: what else is said in the first is not for them.</summary>
    public bool ReadsHome(Viewer viewer) => Role is not null || (viewer.IsInside && SpaceKind == SpaceKind.Open);
}

/// <param name="Mine">The viewer's own reactions, bit by kind.</param>
public sealed record PostLine(
    Guid Id, int Number, Guid AuthorId, string Html, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt,
    Guid? DeletedBy, string Reactions, int Mine, string Author, string Handle, string? Unit, int? Hue, string? Partner, IReadOnlyList<PostFile> Files)
{
    /// <summary>What the pages it links say of themselves.</summary>
    public IReadOnlyList<PostPreview> Links { get; init; } = [];
}

public sealed record PostFile(Guid Id, string Name, string ContentType, long Size);

/// <summary>How many of a unit speak in a thread; guests are one group of their own.</summary>
public sealed record UnitShare(string? Name, int Hue, int People);

/// <summary>A thread as one viewer sees one page of it.</summary>
public sealed record ThreadReading(
    ThreadHead Head, int Page, int Pages, bool Helpful, PostLine? Opening, PostLine? Accepted, IReadOnlyList<PostLine> Posts,
    IReadOnlyList<UnitShare> Speakers, IReadOnlyList<SimilarThread> Similar, Signposts Signposts)
{
    /// <summary>Where <see cref="PostCards"/> keeps what it drew.</summary>
    internal ConcurrentDictionary<CardFace, MarkupString> Cards { get; init; } = [];
}

/// <summary>
/// Reads a page of a thread: one query for the thread with what it is to the viewer, one for the viewer's own reactions, and
/// one for the posts unless they are still kept from an earlier reader; what stands beside them is remembered too.
/// </summary>
internal sealed class ReadThread(
    HouseDb db, ThreadQueries queries, KeptPosts kept, IMemoryCache cache, SimilarThreads similar, SeeSignposts signposts, MarkRead markRead, ViewCounts views)
{
    public const int PageSize = 20;
    private const int MostSteps = 8;

    public static int PageOf(int number) => ((Math.Max(number, 1) - 1) / PageSize) + 1;

    public async Task<ThreadReading?> HandleAsync(ThreadRequest request, Viewer viewer, CancellationToken ct)
    {
        if (await HeadAsync(request.ThreadId, viewer, ct) is not { } head) return null;

        var pages = PageOf(head.PostCount);
        var wanted = request.After is { } after ? PageOf((int)Math.Min(after + 1L, head.PostCount)) : request.Page;
        var page = Math.Clamp(wanted, 1, pages);
        var shown = new PostsOfPage(head.Id, page, request.Helpful, (head.Version, head.PostCount, head.ReplyCount), page == 1 ? head.AcceptedPostId : null);
        var whole = await kept.OfAsync(shown, () => PostsAsync(shown, ct));
        var posts = await OwnAsync(whole.Posts, head, viewer, ct);
        var opening = posts.FirstOrDefault(p => p.Number == 1);
        var accepted = shown.Accepted is { } id ? posts.FirstOrDefault(p => p.Id == id) : null;
        var replies = posts.Where(p => p.Number > 1 && p != accepted);
        if (!request.Helpful) replies = replies.Where(p => PageOf(p.Number) == page);
        var reading = new ThreadReading(head, page, pages, request.Helpful, opening, accepted, [.. replies],
            await SpeakersAsync(head, ct), head.ReadsHome(viewer) ? await similar.HandleAsync(head.Id, head.SpaceId, head.Title, ct) : [],
            head.HasSignposts ? await signposts.HandleAsync(head.Id, viewer, ct) : Signposts.None) { Cards = whole.Cards };

        if (request.Glance) return reading;
        views.Add(head.Id);
        var seen = request.Helpful && pages > 1 ? 1 : Math.Min(page * PageSize, head.PostCount);
        if (viewer.IsSignedIn && seen > (head.LastRead ?? 0))
            await markRead.HandleAsync(head.Id, head.SpaceId, seen, head.LastRead is not null, viewer, ct);
        return reading;
    }

    /// <summary>What stands above the posts. Leaves no mark of having been read.</summary>
    public Task<ThreadHead?> HeadAsync(Guid id, Viewer viewer, CancellationToken ct) =>
        queries.Head(db, id, viewer.MemberId, viewer.IsInside, viewer.AsOf, Drafts.OfThread(id), ct);

    /// <summary>The thread this one was merged into, as far as the viewer may read it; however many steps away.</summary>
    public async Task<Guid?> MergedIntoAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var next = (Guid?)id;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var from = next;
            next = await db.Threads.AsNoTracking().Where(t => t.Id == from && t.DeletedAt != null).Select(t => t.MergedIntoId).FirstOrDefaultAsync(ct);
            if (next is not { } into) return null;
            if (await db.VisibleThreadsTo(viewer).AnyAsync(t => t.Id == into, ct)) return into;
        }

        return null;
    }

    private async Task<IReadOnlyList<PostLine>> PostsAsync(PostsOfPage page, CancellationToken ct)
    {
        var (id, accepted) = (page.ThreadId, page.Accepted);
        var (first, last) = (((page.Page - 1) * PageSize) + 1, page.Page * PageSize);
        var all = db.Posts.AsNoTracking().Where(p => p.ThreadId == id);
        if (!page.Helpful)
        {
            var some = accepted is { } a ? all.Where(p => (p.Number >= first && p.Number <= last) || p.Id == a) : all.Where(p => p.Number >= first && p.Number <= last);
            return [.. (await LinkedAsync(await Lines(some).ToListAsync(ct), ct)).OrderBy(p => p.Number)];
        }

        var skip = Math.Max(0, first - 2);
        var take = page.Page == 1 ? PageSize - 1 : PageSize;
        var ranked = all.Where(p => p.Number > 1 && p.DeletedAt == null)
            .OrderByDescending(p => p.Reactions.Count(r => r.Kind == ReactionKind.Helpful || r.Kind == ReactionKind.Thanks)).ThenBy(p => p.Number)
            .Skip(skip).Take(take).Select(p => p.Id);
        var ids = await ranked.ToListAsync(ct);
        var lines = await Lines(all.Where(p => ids.Contains(p.Id) || (page.Page == 1 && (p.Number == 1 || p.Id == accepted)))).ToListAsync(ct);
        return [.. (await LinkedAsync(lines, ct)).OrderBy(p => ids.IndexOf(p.Id))];
    }

    private async Task<List<PostLine>> LinkedAsync(List<PostLine> lines, CancellationToken ct)
    {
        var links = await db.PreviewsOfAsync(lines.Select(l => (l.Id, l.Html)), ct);
        return links.Count == 0 ? lines : [.. lines.Select(l => links.Contains(l.Id) ? l with { Links = [.. links[l.Id]] } : l)];
    }

    private IQueryable<PostLine> Lines(IQueryable<Post> posts)
    {
        var files = db.Files;
        return from p in posts
               join m in db.Set<Member>() on p.AuthorId equals m.Id
               select new PostLine(
                   p.Id, p.Number, p.AuthorId, p.DeletedAt == null ? p.Html : "", p.CreatedAt, p.EditedAt, p.DeletedAt, p.DeletedBy, p.ReactionSummary,
                   0, m.Name, m.Handle, m.Unit!.Name, m.Unit.Hue, m.Partner!.Name,
                   files.Where(f => f.PostId == p.Id).OrderBy(f => f.Id).Select(f => new PostFile(f.Id, f.Name, f.ContentType, f.Size)).ToList());
    }

    /// <summary>The posts with the words the viewer said under them.</summary>
    private async Task<IReadOnlyList<PostLine>> OwnAsync(IReadOnlyList<PostLine> posts, ThreadHead head, Viewer viewer, CancellationToken ct)
    {
        if (!posts.Any(p => p.Reactions.Length > 0)) return posts;
        var numbers = posts.Where(p => p.Id != head.AcceptedPostId).Select(p => p.Number).DefaultIfEmpty();
        var mine = new Dictionary<Guid, int>();
        await foreach (var own in queries.Mine(db, head.Id, viewer.MemberId, numbers.Min(), numbers.Max(), head.AcceptedPostId).WithCancellation(ct))
            mine[own.PostId] = mine.GetValueOrDefault(own.PostId) | (1 << (int)own.Kind);
        return mine.Count == 0 ? posts : [.. posts.Select(p => mine.TryGetValue(p.Id, out var bits) ? p with { Mine = bits } : p)];
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
