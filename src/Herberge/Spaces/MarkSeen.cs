using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Marks lines behind the bell as seen: all, or those of one thread.</summary>
internal sealed class MarkSeen(HouseDb db, WriteTransactions writes, Bell bell, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid? threadId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var seen = await db.Notifications.Where(n => n.MemberId == me && n.SeenAt == null && (threadId == null || n.ThreadId == threadId))
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.SeenAt, now), ct);
        await write.CommitAsync(ct);
        if (seen > 0) await bell.RingAsync([me], ct);
        return default(Done);
    }
}
