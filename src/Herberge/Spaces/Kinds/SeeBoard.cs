using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces.Kinds;

/// <summary>Something in front of a space: an announcement that holds, or a poll that runs.</summary>
/// <param name="Until">When it leaves.</param>
/// <param name="SaysUntil">Whether people are told.</param>
/// <param name="AuthorId">Who need not acknowledge it.</param>
/// <param name="Waits">For the viewer: to acknowledge, or to vote.</param>
public sealed record BoardLine(Guid ThreadId, ThreadKind Kind, string Title, DateTimeOffset Until, bool SaysUntil, Guid? AuthorId, bool Waits);

public sealed record BoardPage(Guid ThreadId, string Title);

/// <param name="Pages">The newest, and those talked about last.</param>
public sealed record BoardView(IReadOnlyList<BoardLine> Lines, IReadOnlyList<BoardPage> Pages, int PageCount)
{
    public static BoardView Empty { get; } = new([], [], 0);
}

/// <summary>What stands in front of a space, for those who may read it. It is the same for all of the house and remembered until something happens there.</summary>
internal sealed class SeeBoard(HouseDb db, IMemoryCache cache, TimeProvider clock)
{
    private const int MostLines = 4;
    private const int MostPages = 6;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WithoutEnd = TimeSpan.FromDays(14);

    public async Task<BoardView> HandleAsync(Space space, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = (typeof(BoardView), space.Id, space.LastActivityAt, space.ThreadCount, viewer.IsInside);
        if (!cache.TryGetValue(key, out BoardView? board)) cache.Set(key, board = await FindAsync(space.Id, viewer, now, ct), Remembered);
        var lines = board!.Lines.Where(l => l.Until > now).ToList();
        if (lines.Count == 0) return board with { Lines = [] };

        var (me, ids) = (viewer.MemberId, lines.ConvertAll(l => l.ThreadId));
        var done = (await db.PollVoters.Where(v => v.MemberId == me && ids.Contains(v.ThreadId)).Select(v => v.ThreadId)
            .Union(db.Acknowledgements.Where(a => a.MemberId == me && ids.Contains(a.ThreadId)).Select(a => a.ThreadId)).ToListAsync(ct)).ToHashSet();
        // What waits for the viewer comes first.
        return board with { Lines = [.. lines.Select(l => l with { Waits = l.Waits && l.AuthorId != me && !done.Contains(l.ThreadId) }).OrderByDescending(l => l.Waits).Take(MostLines)] };
    }

    private async Task<BoardView> FindAsync(Guid spaceId, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - WithoutEnd;
        var here = db.VisibleThreadsTo(viewer).Where(t => t.SpaceId == spaceId || t.AlsoInId == spaceId);
        var announcements = await here.Where(t => t.Kind == ThreadKind.Announcement).Join(db.Announcements, t => t.Id, a => a.ThreadId, (t, a) => new { Thread = t, a.ExpiresAt, a.AsksToAcknowledge })
            .Where(a => a.ExpiresAt == null ? a.Thread.CreatedAt > since : a.ExpiresAt > now).OrderByDescending(a => a.Thread.CreatedAt).Take(MostLines)
            .Select(a => new { a.Thread.Id, a.Thread.Title, a.Thread.AuthorId, a.Thread.CreatedAt, a.ExpiresAt, a.AsksToAcknowledge }).ToListAsync(ct);
        var polls = await here.Join(db.Polls, t => t.Id, p => p.ThreadId, (t, p) => new { Thread = t, p.ClosesAt }).Where(p => p.ClosesAt > now && p.Thread.LockedAt == null)
            .OrderBy(p => p.ClosesAt).Take(MostLines).Select(p => new { p.Thread.Id, p.Thread.Title, p.ClosesAt }).ToListAsync(ct);
        var pages = here.Where(t => t.Kind == ThreadKind.Page);
        var shown = await pages.OrderByDescending(t => t.LastPostAt).Take(MostPages).Select(t => new BoardPage(t.Id, t.Title)).ToListAsync(ct);
        IEnumerable<BoardLine> lines = announcements.Select(a => new BoardLine(a.Id, ThreadKind.Announcement, a.Title, a.ExpiresAt ?? a.CreatedAt + WithoutEnd, a.ExpiresAt is not null, a.AuthorId, a.AsksToAcknowledge))
            .Concat(polls.Select(p => new BoardLine(p.Id, ThreadKind.Poll, p.Title, p.ClosesAt, true, null, true)));
        return new BoardView([.. lines], shown, shown.Count < MostPages ? shown.Count : await pages.CountAsync(ct));
    }
}
