using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces;

public sealed record MyRoom(string Slug, string Name, int Hue, int Unread);

/// <param name="Unseen">Lines behind the bell not yet looked at.</param>
/// <param name="Waiting">People at the doors of spaces the viewer hosts.</param>
public sealed record MyRoomsView(IReadOnlyList<MyRoom> Rooms, int Unseen, int Waiting)
{
    public int Unread => Rooms.Sum(r => r.Unread);

    public ModerationFrame Moderation { get; init; } = ModerationFrame.None;
}

/// <summary>
/// What the frame shows of a member's spaces on every page: one query (two for those in no space), remembered for some seconds and forgotten as soon
/// as the member does something that changes it.
/// </summary>
internal sealed class MyRooms(HouseDb db, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);
    private (Viewer Viewer, MyRoomsView View)? _guest;

    public async ValueTask<MyRoomsView> OfAsync(Viewer viewer, CancellationToken ct)
    {
        // What a guest may see can end at any moment, so nothing of it is remembered beyond the request.
        if (viewer.IsGuest && _guest is { } asked && asked.Viewer == viewer) return asked.View;
        if (!viewer.IsGuest && cache.TryGetValue(Key(viewer.MemberId), out MyRoomsView? known)) return known!;

        var (me, at) = (viewer.MemberId, viewer.AsOf);
        var unread = db.UnreadThreadsOf(viewer, clock.GetUtcNow() - UnreadThreads.Horizon);
        var unseen = db.VisibleNotificationsTo(viewer).Where(n => n.SeenAt == null);
        var mine = db.VisibleSpacesTo(viewer).Where(s => s.ArchivedAt == null && s.Memberships.Any(m => m.MemberId == me));
        var hosted = mine.Where(s => s.Memberships.Any(m => m.MemberId == me && (m.Role == SpaceRole.Host || (m.DeputyFrom <= at && m.DeputyUntil > at))));
        var requests = db.JoinRequests;
        var (held, cases, appeals) = ReadQueue.Waiting(db, viewer);
        var (rules, read) = (db.HouseRules, db.RulesRead.Where(r => r.MemberId == me));
        // The counts don't depend on the row: the engines work them out once.
        var rows = await mine.OrderByDescending(s => s.LastActivityAt).Select(s => new
        {
            Room = new MyRoom(s.Slug, s.Name, s.Hue, unread.Count(t => t.SpaceId == s.Id)),
            Unseen = unseen.Count(),
            Waiting = requests.Count(r => hosted.Any(h => h.Id == r.SpaceId)),
            Moderation = new ModerationFrame(hosted.Any(), held.Count() + cases.Count() + appeals.Count(), rules.Max(r => (int?)r.Version), read.Max(r => (int?)r.Version)),
        }).ToListAsync(ct);
        var view = rows.Count > 0
            ? new MyRoomsView([.. rows.Select(r => r.Room)], rows[0].Unseen, rows[0].Waiting) { Moderation = rows[0].Moderation }
            : await db.Set<Member>().AsNoTracking().Where(m => m.Id == me).Select(m => new MyRoomsView(Array.Empty<MyRoom>(), unseen.Count(), 0)
            {
                Moderation = new ModerationFrame(false, held.Count() + cases.Count() + appeals.Count(), rules.Max(r => (int?)r.Version), read.Max(r => (int?)r.Version)),
            }).FirstOrDefaultAsync(ct) ?? new MyRoomsView([], 0, 0);
        if (viewer.IsGuest) _guest = (viewer, view);
        else cache.Set(Key(me), view, Remembered);
        return view;
    }

    public void Forget(Guid memberId)
    {
        _guest = null;
        cache.Remove(Key(memberId));
    }

    private static (Type, Guid) Key(Guid memberId) => (typeof(MyRooms), memberId);
}
