using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <param name="SlotId">Null, like the room, where it has none, or none the viewer may know of yet.</param>
/// <param name="Wants">What the viewer said themselves.</param>
/// <param name="Interest">How many want it, as far as the viewer may know.</param>
/// <param name="ThreadId">Its notes; null where there are none the viewer may read.</param>
public sealed record SessionCard(
    Guid Id, string Title, string Text, SessionKind Kind, IReadOnlyList<GatheringFace> Hosts, bool IsOwn, bool MayChange, bool Wants, int? Interest, Guid? SlotId, Guid? RoomId, Guid? ThreadId, Guid? NotesPostId);

public sealed record PlanRoom(Guid Id, string Name, int? Seats);

/// <param name="FromLocal">By the clock of the gathering's zone.</param>
public sealed record PlanSlot(Guid Id, int Day, DateTime FromLocal, DateTime UntilLocal, DateTimeOffset From, DateTimeOffset Until)
{
    public bool IsAt(DateTimeOffset now) => From <= now && now < Until;
}

/// <summary>Something hosts may want to change in the plan.</summary>
/// <param name="Kind">host: somebody gives both; both: many want both; small: more want it than there are seats.</param>
public sealed record PlanConflict(string Kind, PlanSlot Slot, string First, string Second);

/// <param name="HasFigures">Whether enough voted for numbers to be told.</param>
/// <param name="Clashes">Of the house's proposal, by fives, where that may be told.</param>
/// <param name="ByChance">The mean of plans drawn by chance, alike.</param>
public sealed record SessionsView(
    Gathering Gathering, string SpaceName, string SpaceSlug, bool MayRun, bool IsRegistered, bool MayPropose, bool MayWish, bool IsPublished, bool IsOver, DateTimeOffset Now, IReadOnlyList<PlanRoom> Rooms, IReadOnlyList<PlanSlot> Slots,
    IReadOnlyList<SessionCard> Sessions, bool HasFigures, int? Clashes, int? ByChance, IReadOnlyList<PlanConflict> Conflicts)
{
    public SessionCard? At(PlanSlot slot, PlanRoom room) => Sessions.FirstOrDefault(s => s.SlotId == slot.Id && s.RoomId == room.Id);

    public PlanSlot? SlotOf(SessionCard session) => Slots.FirstOrDefault(s => s.Id == session.SlotId);

    public PlanRoom? RoomOf(SessionCard session) => Rooms.FirstOrDefault(r => r.Id == session.RoomId);
}

/// <summary>The sessions of a gathering and its plan, each as far as the viewer may know of it: nobody sees who wants what, but their own wishes.</summary>
internal sealed class SeeSessions(HouseDb db, TimeProvider clock)
{
    public async Task<Result<SessionsView>> HandleAsync(Guid gatheringId, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        if (await SessionsStanding.FindAsync(db, gatheringId, viewer, now, ct) is not { } standing) return Problem.NotFound();
        var gathering = standing.Gathering;
        var rows = await db.Sessions.AsNoTracking().Include(s => s.Hosts).Where(s => s.GatheringId == gatheringId).OrderBy(s => s.ProposedAt).ThenBy(s => s.Id).ToListAsync(ct);
        var own = await db.SessionWishes.AsNoTracking().Where(w => w.MemberId == me && w.Wants && db.Set<Session>().Any(s => s.Id == w.SessionId && s.GatheringId == gatheringId)).Select(w => w.SessionId).ToHashSetAsync(ct);
        var faces = await FacesAsync([.. rows.SelectMany(s => s.Hosts).Select(h => h.MemberId).Distinct()], ct);
        var threads = await ThreadsAsync([.. rows.Select(s => s.ThreadId).OfType<Guid>()], viewer, ct);
        var rooms = await db.SessionRooms.AsNoTracking().Where(r => r.GatheringId == gatheringId).OrderBy(r => r.Position).Select(r => new PlanRoom(r.Id, r.Name, r.Seats)).ToListAsync(ct);
        var slots = (await db.SessionSlots.AsNoTracking().Where(s => s.GatheringId == gatheringId).ToListAsync(ct)).OrderBy(s => s.Day).ThenBy(s => s.From)
            .Select(s => new PlanSlot(s.Id, s.Day, s.FromOn(gathering), s.UntilOn(gathering), Zones.InstantOf(s.FromOn(gathering), gathering.Zone), Zones.InstantOf(s.UntilOn(gathering), gathering.Zone))).ToList();
        var showsPlan = standing.IsPublished || standing.MayRun;
        var figures = rows.Exists(s => s.Interest is not null);
        var cards = rows.ConvertAll(s => new SessionCard(
            s.Id, s.Title, s.Text, s.Kind, [.. s.Hosts.OrderBy(h => h.Position).Select(h => faces.GetValueOrDefault(h.MemberId)).OfType<GatheringFace>()], s.Hosts.Any(h => h.MemberId == me),
            (s.ProposedBy == me || standing.MayRun) && gathering.TakesAnswers(now), own.Contains(s.Id), InterestFor(s, standing), showsPlan ? s.SlotId : null, showsPlan ? s.RoomId : null,
            s.ThreadId is { } thread && threads.ContainsKey(thread) ? thread : null, s.ThreadId is { } notes && threads.TryGetValue(notes, out var post) ? post : null));
        var tells = standing.MayRun && figures;
        return new SessionsView(
            gathering, standing.Standing.Space.Name, standing.Standing.Space.Slug, standing.MayRun, standing.IsRegistered, standing.MayPropose, standing.MayWish, standing.IsPublished, gathering.IsOver(now), now, rooms, slots, cards,
            tells, tells ? ToFives(standing.Plan?.Clashes) : null, tells ? ToFives(standing.Plan?.ByChance) : null, standing.MayRun ? await ConflictsAsync(gatheringId, rows, slots, rooms, faces, ct) : []);
    }

    /// <summary>Hosts see what was last counted; everybody else only once the plan stands, and nothing about fewer than five.</summary>
    private static int? InterestFor(Session session, SessionsStanding standing) =>
        standing.MayRun ? session.Interest : standing.IsPublished && session.Interest >= ReleaseInterest.Smallest ? session.Interest : null;

    /// <summary>Whoever lets plans be proposed again and again reads no single vote off the difference.</summary>
    private static int? ToFives(double? figure) => figure is { } value ? (int)Math.Round(value / ReleaseInterest.Smallest) * ReleaseInterest.Smallest : null;

    private async Task<List<PlanConflict>> ConflictsAsync(Guid gatheringId, List<Session> all, List<PlanSlot> slots, List<PlanRoom> rooms, Dictionary<Guid, GatheringFace> faces, CancellationToken ct)
    {
        var found = new List<PlanConflict>();
        var wishes = (await db.SessionWishes.AsNoTracking().Where(w => w.IsCounted && db.Set<Session>().Any(s => s.Id == w.SessionId && s.GatheringId == gatheringId)).ToListAsync(ct)).ToLookup(w => w.SessionId, w => w.MemberId);
        foreach (var slot in slots)
        {
            var here = all.Where(s => s.SlotId == slot.Id).ToList();
            foreach (var (one, other) in here.SelectMany((one, n) => here.Skip(n + 1).Select(other => (one, other))))
            {
                if (one.Hosts.FirstOrDefault(h => other.Hosts.Any(o => o.MemberId == h.MemberId)) is { } twice) found.Add(new PlanConflict("host", slot, faces.GetValueOrDefault(twice.MemberId)?.Name ?? "", $"{one.Title} / {other.Title}"));
                if (wishes[one.Id].Intersect(wishes[other.Id]).Count() >= ReleaseInterest.Smallest) found.Add(new PlanConflict("both", slot, one.Title, other.Title));
            }

            found.AddRange(here.Where(s => rooms.Exists(r => r.Id == s.RoomId && r.Seats < s.Interest)).Select(s => new PlanConflict("small", slot, s.Title, rooms.First(r => r.Id == s.RoomId).Name)));
        }

        return found;
    }

    private async Task<Dictionary<Guid, GatheringFace>> FacesAsync(List<Guid> ids, CancellationToken ct) => await db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id))
        .Select(m => new { m.Id, Face = new GatheringFace(m.Name, m.State == MemberState.Active ? m.Handle : null, m.Unit != null ? m.Unit.Name : null, m.PartnerId == null ? m.Unit != null ? m.Unit.Hue : Member.HueWithoutUnit : null) })
        .ToDictionaryAsync(m => m.Id, m => m.Face, ct);

    /// <summary>Those the viewer may read, with their first posts.</summary>
    private async Task<Dictionary<Guid, Guid>> ThreadsAsync(List<Guid> ids, Viewer viewer, CancellationToken ct) => ids.Count == 0 ? [] : await db.VisibleThreadsTo(viewer).Where(t => ids.Contains(t.Id))
        .Select(t => new { t.Id, Post = db.Set<Post>().Where(p => p.ThreadId == t.Id && p.Number == 1).Select(p => p.Id).FirstOrDefault() }).ToDictionaryAsync(t => t.Id, t => t.Post, ct);
}
