using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Announcements;

/// <summary>
/// Says that one read an announcement, or takes it back. No act of the ledger and no audit entry: reading is never recorded,
/// and this button says no more than that.
/// </summary>
internal sealed class Acknowledge(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid threadId, bool done, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is null) return Problem.NotFound();
        if (!await db.Announcements.AnyAsync(a => a.ThreadId == threadId && a.AsksToAcknowledge, ct)) return Problem.Conflict("announcement-asks-nothing");
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.Acknowledgements.Where(a => a.ThreadId == threadId && a.MemberId == me).ExecuteDeleteAsync(ct);
        if (done) db.Acknowledgements.Add(new Acknowledgement(threadId, me, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
