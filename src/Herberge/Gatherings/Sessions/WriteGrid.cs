using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <param name="Seats">Null for as many as like.</param>
public sealed record RoomInput(string Name, int? Seats);

/// <param name="Day">Day of the gathering, from 1.</param>
public sealed record SlotInput(int Day, TimeOnly From, TimeOnly Until);

/// <summary>Rooms and times a plan is made of. What stays keeps its sessions; those of what goes wait for another place.</summary>
internal sealed class WriteGrid(HouseDb db, WriteTransactions writes, Seating seating, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid gatheringId, IReadOnlyList<RoomInput> rooms, IReadOnlyList<SlotInput> slots, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await SessionsStanding.FindAsync(db, gatheringId, viewer, now, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        List<Problem> problems = [.. Wrong(standing.Gathering, rooms, slots)];
        if (problems.Count > 0) return Result<Done>.From(problems);

        await using var write = await writes.BeginAsync(db, ct);
        await seating.HoldAsync(gatheringId, ct);
        await WriteRoomsAsync(gatheringId, rooms, now, ct);
        await WriteSlotsAsync(gatheringId, slots, now, ct);
        await db.SaveChangesAsync(ct);
        // A foreign key lets go of the room or the slot, which leaves the other half of a place behind.
        await db.Sessions.Where(s => s.GatheringId == gatheringId && (s.RoomId == null || s.SlotId == null))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RoomId, (Guid?)null).SetProperty(x => x.SlotId, (Guid?)null), ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static IEnumerable<Problem> Wrong(Gathering gathering, IReadOnlyList<RoomInput> rooms, IReadOnlyList<SlotInput> slots)
    {
        var isTwice = rooms.Select(r => r.Name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() != rooms.Count;
        if (isTwice || rooms.Count > SessionRoom.Most || rooms.Any(r => r.Name.Trim().Length is 0 or > SessionRoom.LongestName || r.Seats is < 1 or > Gathering.MostSeats)) yield return Problem.Invalid("Rooms", "plan-rooms", SessionRoom.Most);
        var days = (gathering.EndsLocal.Date - gathering.StartsLocal.Date).Days + 1;
        var inOrder = slots.OrderBy(s => s.Day).ThenBy(s => s.From).ToList();
        var overlaps = inOrder.Zip(inOrder.Skip(1)).Any(pair => pair.First.Day == pair.Second.Day && pair.Second.From < pair.First.Until);
        if (overlaps || slots.Count > SessionSlot.Most || slots.Any(s => s.Day < 1 || s.Day > days || s.Until <= s.From)) yield return Problem.Invalid("Slots", "plan-slots", SessionSlot.Most);
    }

    private async Task WriteRoomsAsync(Guid gatheringId, IReadOnlyList<RoomInput> rooms, DateTimeOffset now, CancellationToken ct)
    {
        var kept = await db.SessionRooms.AsTracking().Where(r => r.GatheringId == gatheringId).ToListAsync(ct);
        db.SessionRooms.RemoveRange(kept.Where(k => rooms.All(r => r.Name.Trim() != k.Name)));
        for (var at = 0; at < rooms.Count; at++)
        {
            var name = rooms[at].Name.Trim();
            if (kept.Find(k => k.Name == name) is { } same) (same.Position, same.Seats) = (at, rooms[at].Seats);
            else db.SessionRooms.Add(new SessionRoom { Id = Guid.CreateVersion7(now), GatheringId = gatheringId, Position = at, Name = name, Seats = rooms[at].Seats });
        }
    }

    private async Task WriteSlotsAsync(Guid gatheringId, IReadOnlyList<SlotInput> slots, DateTimeOffset now, CancellationToken ct)
    {
        var kept = await db.SessionSlots.AsTracking().Where(s => s.GatheringId == gatheringId).ToListAsync(ct);
        db.SessionSlots.RemoveRange(kept.Where(k => !slots.Contains(new SlotInput(k.Day, k.From, k.Until))));
        foreach (var slot in slots.Where(slot => !kept.Exists(k => slot == new SlotInput(k.Day, k.From, k.Until))))
            db.SessionSlots.Add(new SessionSlot { Id = Guid.CreateVersion7(now), GatheringId = gatheringId, Day = slot.Day, From = slot.From, Until = slot.Until });
    }
}
