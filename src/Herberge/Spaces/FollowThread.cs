using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Follows a thread, mutes it, or goes back to being told only what concerns oneself (null).</summary>
internal sealed class FollowThread(HouseDb db, WriteTransactions writes)
{
    public async Task<Result<Done>> HandleAsync(Guid threadId, FollowState? state, Viewer viewer, CancellationToken ct)
    {
        if (state is { } given && !Enum.IsDefined(given)) return Problem.Invalid(nameof(state), "follow-state-unknown");
        if (!await db.VisibleThreadsTo(viewer).AnyAsync(t => t.Id == threadId, ct)) return Problem.NotFound();
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.Follows.Where(f => f.ThreadId == threadId && f.MemberId == me).ExecuteDeleteAsync(ct);
        if (state is { } now) db.Follows.Add(new ThreadFollow(threadId, me, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
