using System.Linq.Expressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>
/// The access rule of everything said in the house, as queries. Pages, search, feeds, API, files and exports start here
/// and nowhere else.
/// </summary>
public static class VisibleSpaces
{
    /// <summary>
    /// Whether a thread may be read by a member (second) who is one of the house or a guest (third) at a moment (fourth). Deleted ones
    /// are gone. A second space opens it to that space's readers of the house, as long as neither space is private: guests gain nothing by it.
    /// </summary>
    internal static readonly Expression<Func<DiscussionThread, Guid, bool, DateTimeOffset, bool>> ReadableThread = (t, me, inside, at) => t.DeletedAt == null
        && ((inside && t.Space!.Kind == SpaceKind.Open) || ((inside || t.Space!.WithPartners) && t.Space!.Memberships.Any(m => m.MemberId == me && (m.EndsAt == null || m.EndsAt > at)))
            || (inside && t.AlsoInId != null && t.Space!.Kind != SpaceKind.Private && t.AlsoIn!.Kind != SpaceKind.Private
                && (t.AlsoIn.Kind == SpaceKind.Open || t.AlsoIn.Memberships.Any(m => m.MemberId == me && (m.EndsAt == null || m.EndsAt > at)))));

    /// <summary>
    /// Spaces whose existence the viewer may know: open and restricted ones for insiders, their own for all. A guest's
    /// membership counts only while the space is open to partners, and no membership beyond its end.
    /// </summary>
    public static IQueryable<Space> VisibleSpacesTo(this HouseDb db, Viewer viewer)
    {
        var me = viewer.MemberId;
        var inside = viewer.IsInside;
        var at = viewer.AsOf;
        return db.Set<Space>().AsNoTracking().Where(s =>
            (inside && s.Kind != SpaceKind.Private) || ((inside || s.WithPartners) && s.Memberships.Any(m => m.MemberId == me && (m.EndsAt == null || m.EndsAt > at))));
    }

    /// <summary>Spaces whose content the viewer may read: open ones for insiders, their own for all.</summary>
    public static IQueryable<Space> ReadableSpacesTo(this HouseDb db, Viewer viewer)
    {
        var me = viewer.MemberId;
        var inside = viewer.IsInside;
        var at = viewer.AsOf;
        return db.Set<Space>().AsNoTracking().Where(s =>
            (inside && s.Kind == SpaceKind.Open) || ((inside || s.WithPartners) && s.Memberships.Any(m => m.MemberId == me && (m.EndsAt == null || m.EndsAt > at))));
    }

    /// <summary>Threads the viewer may read; deleted ones are gone.</summary>
    public static IQueryable<DiscussionThread> VisibleThreadsTo(this HouseDb db, Viewer viewer)
    {
        return db.Set<DiscussionThread>().AsNoTracking().Where(ReadableThread.For(viewer.MemberId, viewer.IsInside, viewer.AsOf));
    }

    /// <summary>Posts the viewer may read, deleted ones included so that their place can be shown as empty.</summary>
    public static IQueryable<Post> VisiblePostsTo(this HouseDb db, Viewer viewer)
    {
        var me = viewer.MemberId;
        var inside = viewer.IsInside;
        var at = viewer.AsOf;
        return db.Set<Post>().AsNoTracking().Where(p => p.Thread!.DeletedAt == null
            && ((inside && p.Thread.Space!.Kind == SpaceKind.Open) || ((inside || p.Thread.Space!.WithPartners) && p.Thread.Space!.Memberships.Any(m => m.MemberId == me && (m.EndsAt == null || m.EndsAt > at)))
                || (inside && p.Thread.AlsoInId != null && p.Thread.Space!.Kind != SpaceKind.Private && p.Thread.AlsoIn!.Kind != SpaceKind.Private
                    && (p.Thread.AlsoIn.Kind == SpaceKind.Open || p.Thread.AlsoIn.Memberships.Any(m => m.MemberId == me && (m.EndsAt == null || m.EndsAt > at))))));
    }
}
