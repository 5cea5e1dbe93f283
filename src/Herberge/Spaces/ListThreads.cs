using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Kinds;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public enum ThreadFilter
{
    All,
    Unanswered,
    Questions,
    Mine,
    Unread,
    Polls,
    Pages,

    /// <summary>Put away; in no other list.</summary>
    Archived,
}

public enum ThreadSort
{
    Moved,
    Newest,
    Answers,
}

/// <param name="After">Key of the last thread of the page before, as the list gave it.</param>
public sealed record ThreadListRequest(Guid SpaceId, ThreadFilter Filter = ThreadFilter.All, ThreadSort Sort = ThreadSort.Moved, string? After = null, int Take = 25);

public sealed record ThreadItem(
    Guid Id, ThreadKind Kind, string Title, DateTimeOffset CreatedAt, DateTimeOffset LastPostAt, int ReplyCount, bool Answered, bool Pinned, bool Locked,
    Guid AuthorId, string Author, string? Unit, int? Hue, bool Guest, bool Unread)
{
    /// <summary>Who else spoke lately, at most three.</summary>
    public IReadOnlyList<ThreadFace> Faces { get; init; } = [];
}

public sealed record ThreadFace(string Name, int? Hue);

/// <param name="Next">Key of the following page; null at the end.</param>
public sealed record ThreadListing(IReadOnlyList<ThreadItem> Threads, string? Next);

/// <summary>The threads of a space the viewer may read, pinned ones first on the first page; paged by key.</summary>
internal sealed class ListThreads(HouseDb db, TimeProvider clock)
{
    public async Task<ThreadListing> HandleAsync(ThreadListRequest request, Viewer viewer, CancellationToken ct)
    {
        var (me, spaceId) = (viewer.MemberId, request.SpaceId);
        var unread = UnreadIn(viewer);
        var threads = db.VisibleThreadsTo(viewer).Where(t => t.SpaceId == spaceId || (t.AlsoInId == spaceId && t.Space!.Kind != SpaceKind.Private));
        var (posts, duplicates) = (db.Posts, db.DuplicateQuestions);
        threads = request.Filter == ThreadFilter.Archived ? threads.Where(t => t.ArchivedAt != null) : threads.Where(t => t.ArchivedAt == null);
        threads = request.Filter switch
        {
            ThreadFilter.Unanswered => threads.Where(t => t.ReplyCount == 0 && (t.Kind == ThreadKind.Question || t.Kind == ThreadKind.Discussion || t.Kind == ThreadKind.Idea) && !duplicates.Any(d => d.ThreadId == t.Id)),
            ThreadFilter.Questions => threads.Where(t => t.Kind == ThreadKind.Question),
            ThreadFilter.Polls => threads.Where(t => t.Kind == ThreadKind.Poll),
            ThreadFilter.Pages => threads.Where(t => t.Kind == ThreadKind.Page),
            ThreadFilter.Mine => threads.Where(t => posts.Any(p => p.ThreadId == t.Id && p.AuthorId == me && p.DeletedAt == null)),
            ThreadFilter.Unread => threads.Where(t => unread.Any(u => u.Id == t.Id)),
            _ => threads,
        };
        var pinnedFirst = request.Filter == ThreadFilter.All;
        // An announcement whose time is over stands among the others, pinned or not.
        var (now, announcements) = (clock.GetUtcNow(), db.Announcements);
        if (Key.Parse(request.After) is { } key)
        {
            if (pinnedFirst) threads = threads.Where(t => t.PinnedAt == null || announcements.Any(a => a.ThreadId == t.Id && a.ExpiresAt <= now));
            threads = After(threads, request.Sort, key);
        }
        else if (pinnedFirst)
        {
            return await PageAsync(Order(threads.OrderBy(t => t.PinnedAt == null || announcements.Any(a => a.ThreadId == t.Id && a.ExpiresAt <= now)), request.Sort), request, unread, ct);
        }

        return await PageAsync(Order(threads.OrderBy(t => 0), request.Sort), request, unread, ct);
    }

    private static IQueryable<DiscussionThread> After(IQueryable<DiscussionThread> threads, ThreadSort sort, Key key)
    {
        var (id, number) = (key.Id, (int)Math.Min(key.Value, int.MaxValue));
        if (sort == ThreadSort.Answers) return threads.Where(t => t.ReplyCount < number || (t.ReplyCount == number && t.Id.CompareTo(id) < 0));
        var at = new DateTimeOffset(Math.Clamp(key.Value, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        return sort == ThreadSort.Newest
            ? threads.Where(t => t.CreatedAt < at || (t.CreatedAt == at && t.Id.CompareTo(id) < 0))
            : threads.Where(t => t.LastPostAt < at || (t.LastPostAt == at && t.Id.CompareTo(id) < 0));
    }

    private static IOrderedQueryable<DiscussionThread> Order(IOrderedQueryable<DiscussionThread> threads, ThreadSort sort) => (sort switch
    {
        ThreadSort.Newest => threads.ThenByDescending(t => t.CreatedAt),
        ThreadSort.Answers => threads.ThenByDescending(t => t.ReplyCount),
        _ => threads.ThenByDescending(t => t.LastPostAt),
    }).ThenByDescending(t => t.Id);

    private async Task<ThreadListing> PageAsync(IQueryable<DiscussionThread> threads, ThreadListRequest request, IQueryable<DiscussionThread> unread, CancellationToken ct)
    {
        var take = Math.Clamp(request.Take, 1, 100);
        var members = db.Set<Member>();
        var found = await threads.Take(take + 1)
            .Select(t => new { Thread = t, Author = members.First(m => m.Id == t.AuthorId) })
            .Select(x => new ThreadItem(
                x.Thread.Id, x.Thread.Kind, x.Thread.Title, x.Thread.CreatedAt, x.Thread.LastPostAt, x.Thread.ReplyCount,
                x.Thread.AcceptedPostId != null, x.Thread.PinnedAt != null, x.Thread.LockedAt != null, x.Thread.AuthorId,
                x.Author.Name, x.Author.Unit!.Name, x.Author.Unit.Hue, x.Author.PartnerId != null, unread.Any(u => u.Id == x.Thread.Id)))
            .ToListAsync(ct);
        var more = found.Count > take;
        if (more) found.RemoveAt(take);
        var faces = await FacesAsync(found, ct);
        var next = more ? Key.Of(found[^1], request.Sort) : null;
        return new ThreadListing([.. found.Select(t => t with { Faces = faces.GetValueOrDefault(t.Id) ?? [] })], next);
    }

    /// <summary>The last three who answered, beside the author.</summary>
    private async Task<Dictionary<Guid, List<ThreadFace>>> FacesAsync(List<ThreadItem> threads, CancellationToken ct)
    {
        var ids = threads.Where(t => t.ReplyCount > 0).Select(t => t.Id).ToList();
        if (ids.Count == 0) return [];
        var authors = threads.ToDictionary(t => t.Id, t => t.AuthorId);
        var speakers = await db.Posts.AsNoTracking().Where(p => ids.Contains(p.ThreadId) && p.Number > 1 && p.DeletedAt == null)
            .GroupBy(p => new { p.ThreadId, p.AuthorId }).Select(g => new { g.Key.ThreadId, g.Key.AuthorId, Last = g.Max(p => p.Number) })
            .Join(db.Set<Member>(), s => s.AuthorId, m => m.Id, (s, m) => new { s.ThreadId, s.AuthorId, s.Last, m.Name, Hue = (int?)m.Unit!.Hue })
            .ToListAsync(ct);
        return speakers.Where(s => s.AuthorId != authors[s.ThreadId]).GroupBy(s => s.ThreadId)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(s => s.Last).Take(3).Select(s => new ThreadFace(s.Name, s.Hue)).ToList());
    }

    private IQueryable<DiscussionThread> UnreadIn(Viewer viewer)
    {
        var me = viewer.MemberId;
        var since = clock.GetUtcNow().AddDays(-30);
        var (members, marks) = (db.SpaceMembers, db.ReadMarks);
        return db.Threads.AsNoTracking().Where(t => t.LastPostAt > since && t.LastPosterId != me
            && members.Any(m => (m.SpaceId == t.SpaceId || m.SpaceId == t.AlsoInId) && m.MemberId == me && t.LastPostAt > m.JoinedAt)
            && !marks.Any(r => r.ThreadId == t.Id && r.MemberId == me && r.LastRead >= t.PostCount));
    }

    private sealed record Key(long Value, Guid Id)
    {
        public static string Of(ThreadItem thread, ThreadSort sort)
        {
            var value = sort switch
            {
                ThreadSort.Newest => thread.CreatedAt.UtcTicks,
                ThreadSort.Answers => thread.ReplyCount,
                _ => thread.LastPostAt.UtcTicks,
            };
            return string.Create(CultureInfo.InvariantCulture, $"{value}.{thread.Id:N}");
        }

        public static Key? Parse(string? text)
        {
            var parts = (text ?? "").Split('.');
            return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && Guid.TryParseExact(parts[1], "N", out var id)
                ? new Key(value, id)
                : null;
        }
    }
}
