using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Members;

/// <summary>Drops the proposal to deactivate somebody who was missing from a people file.</summary>
internal sealed class KeepMember(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.DeactivationProposals.Where(p => p.MemberId == id).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "member.kept", id.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new Done();
    }
}
