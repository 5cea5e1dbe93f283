using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces;

public sealed record MyRoom(string Slug, string Name, int Hue, int Unread);

/// <param name="Unseen">Lines behind the bell not yet looked at.</param>
/// <param name="Waiting">People at the doors of spaces the viewer hosts.</param>
public sealed record MyRoomsView(IReadOnlyList<MyRoom> Rooms, int Unseen, int Waiting)
{
    public int Unread => Rooms.Sum(r => r.Unread);
}

/// <summary>
/// What the frame shows of a member's spaces on every page: one query, remembered for some seconds and forgotten as soon
/// as the member does something that changes it.
/// </summary>
internal sealed class MyRooms(HouseDb db, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);

    public async ValueTask<MyRoomsView> OfAsync(Viewer viewer, CancellationToken ct)
    {
        if (cache.TryGetValue(Key(viewer.MemberId), out MyRoomsView? known)) return known!;

        var me = viewer.MemberId;
        var unread = db.UnreadThreadsOf(viewer, clock.GetUtcNow() - UnreadThreads.Horizon);
        var unseen = db.VisibleNotificationsTo(viewer).Where(n => n.SeenAt == null);
        var mine = db.VisibleSpacesTo(viewer).Where(s => s.ArchivedAt == null && s.Memberships.Any(m => m.MemberId == me));
        var requests = db.JoinRequests;
        var found = await db.Set<Member>().AsNoTracking().Where(m => m.Id == me).Select(_ => new
        {
            Unseen = unseen.Count(),
            Waiting = requests.Count(r => mine.Any(s => s.Id == r.SpaceId && s.Memberships.Any(m => m.MemberId == me && m.Role == SpaceRole.Host))),
            Rooms = mine.OrderByDescending(s => s.LastActivityAt)
                .Select(s => new MyRoom(s.Slug, s.Name, s.Hue, unread.Count(t => t.SpaceId == s.Id))).ToList(),
        }).FirstOrDefaultAsync(ct);
        var view = found is null ? new MyRoomsView([], 0, 0) : new MyRoomsView(found.Rooms, found.Unseen, found.Waiting);
        cache.Set(Key(me), view, Remembered);
        return view;
    }

    public void Forget(Guid memberId) => cache.Remove(Key(memberId));

    private static (Type, Guid) Key(Guid memberId) => (typeof(MyRooms), memberId);
}
