using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>Lets an answer from elsewhere be read, or not. For the community team.</summary>
internal sealed class JudgeReply(HouseDb db, WriteTransactions writes, TellOutside tell, TimeProvider clock)
{
    /// <summary>Shown here and passed on to the space's followers.</summary>
    public Task<Result<Done>> ShowAsync(Guid id, Viewer viewer, CancellationToken ct) => OnAsync(id, viewer, reply =>
    {
        if (reply.State != ReplyState.Waiting) return;
        reply.Show(viewer.MemberId, clock.GetUtcNow());
        tell.Put(new ToTell(Telling.Announced, reply.SpaceId, [], reply.ObjectId, reply.Id));
    }, ct);

    /// <summary>Also one that is shown: what it says is gone then.</summary>
    public Task<Result<Done>> RefuseAsync(Guid id, Viewer viewer, CancellationToken ct) => OnAsync(id, viewer, reply =>
    {
        if (reply.State == ReplyState.Shown) tell.NoLongerShown(reply);
        reply.Refuse(viewer.MemberId, clock.GetUtcNow());
    }, ct);

    private async Task<Result<Done>> OnAsync(Guid id, Viewer viewer, Action<RemoteReply> change, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.RemoteReplies.AsTracking().FirstOrDefaultAsync(r => r.Id == id && r.State != ReplyState.Refused, ct) is not { } reply) return Problem.NotFound();
        change(reply);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}

/// <summary>Marks what was reported from elsewhere as looked at. For the community team.</summary>
internal sealed class SettleReport(HouseDb db, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam || await db.RemoteReports.AsTracking().FirstOrDefaultAsync(r => r.Id == id && r.SettledAt == null, ct) is not { } report) return Problem.NotFound();
        report.Settle(viewer.MemberId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return default(Done);
    }
}
