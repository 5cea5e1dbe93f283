using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;

namespace Herberge.Spaces;

/// <summary>
/// What is new for a member: it moved since they joined (or since “Alles gelesen”), somebody else moved it, and they
/// haven't read that far. What is older than a month is no longer pressed upon anybody.
/// </summary>
internal static class UnreadThreads
{
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(30);

    /// <param name="since">Now less <see cref="Horizon"/>; computed before the query.</param>
    public static IQueryable<DiscussionThread> UnreadThreadsOf(this HouseDb db, Viewer viewer, DateTimeOffset since)
    {
        var me = viewer.MemberId;
        var members = db.SpaceMembers;
        var marks = db.ReadMarks;
        return db.VisibleThreadsTo(viewer).Where(t => t.LastPostAt > since && t.LastPosterId != me && t.Space!.ArchivedAt == null
            && members.Any(m => (m.SpaceId == t.SpaceId || m.SpaceId == t.AlsoInId) && m.MemberId == me && t.LastPostAt > (m.AllReadAt ?? m.JoinedAt))
            && !marks.Any(r => r.ThreadId == t.Id && r.MemberId == me && r.LastRead >= t.PostCount));
    }
}
