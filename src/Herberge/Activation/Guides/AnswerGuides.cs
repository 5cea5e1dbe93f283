using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <summary>What somebody says to being asked, and that they leave: with one press, at any time.</summary>
internal sealed class AnswerGuides(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    /// <summary>So long a wrong press costs nothing.</summary>
    private static readonly TimeSpan Forgiven = TimeSpan.FromHours(1);

    public async Task<Result<Done>> YesAsync(Guid groupId, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await FindAsync(groupId, viewer, ct) is not { } guide) return Problem.NotFound();
        if (guide.State == GuideState.Active) return default(Done);
        if (guide.State != GuideState.Asked) return Problem.NotFound();
        if (await db.GuideGroups.AnyAsync(g => g.Id == groupId && g.EndedAt != null, ct)) return Problem.Conflict("guides-ended");
        guide.Join(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public Task<Result<Done>> NoAsync(Guid groupId, Viewer viewer, CancellationToken ct) => GoAsync(groupId, GuideState.Asked, (guide, now) => guide.Decline(now), viewer, ct);

    /// <summary>What they ticked stays theirs, so that no sum tells it by becoming smaller.</summary>
    public Task<Result<Done>> LeaveAsync(Guid groupId, Viewer viewer, CancellationToken ct) => GoAsync(groupId, GuideState.Active, (guide, now) => guide.Leave(now), viewer, ct);

    /// <summary>Takes back a no or a leaving of the last hour.</summary>
    public async Task<Result<Done>> TakeBackAsync(Guid groupId, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await FindAsync(groupId, viewer, ct) is not { State: GuideState.Declined or GuideState.Left } guide || guide.ChangedAt + Forgiven < now) return Problem.NotFound();
        if (await db.GuideGroups.AnyAsync(g => g.Id == groupId && g.EndedAt != null, ct)) return Problem.Conflict("guides-ended");
        if (await db.GuideWaves.AnyAsync(w => w.Id == guide.WaveId && w.EndedAt != null, ct)) return Problem.Conflict("guides-wave-over");
        guide.TakeBack(now);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private async Task<Result<Done>> GoAsync(Guid groupId, GuideState from, Action<Guide, DateTimeOffset> go, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        if (await FindAsync(groupId, viewer, ct) is not { } guide || guide.State != from) return Problem.NotFound();
        go(guide, clock.GetUtcNow());
        // Its page is no longer theirs.
        if (!await db.GuideGroupsLedBy(viewer).AnyAsync(g => g.Id == groupId, ct))
            await db.Set<Notification>().Where(n => n.MemberId == me && n.SubjectId == groupId && (n.Kind == NotificationKind.GuideAsked || n.Kind == NotificationKind.GuideTask)).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private async Task<Guide?> FindAsync(Guid groupId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return null;
        var me = viewer.MemberId;
        await db.HoldGuideGroupAsync(groupId, ct);
        return await db.Guides.AsTracking().FirstOrDefaultAsync(g => g.GroupId == groupId && g.MemberId == me, ct);
    }
}
