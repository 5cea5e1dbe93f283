using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <summary>“I want to be there”, or not any more: secret, for any number of sessions, and no promise.</summary>
internal sealed class WishForSession(HouseDb db, WriteTransactions writes, Seating seating, ReleaseInterest release, TimeProvider clock)
{
    public async Task<Result<bool>> HandleAsync(Guid gatheringId, Guid id, bool wants, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        if (await SessionsStanding.FindAsync(db, gatheringId, viewer, now, ct) is not { } standing) return Problem.NotFound();
        if (!await db.Sessions.AnyAsync(s => s.Id == id && s.GatheringId == gatheringId, ct)) return Problem.NotFound();
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        if (!standing.MayPropose) return Problem.Forbidden("session-for-registered");
        if (!standing.MayWish) return Problem.Conflict("session-plan-stands");

        await using var write = await writes.BeginAsync(db, ct);
        await seating.HoldAsync(gatheringId, ct);
        var wish = await db.SessionWishes.AsTracking().FirstOrDefaultAsync(w => w.SessionId == id && w.MemberId == me, ct);
        if (wish?.Wants == true == wants) return wants;
        if (wish is null) db.SessionWishes.Add(new SessionWish { SessionId = id, MemberId = me });
        else if (wants || wish.IsCounted) wish.Wants = wants;
        else db.SessionWishes.Remove(wish);
        if (await db.SessionBallots.Where(b => b.GatheringId == gatheringId && b.MemberId == me).ExecuteUpdateAsync(b => b.SetProperty(x => x.IsNew, true), ct) == 0)
            db.SessionBallots.Add(new SessionBallot { GatheringId = gatheringId, MemberId = me });
        await db.SaveChangesAsync(ct);
        await release.HandleAsync(gatheringId, ct);
        await write.CommitAsync(ct);
        return wants;
    }
}
