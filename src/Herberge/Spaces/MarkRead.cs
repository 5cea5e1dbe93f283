using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Remembers how far a member has read, so that unread marks survive devices; what the bell
/// told of the thread is seen with it. Called only when something was new.</summary>
internal sealed class MarkRead(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, Bell bell, MyRooms rooms, TimeProvider clock)
{
    /// <param name="known">Whether the member has a mark in this thread already.</param>
    public async Task HandleAsync(Guid threadId, Guid spaceId, int number, bool known, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        if (known)
        {
            await db.ReadMarks.Where(r => r.ThreadId == threadId && r.MemberId == me && r.LastRead < number)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.LastRead, number), ct);
        }
        else
        {
            db.ReadMarks.Add(new ReadMark(threadId, me, spaceId, number));
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
            {
                // The same page in two tabs: the other one has marked it.
                db.ChangeTracker.Clear();
                return;
            }
        }

        var now = clock.GetUtcNow();
        var seen = await db.Notifications.Where(n => n.MemberId == me && n.SeenAt == null && n.ThreadId == threadId)
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.SeenAt, now), ct);
        await transaction.CommitAsync(ct);
        if (seen > 0) await bell.RingAsync([me], CancellationToken.None);
        else rooms.Forget(me);
    }
}
