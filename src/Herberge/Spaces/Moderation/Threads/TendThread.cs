using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Moderation.Rules;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Threads;

/// <summary>Puts a thread away or takes it out again, and slows it down. By hosts.</summary>
internal sealed class TendThread(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> ArchiveAsync(Guid threadId, bool on, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? at = on ? now : null;
        return await WriteAsync(threadId, on ? DeedKind.ThreadArchived : DeedKind.ThreadReopened, on ? "thread.archived" : "thread.unarchived", () => db.Threads.Where(t => t.Id == threadId)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.ArchivedAt, at).SetProperty(x => x.Version, x => x.Version + 1), ct), viewer, ct);
    }

    /// <param name="threadId">The thread.</param>
    /// <param name="seconds">Between two posts of one person; 0 for as fast as they like.</param>
    /// <param name="viewer">The host.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<Done>> SlowAsync(Guid threadId, int? seconds, Viewer viewer, CancellationToken ct)
    {
        if (seconds is not (>= 0 and <= SpaceCare.SlowestSeconds)) return Problem.Invalid("Seconds", "care-seconds", SpaceCare.SlowestSeconds);
        return await WriteAsync(threadId, DeedKind.ThreadSlowed, "thread.slowed", async () =>
        {
            if (await db.ThreadCares.Where(c => c.ThreadId == threadId).ExecuteUpdateAsync(c => c.SetProperty(x => x.SlowSeconds, seconds.Value), ct) == 0)
                db.ThreadCares.Add(new ThreadCare(threadId) { SlowSeconds = seconds.Value });
        }, viewer, ct);
    }

    private async Task<Result<Done>> WriteAsync(Guid threadId, DeedKind deed, string action, Func<Task> write, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayHost) return Problem.Forbidden("hosts-only");
        if (standing.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        var now = clock.GetUtcNow();
        await write();
        await db.LogAsync(standing.Space.Id, deed, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, action, threadId.ToString(), standing.Thread.Title, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }
}
