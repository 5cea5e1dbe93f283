using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

internal static class StillNews
{
    /// <summary>
    /// What of a member's lines a mail may still tell: what they may read at this moment, have not seen behind the bell, have
    /// not read in the thread, and nobody took back.
    /// </summary>
    public static IQueryable<Notification> StillNewsTo(this HouseDb db, Viewer viewer)
    {
        var me = viewer.MemberId;
        var (marks, posts, memberships) = (db.ReadMarks, db.Posts, db.SpaceMembers);
        return db.VisibleNotificationsTo(viewer).Where(n => n.SeenAt == null
            && (n.PostId == null || posts.Any(p => p.Id == n.PostId && p.DeletedAt == null && !marks.Any(r => r.MemberId == me && r.ThreadId == p.ThreadId && r.LastRead >= p.Number)))
            && !memberships.Any(m => m.MemberId == me && m.SpaceId == n.SpaceId && m.AllReadAt >= n.At));
    }
}
