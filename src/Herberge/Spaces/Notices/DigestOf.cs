using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <param name="Lines">The newest first.</param>
internal sealed record DigestGroup(IReadOnlyList<BellLine> Lines);

/// <summary>A conversation that began in a space.</summary>
internal sealed record DigestThread(Guid Id, string Title, string Author, string SpaceName, int Replies);

/// <param name="Shown">Of <paramref name="Count"/> new conversations, the latest.</param>
internal sealed record DigestSpace(string Name, string Slug, int Count, IReadOnlyList<DigestThread> Shown);

internal sealed record DigestContent(IReadOnlyList<DigestGroup> Groups, IReadOnlyList<DigestSpace> Spaces, IReadOnlyList<Guid> Told)
{
    public bool IsEmpty => Groups.Count == 0 && Spaces.Count == 0;
}

/// <summary>What a digest of one pace tells its reader, made of what they may read at this moment and have not seen.</summary>
internal sealed class DigestOf(HouseDb db, NamedSubjects subjects)
{
    private const int MostOfSpace = 8;

    /// <summary>A line may be written a little after what it tells of; one that was told is not told again.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public async Task<DigestContent> HandleAsync(NoticePace pace, DateTimeOffset since, DateTimeOffset until, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var wishes = await WishBook.OfAsync(db, [me], ct);
        var from = since - Late;
        var muted = db.Follows.Where(f => f.MemberId == me && f.State == FollowState.Muted);
        var waiting = await db.StillNewsTo(viewer).Where(n => n.At > from && n.MailedAt == null && n.MailDueAt == null && !muted.Any(f => f.ThreadId == n.ThreadId)).ToListAsync(ct);
        var told = waiting.Where(n => wishes.PaceOf(me, n.SpaceId, n.Kind) == pace).Select(n => n.Id).ToList();
        var lines = told.Count == 0 ? [] : await subjects.NameAsync(await db.BellLinesOf(db.Notifications.Where(n => told.Contains(n.Id))).ToListAsync(ct), viewer, ct);
        var groups = lines.GroupBy(l => (l.ThreadId ?? l.SubjectId) is { } about ? (about.ToString(), "") : (l.Kind.ToString(), l.SpaceSlug ?? "")).Select(g => new DigestGroup([.. g])).ToList();
        var known = lines.Select(l => l.ThreadId).OfType<Guid>().ToHashSet();
        return new DigestContent(groups, await SpacesAsync(pace, since, until, wishes, known, viewer, ct), told);
    }

    private async Task<List<DigestSpace>> SpacesAsync(NoticePace pace, DateTimeOffset since, DateTimeOffset until, WishBook wishes, HashSet<Guid> known, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var mine = await db.SpaceMembers.AsNoTracking().Where(m => m.MemberId == me).Select(m => m.SpaceId).ToListAsync(ct);
        var spaces = mine.Where(space => wishes.PaceOf(me, space, NotificationKind.SpaceNews) == pace).ToList();
        if (spaces.Count == 0) return [];
        var (marks, memberships, people, places) = (db.ReadMarks, db.SpaceMembers, db.Set<Herberge.People.Member>(), db.Spaces);
        var threads = await db.VisibleThreadsTo(viewer)
            .Where(t => spaces.Contains(t.SpaceId) && t.Space!.ArchivedAt == null && t.CreatedAt > since && t.CreatedAt <= until && t.AuthorId != me && !known.Contains(t.Id)
                && !marks.Any(r => r.MemberId == me && r.ThreadId == t.Id) && !memberships.Any(m => m.MemberId == me && m.SpaceId == t.SpaceId && m.AllReadAt >= t.CreatedAt))
            .OrderByDescending(t => t.CreatedAt)
            .Select(t => new { t.Id, t.Title, t.ReplyCount, Author = people.Where(m => m.Id == t.AuthorId).Select(m => m.Name).First(), Space = places.Where(s => s.Id == t.SpaceId).Select(s => new { s.Name, s.Slug }).First() })
            .ToListAsync(ct);
        return [.. threads.GroupBy(t => t.Space.Slug).OrderBy(g => g.First().Space.Name, StringComparer.Ordinal)
            .Select(g => new DigestSpace(g.First().Space.Name, g.Key, g.Count(), [.. g.Take(MostOfSpace).Select(t => new DigestThread(t.Id, t.Title, t.Author, t.Space.Name, t.ReplyCount))]))];
    }
}
