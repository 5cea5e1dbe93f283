using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Somebody who runs a space, as its door names them.</summary>
/// <param name="DeputyUntil">For somebody who stands in for a host: the first moment after their last day.</param>
public sealed record SpaceHost(Guid Id, string Name, string Handle, int? Hue, string? Unit, DateTimeOffset? DeputyUntil = null)
{
    private const int Shown = 6;

    internal static async Task<IReadOnlyList<SpaceHost>> OfAsync(HouseDb db, Guid spaceId, DateTimeOffset at, CancellationToken ct) =>
        await db.SpaceMembers.AsNoTracking().Where(m => m.SpaceId == spaceId && (m.Role == SpaceRole.Host || (m.DeputyFrom <= at && m.DeputyUntil > at)))
            .Join(db.Set<Member>().Where(p => p.State == MemberState.Active), m => m.MemberId, p => p.Id, (m, p) => new { m, p })
            .OrderBy(x => x.m.Role == SpaceRole.Host ? 0 : 1).ThenBy(x => x.p.FoldedName).Take(Shown)
            .Select(x => new SpaceHost(x.p.Id, x.p.Name, x.p.Handle, x.p.Unit == null ? null : x.p.Unit.Hue,
                x.p.Unit == null ? null : x.p.Unit.Name, x.m.Role == SpaceRole.Host ? null : x.m.DeputyUntil)).ToListAsync(ct);
}
