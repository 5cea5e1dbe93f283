using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Puts a thread at the top of its space, or lets it down again. By hosts.</summary>
internal sealed class PinThread(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid threadId, bool on, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayHost) return Problem.Forbidden("hosts-only");
        if (standing.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");

        var now = clock.GetUtcNow();
        DateTimeOffset? at = on ? now : null;
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.Threads.Where(t => t.Id == threadId)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.PinnedAt, at).SetProperty(x => x.Version, x => x.Version + 1), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, on ? "thread.pinned" : "thread.unpinned", threadId.ToString(), standing.Thread.Title, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
