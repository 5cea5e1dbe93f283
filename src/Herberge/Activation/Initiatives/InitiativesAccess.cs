using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Initiatives;

/// <summary>The access rule of initiatives, as queries: for everybody of the house, for no guest; changed by those who take part.</summary>
internal static class InitiativesAccess
{
    extension(HouseDb db)
    {
        public IQueryable<Initiative> VisibleInitiativesTo(Viewer viewer)
        {
            var inside = viewer.IsInside;
            return db.Initiatives.AsNoTracking().Where(i => inside && i.RemovedAt == null);
        }

        /// <summary>Those the viewer may change; with those that were taken off the map, so that they can come back.</summary>
        public IQueryable<Initiative> InitiativesInHandOf(Viewer viewer)
        {
            var (inside, me, all) = (viewer.IsInside, viewer.MemberId, viewer.IsInside && (viewer.IsHost || viewer.IsCommunityManager));
            return db.Initiatives.AsNoTracking().Where(i => inside && (all || i.People.Any(p => p.MemberId == me)));
        }
    }
}
