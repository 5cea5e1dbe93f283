using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Incidents;

internal static class IncidentsAccess
{
    extension(HouseDb db)
    {
        /// <summary>The community team reads incidents, nobody else.</summary>
        public IQueryable<Incident> VisibleIncidentsTo(Viewer viewer)
        {
            var team = viewer.IsOfTeam;
            return db.Set<Incident>().AsNoTracking().Where(_ => team);
        }
    }
}
