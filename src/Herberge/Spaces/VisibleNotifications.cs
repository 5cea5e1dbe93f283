using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

internal static class VisibleNotifications
{
    /// <summary>
    /// The viewer's own lines behind the bell, less those about spaces and threads they may no longer see: a title must not
    /// be read by somebody who left.
    /// </summary>
    public static IQueryable<Notification> VisibleNotificationsTo(this HouseDb db, Viewer viewer)
    {
        var me = viewer.MemberId;
        var spaces = db.VisibleSpacesTo(viewer);
        var threads = db.VisibleThreadsTo(viewer);
        return db.Notifications.AsNoTracking().Where(n => n.MemberId == me
            && (n.SpaceId == null || (n.ThreadId == null ? spaces.Any(s => s.Id == n.SpaceId) : threads.Any(t => t.Id == n.ThreadId))));
    }
}
