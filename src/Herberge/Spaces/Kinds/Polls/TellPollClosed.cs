using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Kinds.Polls;

/// <summary>Tells who opened a poll and who voted in it that it is over. Each once, whichever node is faster.</summary>
internal sealed class TellPollClosed(HouseDb db, WriteTransactions writes, Notify notify, Bell bell, TimeProvider clock)
{
    /// <returns>How many polls people were told of.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = await db.Polls.AsNoTracking().Where(p => p.ClosesAt <= now && p.ToldAt == null).Select(p => p.ThreadId).ToListAsync(ct);
        foreach (var id in over) await HandleAsync(id, ct);
        return over.Count;
    }

    public async Task HandleAsync(Guid threadId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.Polls.Where(p => p.ThreadId == threadId && p.ToldAt == null && p.ClosesAt <= now).ExecuteUpdateAsync(p => p.SetProperty(x => x.ToldAt, now), ct) == 0) return;
        var thread = await db.Threads.AsNoTracking().Include(t => t.Space).FirstAsync(t => t.Id == threadId, ct);
        if (thread.DeletedAt is not null)
        {
            await transaction.CommitAsync(ct);
            return;
        }

        var concerned = await db.PollVoters.Where(v => v.ThreadId == threadId).Select(v => v.MemberId).ToListAsync(ct);
        var told = await notify.Readers(thread.Space!, [.. concerned, thread.AuthorId], thread.AlsoInId).ToListAsync(ct);
        await bell.AddAsync([.. told.Select(id => new Notification(id, NotificationKind.PollClosed, null, thread.SpaceId, threadId, null, now))], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync(told, CancellationToken.None);
    }
}

[DisallowConcurrentExecution]
internal sealed class TellOfClosedPolls(TellPollClosed tell) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await tell.HandleAsync(cancellationToken);
}
