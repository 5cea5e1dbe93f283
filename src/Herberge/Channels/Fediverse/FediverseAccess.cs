using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>What came from elsewhere and waits for a look: nobody but the community team finds it.</summary>
internal static class FediverseAccess
{
    extension(HouseDb db)
    {
        public IQueryable<RemoteReply> WaitingRepliesTo(Viewer viewer)
        {
            var team = viewer.IsOfTeam;
            return db.RemoteReplies.AsNoTracking().Where(r => team && r.State == ReplyState.Waiting);
        }

        public IQueryable<RemoteReport> OpenReportsTo(Viewer viewer)
        {
            var team = viewer.IsOfTeam;
            return db.RemoteReports.AsNoTracking().Where(r => team && r.SettledAt == null);
        }
    }
}
