using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Somebody who runs a space, as its door names them.</summary>
public sealed record SpaceHost(Guid Id, string Name, string Handle, int? Hue, string? Unit)
{
    private const int Shown = 6;

    internal static async Task<IReadOnlyList<SpaceHost>> OfAsync(HouseDb db, Guid spaceId, CancellationToken ct) =>
        await db.SpaceMembers.AsNoTracking().Where(m => m.SpaceId == spaceId && m.Role == SpaceRole.Host)
            .Join(db.Set<Member>().Where(p => p.State == MemberState.Active), m => m.MemberId, p => p.Id, (m, p) => p)
            .OrderBy(p => p.FoldedName).Take(Shown)
            .Select(p => new SpaceHost(p.Id, p.Name, p.Handle, p.Unit == null ? null : p.Unit.Hue,
                p.Unit == null ? null : p.Unit.Name)).ToListAsync(ct);
}
