using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>A host lets somebody in or not; whoever asked is told either way.</summary>
internal sealed class AnswerJoinRequest(HouseDb db, WriteTransactions writes, Admission admission, Bell bell, TimeProvider clock)
{
    public async Task<Result<Space>> HandleAsync(string slug, Guid askerId, bool accept, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden();
        var space = standing.Space;
        if (!await db.JoinRequests.AnyAsync(r => r.SpaceId == space.Id && r.MemberId == askerId, ct)) return Problem.Conflict("join-request-gone");

        var now = clock.GetUtcNow();
        if (accept)
        {
            await admission.AdmitAsync(space, askerId, viewer.MemberId, now, ct);
        }
        else
        {
            await admission.ForgetRequestAsync(space.Id, askerId, ct);
            db.Audit.Add(new AuditEntry(viewer.MemberId, "space.request-declined", space.Slug, askerId.ToString(), now));
        }

        await bell.AddAsync([new Notification(askerId, accept ? NotificationKind.JoinAccepted : NotificationKind.JoinDeclined, viewer.MemberId, space.Id, null, null, now)], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([askerId], ct);
        return space;
    }
}
