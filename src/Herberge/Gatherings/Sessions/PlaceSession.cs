using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <param name="SlotId">Null, like the room, takes it out of the plan.</param>
public sealed record PlaceSessionInput(Guid SessionId, Guid? SlotId, Guid? RoomId);

/// <summary>Puts a session elsewhere; what is there already goes to where it was. Refused where somebody would have to be in two rooms.</summary>
internal sealed class PlaceSession(HouseDb db, WriteTransactions writes, Seating seating, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid gatheringId, PlaceSessionInput input, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await SessionsStanding.FindAsync(db, gatheringId, viewer, now, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        var (slot, room) = (input.SlotId, input.RoomId);
        if (slot is null != room is null) return Problem.Conflict("plan-cell");
        if (slot is not null && !await db.SessionSlots.AnyAsync(s => s.Id == slot && s.GatheringId == gatheringId, ct)) return Problem.Conflict("plan-cell");
        if (room is not null && !await db.SessionRooms.AnyAsync(r => r.Id == room && r.GatheringId == gatheringId, ct)) return Problem.Conflict("plan-cell");

        await using var write = await writes.BeginAsync(db, ct);
        await seating.HoldAsync(gatheringId, ct);
        var all = await db.Sessions.AsTracking().Include(s => s.Hosts).Where(s => s.GatheringId == gatheringId).ToListAsync(ct);
        if (all.Find(s => s.Id == input.SessionId) is not { } session) return Problem.NotFound();
        var there = slot is null ? null : all.Find(s => s != session && s.SlotId == slot && s.RoomId == room);
        there?.PutInto(session.SlotId, session.RoomId);
        session.PutInto(slot, room);
        if (await ClashAsync(all, session, ct) is { } clash) return clash;
        if (there is not null && await ClashAsync(all, there, ct) is { } other) return other;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Who would have to be in two, and where else.</summary>
    private async Task<Problem?> ClashAsync(List<Session> all, Session session, CancellationToken ct)
    {
        if (!session.IsPlaced) return null;
        foreach (var other in all.Where(o => o != session && o.SlotId == session.SlotId))
        {
            if (other.Hosts.FirstOrDefault(h => session.Hosts.Any(mine => mine.MemberId == h.MemberId)) is not { } host) continue;
            var name = await db.Set<Member>().AsNoTracking().Where(m => m.Id == host.MemberId).Select(m => m.Name).FirstOrDefaultAsync(ct);
            return Problem.Conflict("plan-host-twice", name ?? "", session.Title, other.Title);
        }

        return null;
    }
}
