using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Oversight;

/// <summary>
/// A member wants their contacts left out of analysis, or counted again. Takes effect with the next release, together with
/// everybody else's changes; they stay one of their unit's people, so that nobody can tell. It leaves no audit entry: the
/// audit is read by others.
/// </summary>
internal sealed class LeaveAnalysis(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(bool leave, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        await db.OptOuts.Where(o => o.MemberId == me).ExecuteDeleteAsync(ct);
        if (leave) db.OptOuts.Add(new OptOut(me, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
