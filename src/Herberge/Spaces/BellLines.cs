using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

internal static class BellLines
{
    /// <summary>Lines as people read them, the newest first.</summary>
    public static IQueryable<BellLine> BellLinesOf(this HouseDb db, IQueryable<Notification> lines) =>
        from n in lines
        join member in db.Set<Member>() on n.ActorId equals (Guid?)member.Id into actors
        from actor in actors.DefaultIfEmpty()
        join place in db.Spaces on n.SpaceId equals (Guid?)place.Id into spaces
        from space in spaces.DefaultIfEmpty()
        join thread in db.Threads on n.ThreadId equals thread.Id into threads
        from t in threads.DefaultIfEmpty()
        orderby n.Id descending
        select new BellLine(n.Id, n.Kind, n.At, n.SeenAt == null, n.ActorId, actor == null ? null : actor.Name,
            actor == null || actor.Unit == null ? null : actor.Unit!.Hue, actor == null || actor.Unit == null ? null : actor.Unit!.Name,
            space == null ? null : space.Slug, space == null ? null : space.Name, space == null ? null : space.Hue, n.ThreadId, t == null ? null : t.Title, n.PostId, n.SubjectId);
}
