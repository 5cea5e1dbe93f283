using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>“I go on”, which also says yes to a move; or no to it, within the notice.</summary>
internal sealed class AnswerMove(HouseDb db, WriteTransactions writes, TimeProvider clock, Bell bell)
{
    public async Task<Result<Done>> StayAsync(Guid circleId, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.CirclesOf(viewer).AnyAsync(c => c.Id == circleId, ct)) return Problem.NotFound();
        await db.CircleSeats.Where(s => s.CircleId == circleId && s.MemberId == me).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now).SetProperty(x => x.DeclineUntil, (DateTimeOffset?)null), ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Back to the circle they came from while it has a place, else to the waiting list.</summary>
    /// <returns>The circle they are in again; empty for the waiting list.</returns>
    public async Task<Result<Guid>> DeclineAsync(Guid circleId, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.CirclesOf(viewer).Where(c => c.Id == circleId).Select(c => (Guid?)c.SeasonId).FirstOrDefaultAsync(ct) is not { } seasonId) return Problem.NotFound();
        await db.HoldSeasonAsync(seasonId, ct);
        var circle = await db.Circles.Include(c => c.Seats).SingleAsync(c => c.Id == circleId, ct);
        var seat = circle.Seats.Single(s => s.MemberId == me);
        if (seat.DeclineUntil is not { } until || until <= now) return Problem.Conflict("circles-notice-over");
        var fromId = seat.FromId;
        MendCircles.Stand(circle, me, now);
        List<Circle> changed = [circle];
        var before = await db.Circles.Include(c => c.Seats).SingleOrDefaultAsync(c => c.Id == fromId && c.DissolvedAt == null, ct);
        var back = before is not null && await db.TakenSeats().CountAsync(s => s.CircleId == fromId, ct) < Circle.Most;
        if (back)
        {
            MendCircles.Sit(before!, me, now, from: null);
            changed.Add(before!);
        }

        List<Notification> lines = [.. changed.SelectMany(c => c.Seats.Where(s => s.LeftAt is null && s.MemberId != me).Select(s => new Notification(s.MemberId, NotificationKind.CircleChanged, null, null, null, null, now) { SubjectId = c.Id }))];
        await bell.AddAsync(lines, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([.. lines.Select(line => line.MemberId)], CancellationToken.None);
        return back ? before!.Id : Guid.Empty;
    }
}
