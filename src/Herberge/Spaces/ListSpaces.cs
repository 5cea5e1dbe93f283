using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public sealed record SpaceRow(Guid Id, string Slug, string Name, string Purpose, SpaceKind Kind, int Hue, bool WithPartners,
    int MemberCount, int ThreadCount, DateTimeOffset LastActivityAt, bool IsMember);

/// <summary>The spaces a viewer may know of, the liveliest first.</summary>
internal sealed class ListSpaces(HouseDb db)
{
    public async Task<IReadOnlyList<SpaceRow>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await db.VisibleSpacesTo(viewer)
            .Where(s => s.ArchivedAt == null)
            .OrderByDescending(s => s.LastActivityAt)
            .Select(s => new SpaceRow(s.Id, s.Slug, s.Name, s.Purpose, s.Kind, s.Hue, s.WithPartners,
                s.MemberCount, s.ThreadCount, s.LastActivityAt, s.Memberships.Any(m => m.MemberId == me)))
            .ToListAsync(ct);
    }
}
