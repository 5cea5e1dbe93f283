using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation;

/// <summary>
/// Who moderates what: a space's hosts their space, hosts of the house every space that isn't private and those they are in.
/// Nobody judges what they wrote themselves or what was decided about them.
/// </summary>
internal static class Moderators
{
    /// <summary>The same rule as <see cref="SpaceStanding.MayRun"/>, as a query.</summary>
    public static IQueryable<Space> ModeratedSpacesTo(this HouseDb db, Viewer viewer)
    {
        var (me, at) = (viewer.MemberId, viewer.AsOf);
        var house = viewer.IsInside && viewer.IsHost;
        return db.VisibleSpacesTo(viewer).Where(s =>
            s.Memberships.Any(m => m.MemberId == me && (m.Role == SpaceRole.Host || (m.DeputyFrom <= at && m.DeputyUntil > at) || house)) || (house && s.Kind != SpaceKind.Private));
    }

    public static Task<bool> ModeratesAsync(this HouseDb db, Guid spaceId, Viewer viewer, CancellationToken ct) =>
        db.ModeratedSpacesTo(viewer).AnyAsync(s => s.Id == spaceId, ct);

    /// <summary>Members who could judge a post of <paramref name="author"/> in this space.</summary>
    public static IQueryable<Guid> JudgesOf(this HouseDb db, Space space, Guid author, DateTimeOffset at)
    {
        var id = space.Id;
        var isPrivate = space.Kind == SpaceKind.Private;
        var hosts = db.SpaceMembers.Where(m => m.SpaceId == id && m.MemberId != author);
        return db.Set<Herberge.People.Member>().AsNoTracking()
            .Where(m => m.Id != author && m.State == Herberge.People.MemberState.Active
                && (hosts.Any(h => h.MemberId == m.Id && (h.Role == SpaceRole.Host || (h.DeputyFrom <= at && h.DeputyUntil > at)))
                    || (m.PartnerId == null && (m.Roles & HouseRoles.Host) != 0 && (!isPrivate || hosts.Any(h => h.MemberId == m.Id)))))
            .Select(m => m.Id);
    }

    /// <summary>Writes a line of the space's open log.</summary>
    public static async Task LogAsync(this HouseDb db, Guid spaceId, DeedKind kind, Reason? reason, Viewer by, DateTimeOffset at, CancellationToken ct)
    {
        var me = by.MemberId;
        var hosts = await db.SpaceMembers.AnyAsync(m => m.SpaceId == spaceId && m.MemberId == me && (m.Role == SpaceRole.Host || (m.DeputyFrom <= at && m.DeputyUntil > at)), ct);
        db.Deeds.Add(new Deed(spaceId, kind, reason, byHouse: !hosts, at));
    }
}
