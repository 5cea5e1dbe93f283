using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <summary>Lets the house propose a plan. It replaces what was placed before; hosts change it as they like.</summary>
internal sealed class ProposePlan(HouseDb db, WriteTransactions writes, Seating seating, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid gatheringId, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await SessionsStanding.FindAsync(db, gatheringId, viewer, now, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        if (standing.IsPublished) return Problem.Conflict("session-plan-stands");

        await using var write = await writes.BeginAsync(db, ct);
        await seating.HoldAsync(gatheringId, ct);
        var sessions = await db.Sessions.AsTracking().Include(s => s.Hosts).Where(s => s.GatheringId == gatheringId).OrderBy(s => s.Id).ToListAsync(ct);
        var rooms = await db.SessionRooms.AsNoTracking().Where(r => r.GatheringId == gatheringId).OrderBy(r => r.Position).ToListAsync(ct);
        var slots = await db.SessionSlots.AsNoTracking().Where(s => s.GatheringId == gatheringId).OrderBy(s => s.Day).ThenBy(s => s.From).ToListAsync(ct);
        if (sessions.Count == 0 || rooms.Count == 0 || slots.Count == 0) return Problem.Conflict("plan-nothing");
        var found = Scheduler.Find(new ScheduleTask([.. Hosts(sessions)], await WishesAsync(gatheringId, sessions, ct), [.. rooms.Select(r => r.Seats)], slots.Count));
        for (var n = 0; n < sessions.Count; n++) sessions[n].PutInto(found.Places[n] is { } at ? slots[at.Slot].Id : null, found.Places[n] is { } place ? rooms[place.Room].Id : null);
        var plan = await db.SessionPlans.AsTracking().FirstOrDefaultAsync(p => p.GatheringId == gatheringId, ct);
        if (plan is null) db.SessionPlans.Add(plan = new SessionPlan { GatheringId = gatheringId });
        (plan.ProposedAt, plan.Clashes, plan.ByChance) = (now, found.Clashes, found.ByChance);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static IEnumerable<IReadOnlyList<int>> Hosts(List<Session> sessions)
    {
        var numbers = new Dictionary<Guid, int>();
        foreach (var session in sessions)
        {
            yield return [.. session.Hosts.Select(h =>
            {
                numbers.TryAdd(h.MemberId, numbers.Count);
                return numbers[h.MemberId];
            })];
        }
    }

    /// <summary>Nobody can be where they have something else to give, so what somebody gives counts among what they want. Wishes count as they were last released.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<int>>> WishesAsync(Guid gatheringId, List<Session> sessions, CancellationToken ct)
    {
        var number = sessions.Select((s, n) => (s.Id, n)).ToDictionary(s => s.Id, s => s.n);
        var wishes = await db.SessionWishes.AsNoTracking().Where(w => w.IsCounted && db.Set<Session>().Any(s => s.Id == w.SessionId && s.GatheringId == gatheringId)).Select(w => new { w.MemberId, w.SessionId }).ToListAsync(ct);
        var given = sessions.SelectMany(s => s.Hosts.Select(h => new { h.MemberId, SessionId = s.Id })).ToLookup(g => g.MemberId, g => g.SessionId);
        return [.. wishes.GroupBy(w => w.MemberId).OrderBy(g => g.Key).Select(g => (IReadOnlyList<int>)[.. g.Select(w => w.SessionId).Concat(given[g.Key]).Distinct().Select(id => number[id]).Order()])];
    }
}
