using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People.Admin.Partners;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Spaces guests are members of; private ones only as far as the asker is in them too.</summary>
internal sealed class GuestPlaces(HouseDb db) : IGuestPlaces
{
    public async Task<ILookup<Guid, string>> OfAsync(IReadOnlyCollection<Guid> members, Viewer viewer, CancellationToken ct)
    {
        var visible = db.VisibleSpacesTo(viewer);
        var rows = await db.SpaceMembers.AsNoTracking().Where(m => members.Contains(m.MemberId))
            .Join(visible, m => m.SpaceId, s => s.Id, (m, s) => new { m.MemberId, s.Name }).OrderBy(r => r.Name).ToListAsync(ct);
        return rows.ToLookup(r => r.MemberId, r => r.Name);
    }
}
