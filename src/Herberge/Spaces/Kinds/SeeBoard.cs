using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds;

/// <summary>Something in front of a space: an announcement that holds, or a poll that runs.</summary>
/// <param name="Until">When it leaves; null for no end.</param>
/// <param name="Waits">For the viewer: to acknowledge, or to vote.</param>
public sealed record BoardLine(Guid ThreadId, ThreadKind Kind, string Title, DateTimeOffset? Until, bool Waits);

public sealed record BoardPage(Guid ThreadId, string Title);

/// <param name="Pages">The newest, and those talked about last.</param>
public sealed record BoardView(IReadOnlyList<BoardLine> Lines, IReadOnlyList<BoardPage> Pages, int PageCount)
{
    public static BoardView Empty { get; } = new([], [], 0);
}

/// <summary>What stands in front of a space, for those who may read it.</summary>
internal sealed class SeeBoard(HouseDb db, TimeProvider clock)
{
    private const int MostLines = 4;
    private const int MostPages = 6;
    private static readonly TimeSpan WithoutEnd = TimeSpan.FromDays(14);

    public async Task<BoardView> HandleAsync(Guid spaceId, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var since = now - WithoutEnd;
        var here = db.VisibleThreadsTo(viewer).Where(t => t.SpaceId == spaceId || t.AlsoInId == spaceId);
        var (acknowledged, voted) = (db.Acknowledgements, db.PollVoters);
        // What waits for the viewer stays until they did it; the rest stands for its time.
        var announcements = await here.Where(t => t.Kind == ThreadKind.Announcement).Join(db.Announcements, t => t.Id, a => a.ThreadId, (t, a) => new { Thread = t, a.ExpiresAt, a.AsksToAcknowledge })
            .Where(a => a.ExpiresAt == null ? a.Thread.CreatedAt > since : a.ExpiresAt > now).OrderByDescending(a => a.Thread.CreatedAt).Take(MostLines)
            .Select(a => new BoardLine(a.Thread.Id, ThreadKind.Announcement, a.Thread.Title, a.ExpiresAt,
                a.AsksToAcknowledge && a.Thread.AuthorId != me && !acknowledged.Any(x => x.ThreadId == a.Thread.Id && x.MemberId == me))).ToListAsync(ct);
        var polls = await here.Join(db.Polls, t => t.Id, p => p.ThreadId, (t, p) => new { Thread = t, p.ClosesAt }).Where(p => p.ClosesAt > now && p.Thread.LockedAt == null)
            .OrderBy(p => p.ClosesAt).Take(MostLines)
            .Select(p => new BoardLine(p.Thread.Id, ThreadKind.Poll, p.Thread.Title, p.ClosesAt, !voted.Any(v => v.ThreadId == p.Thread.Id && v.MemberId == me))).ToListAsync(ct);
        var pages = here.Where(t => t.Kind == ThreadKind.Page);
        var shown = await pages.OrderByDescending(t => t.LastPostAt).Take(MostPages).Select(t => new BoardPage(t.Id, t.Title)).ToListAsync(ct);
        return new BoardView([.. announcements.Concat(polls).OrderByDescending(l => l.Waits).Take(MostLines)], shown, shown.Count < MostPages ? shown.Count : await pages.CountAsync(ct));
    }
}
