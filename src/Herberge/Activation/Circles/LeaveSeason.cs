using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>
/// Somebody takes part no more, with one press. Their circle hears that somebody left, never why; why is counted without a name.
/// What they wrote down for themselves stays theirs.
/// </summary>
internal sealed class LeaveSeason(HouseDb db, WriteTransactions writes, TimeProvider clock, Bell bell)
{
    public async Task<Result<Done>> HandleAsync(Guid id, LeaveReason reason, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        await db.HoldSeasonAsync(id, ct);
        if (await db.CircleEntries.Where(e => e.SeasonId == id && e.MemberId == me).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        await db.CircleGoals.Where(g => g.SeasonId == id && g.MemberId == me).ExecuteDeleteAsync(ct);
        List<Guid> told = [];
        if (await db.CircleSeats.Include(s => s.Circle).SingleOrDefaultAsync(s => s.Circle!.SeasonId == id && s.Circle.DissolvedAt == null && s.MemberId == me && s.LeftAt == null, ct) is { } seat)
        {
            var circle = seat.Circle!;
            seat.LeftAt = now;
            if (circle.ModeratorId == me) circle.ModeratorId = null;
            var season = await db.CircleSeasons.SingleAsync(s => s.Id == id, ct);
            if (season.ClosedAt is null) season.Count(reason);
            told = await db.TakenSeats().Where(s => s.CircleId == circle.Id && s.MemberId != me).Select(s => s.MemberId).ToListAsync(ct);
            await bell.AddAsync([.. told.Select(person => new Notification(person, NotificationKind.CircleChanged, null, null, null, null, now) { SubjectId = circle.Id })], ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }
}
