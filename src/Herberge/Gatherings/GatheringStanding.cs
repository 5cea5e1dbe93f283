using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <summary>A gathering the viewer may know of, and whether they run it.</summary>
/// <param name="MayRun">Its hosts, and whoever hosts the space.</param>
internal sealed record GatheringStanding(Gathering Gathering, Space Space, bool IsHost, bool MayRun)
{
    /// <summary>Null where there is none, or none the viewer may know of.</summary>
    public static async Task<GatheringStanding?> FindAsync(HouseDb db, Guid id, Viewer viewer, CancellationToken ct)
    {
        var gathering = await db.VisibleGatheringsTo(viewer).AsNoTracking().AsSplitQuery()
            .Include(g => g.Space).Include(g => g.Units).Include(g => g.Hosts).Include(g => g.Agenda).Include(g => g.Questions)
            .FirstOrDefaultAsync(g => g.Id == id, ct);
        if (gathering?.Space is not { } space) return null;
        var isHost = viewer.IsSignedIn && gathering.Hosts.Any(h => h.MemberId == viewer.MemberId);
        var runs = isHost || (await SpaceStanding.FindAsync(db, space.Slug, viewer, ct))?.MayRun == true;
        return new GatheringStanding(gathering, space, isHost, runs);
    }
}
