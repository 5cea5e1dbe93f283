using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Journeys;

/// <summary>Closes what a host was to do in person, or opens it again.</summary>
internal sealed class FinishTask(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    /// <summary>Whoever did it says so; of two who do, the first one did.</summary>
    public async Task<Result<Done>> HandleAsync(Guid taskId, bool done, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        var (me, now) = (viewer.MemberId, (DateTimeOffset?)clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.HostTasks.AnyAsync(t => t.Id == taskId, ct)) return Problem.NotFound();
        if (done) await db.HostTasks.Where(t => t.Id == taskId && t.DoneAt == null).ExecuteUpdateAsync(t => t.SetProperty(x => x.DoneAt, now).SetProperty(x => x.DoneBy, me), ct);
        else await db.HostTasks.Where(t => t.Id == taskId).ExecuteUpdateAsync(t => t.SetProperty(x => x.DoneAt, (DateTimeOffset?)null).SetProperty(x => x.DoneBy, (Guid?)null), ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
