using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Polls;

/// <summary>Ends a poll before its day. By who opened it, or a host.</summary>
internal sealed class ClosePoll(HouseDb db, WriteTransactions writes, TellPollClosed tell, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing || standing.Thread.Kind != ThreadKind.Poll) return Problem.NotFound();
        if (standing.Thread.AuthorId != viewer.MemberId && !standing.MayHost) return Problem.Forbidden("thread-of-another");
        if (standing.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        var now = clock.GetUtcNow();
        await using (var transaction = await writes.BeginAsync(db, ct))
        {
            if (await db.Polls.Where(p => p.ThreadId == threadId && p.ClosesAt > now).ExecuteUpdateAsync(p => p.SetProperty(x => x.ClosesAt, now), ct) == 0)
                return Problem.Conflict("poll-over");
            db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.poll-closed", threadId.ToString(), standing.Thread.Title, now));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        await tell.HandleAsync(threadId, ct);
        return default(Done);
    }
}
