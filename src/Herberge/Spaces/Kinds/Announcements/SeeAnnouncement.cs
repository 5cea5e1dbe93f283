using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Announcements;

/// <summary>How far an announcement is acknowledged, as far as hosts may know.</summary>
public enum AcknowledgementReach
{
    /// <summary>Fewer than five are asked, or fewer than five stand on both sides: nothing is told.</summary>
    Untold = 0,

    /// <summary>Fewer than five have.</summary>
    HardlyAny = 1,

    /// <summary>At least five have and at least five haven't: both numbers are told.</summary>
    Some = 2,

    /// <summary>Fewer than five haven't.</summary>
    AlmostAll = 3,

    All = 4,
}

/// <summary>Numbers under five, and what would give them away together with the size of the space, are left out.</summary>
public sealed record AcknowledgementCount(AcknowledgementReach Reach, int? Done, int? Missing)
{
    private const int Group = 5;

    public static AcknowledgementCount Of(int done, int asked) => (done, asked - done) switch
    {
        _ when asked < Group => new(AcknowledgementReach.Untold, null, null),
        (_, 0) => new(AcknowledgementReach.All, done, 0),
        ( < Group, < Group) => new(AcknowledgementReach.Untold, null, null),
        ( < Group, _) => new(AcknowledgementReach.HardlyAny, null, null),
        (_, < Group) => new(AcknowledgementReach.AlmostAll, null, null),
        (_, var missing) => new(AcknowledgementReach.Some, done, missing),
    };
}

/// <param name="Count">For hosts; null for everybody else.</param>
public sealed record AnnouncementView(bool AsksToAcknowledge, DateTimeOffset? ExpiresAt, bool IsExpired, bool HasAcknowledged, bool IsHost, AcknowledgementCount? Count);

/// <summary>What belongs to an announcement, as one viewer sees it. Who acknowledged is told to nobody but themselves.</summary>
internal sealed class SeeAnnouncement(HouseDb db, TimeProvider clock)
{
    public async Task<AnnouncementView?> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { Thread.Kind: ThreadKind.Announcement } standing) return null;
        if (await db.Announcements.AsNoTracking().FirstOrDefaultAsync(a => a.ThreadId == threadId, ct) is not { } announcement) return null;
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var own = announcement.AsksToAcknowledge && await db.Acknowledgements.AnyAsync(a => a.ThreadId == threadId && a.MemberId == me, ct);
        var count = announcement.AsksToAcknowledge && standing.MayHost ? await CountAsync(standing, ct) : null;
        return new AnnouncementView(announcement.AsksToAcknowledge, announcement.ExpiresAt, announcement.ExpiresAt <= now, own, standing.MayHost, count);
    }

    /// <summary>Of the members the announcement is for: those of the space now who can read it, without who wrote it.</summary>
    private async Task<AcknowledgementCount?> CountAsync(ThreadStanding standing, CancellationToken ct)
    {
        var (id, spaceId, author, partners) = (standing.Thread.Id, standing.Space.Id, standing.Thread.AuthorId, standing.Space.WithPartners);
        var asked = db.SpaceMembers.Where(m => m.SpaceId == spaceId && m.MemberId != author)
            .Join(db.Set<Member>().Where(m => m.State == MemberState.Active && (partners || m.PartnerId == null)), s => s.MemberId, m => m.Id, (_, m) => m.Id);
        return AcknowledgementCount.Of(await asked.CountAsync(m => db.Set<Acknowledgement>().Any(a => a.ThreadId == id && a.MemberId == m), ct), await asked.CountAsync(ct));
    }
}
