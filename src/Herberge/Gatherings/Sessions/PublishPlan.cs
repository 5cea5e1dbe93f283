using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <summary>Shows the plan to everybody, which ends the vote; or takes it back, which opens it again.</summary>
internal sealed class PublishPlan(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid gatheringId, bool isPublic, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await SessionsStanding.FindAsync(db, gatheringId, viewer, now, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        if (isPublic == standing.IsPublished) return default(Done);
        if (isPublic && !await db.Sessions.AnyAsync(s => s.GatheringId == gatheringId && s.SlotId != null && s.RoomId != null, ct)) return Problem.Conflict("plan-empty");

        await using var write = await writes.BeginAsync(db, ct);
        var plan = await db.SessionPlans.AsTracking().FirstOrDefaultAsync(p => p.GatheringId == gatheringId, ct);
        if (plan is null) db.SessionPlans.Add(plan = new SessionPlan { GatheringId = gatheringId });
        plan.PublishedAt = isPublic ? now : null;
        db.Audit.Add(new AuditEntry(viewer.MemberId, isPublic ? "gathering.plan-published" : "gathering.plan-taken-back", standing.Gathering.Title, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
