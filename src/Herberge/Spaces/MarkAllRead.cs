using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>“Alles gelesen”: nothing in the viewer's spaces is new any more.</summary>
internal sealed class MarkAllRead(HouseDb db, WriteTransactions writes, MyRooms myRooms, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        await db.SpaceMembers.Where(m => m.MemberId == me).ExecuteUpdateAsync(m => m.SetProperty(x => x.AllReadAt, now), ct);
        await write.CommitAsync(ct);
        myRooms.Forget(me);
        return default(Done);
    }
}
