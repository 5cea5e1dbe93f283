using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <summary>Shows somebody out, or lets them in again.</summary>
internal sealed class DeactivateMember(HouseDb db, WriteTransactions writes, Departure departure, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        if (id == viewer.MemberId) return Problem.Conflict("member-yourself");
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.Members.AnyAsync(m => m.Id == id, ct)) return Problem.NotFound();
        var gone = await departure.WriteAsync([id], viewer.MemberId, clock.GetUtcNow(), ct);
        if (!gone.Succeeded) return gone.Problem;
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        departure.Forget([id]);
        return new Done();
    }

    public async Task<Result<Done>> UndoAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var member = await db.Members.AsTracking().Include(m => m.Partner).FirstOrDefaultAsync(m => m.Id == id && m.State == MemberState.Deactivated, ct);
        if (member is null) return Problem.NotFound();
        if (member.Partner is { EndedAt: not null } ended) return Problem.Conflict("partner-ended", ended.Name);
        member.State = MemberState.Active;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "member.reactivated", id.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        departure.Forget([id]);
        return new Done();
    }
}
