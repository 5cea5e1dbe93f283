using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <summary>The access rule of gatherings, as queries: who reads the space sees them; those for the house alone are hidden from partners' people.</summary>
internal static class GatheringsAccess
{
    extension(HouseDb db)
    {
        public IQueryable<Gathering> VisibleGatheringsTo(Viewer viewer)
        {
            var guest = viewer.IsGuest;
            var spaces = db.ReadableSpacesTo(viewer);
            return db.Gatherings.Where(g => spaces.Any(s => s.Id == g.SpaceId) && (!guest || g.ForPartners));
        }

        /// <summary>Who may take part: active readers of the space at that moment, of the gathering's units where it names some; partners' people where it is for them.</summary>
        public IQueryable<Member> InvitedTo(Gathering gathering, DateTimeOffset at)
        {
            var (id, spaceId, partners) = (gathering.Id, gathering.SpaceId, gathering.ForPartners);
            var units = db.Set<GatheringUnit>().Where(u => u.GatheringId == id);
            var tree = db.Set<OrgUnit>();
            return db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && (partners || m.PartnerId == null)
                && db.Set<Space>().Any(s => s.Id == spaceId && ((s.Kind == SpaceKind.Open && m.PartnerId == null)
                    || ((s.WithPartners || m.PartnerId == null) && s.Memberships.Any(p => p.MemberId == m.Id && (p.EndsAt == null || p.EndsAt > at)))))
                && (m.PartnerId != null || !units.Any()
                    || units.Any(u => u.UnitId == m.UnitId || tree.Any(top => top.Id == u.UnitId && m.Unit!.Path.StartsWith(top.Path + "/")))));
        }
    }
}
