using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Guests;

/// <param name="Hidden">Spaces the guest sees that the sponsor may not: only how many.</param>
public sealed record GuestSight(
    string Name, string Handle, string Company, IReadOnlyList<SeenSpace> Spaces, IReadOnlyList<SeenPerson> People, int PeopleCount, int FileCount, int Hidden);

public sealed record SeenSpace(string Slug, string Name, DateTimeOffset? EndsAt, int Posts, IReadOnlyList<SeenThread> Threads);

public sealed record SeenThread(Guid Id, string Title, int Posts);

public sealed record SeenPerson(string Name, string Handle, string? Of);

/// <summary>
/// Everything a guest can see, found by the very queries that answer the guest, for whoever answers for them. What the sponsor
/// may not read themselves is only counted. Leaves no mark of having been read, in nobody's name.
/// </summary>
internal sealed class SeeThroughGuest(HouseDb db, IViewerSource viewers, IEnumerable<IAcquaintances> acquaintances)
{
    private const int Most = 200;

    public async Task<GuestSight?> HandleAsync(Guid invitationId, Viewer viewer, CancellationToken ct)
    {
        var guest = await TendInvitation.OwnedBy(db, viewer).Where(i => i.Id == invitationId && i.MemberId != null).Select(i => i.MemberId!.Value).FirstOrDefaultAsync(ct);
        if (guest == Guid.Empty) return null;
        var member = await db.Set<Member>().AsNoTracking().Where(m => m.Id == guest).Select(m => new { m.Name, m.Handle, Company = m.Partner!.Name }).FirstAsync(ct);
        if (await viewers.FindAsync(guest, ct) is not { } eyes) return new GuestSight(member.Name, member.Handle, member.Company, [], [], 0, 0, 0);

        var (theirs, mine, threads) = (db.ReadableSpacesTo(eyes), db.ReadableSpacesTo(viewer), db.VisibleThreadsTo(eyes));
        var spaces = await theirs.Where(s => mine.Any(m => m.Id == s.Id)).OrderBy(s => s.Name)
            .Select(s => new { s.Id, s.Slug, s.Name, EndsAt = s.Memberships.Where(m => m.MemberId == guest).Select(m => m.EndsAt).FirstOrDefault() }).ToListAsync(ct);
        var hidden = await theirs.CountAsync(s => !mine.Any(m => m.Id == s.Id), ct);
        var seen = new List<SeenSpace>();
        foreach (var space in spaces)
        {
            var id = space.Id;
            var some = await threads.Where(t => t.SpaceId == id).OrderByDescending(t => t.LastPostAt).Take(Most).Select(t => new SeenThread(t.Id, t.Title, t.ReplyCount + 1)).ToListAsync(ct);
            seen.Add(new SeenSpace(space.Slug, space.Name, space.EndsAt, await db.VisiblePostsTo(eyes).CountAsync(p => p.SpaceId == id && p.DeletedAt == null, ct), some));
        }

        var known = acquaintances.Select(a => a.Of(db, guest)).FirstOrDefault();
        var people = known is null ? null : db.Set<Member>().AsNoTracking().Where(m => m.Id != guest && m.State == MemberState.Active && known.Contains(m.Id));
        var visible = db.VisiblePostsTo(eyes);
        return new GuestSight(member.Name, member.Handle, member.Company, seen,
            people is null ? [] : await people.OrderBy(m => m.FoldedName).Take(Most).Select(m => new SeenPerson(m.Name, m.Handle, m.Unit!.Name ?? m.Partner!.Name)).ToListAsync(ct),
            people is null ? 0 : await people.CountAsync(ct), await db.Files.CountAsync(f => f.PostId != null && visible.Any(p => p.Id == f.PostId && p.DeletedAt == null), ct), hidden);
    }
}
