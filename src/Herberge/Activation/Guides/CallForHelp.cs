using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <summary>Somebody in a group tells who leads it that they need help, with one press; they or who leads it say when it is settled.</summary>
internal sealed class CallForHelp(HouseDb db, WriteTransactions writes, Bell bell, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid groupId, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.VisibleGuideGroupsTo(viewer).AnyAsync(g => g.Id == groupId, ct)) return Problem.NotFound();
        await db.HoldGuideGroupAsync(groupId, ct);
        if (await db.Guides.AsTracking().FirstOrDefaultAsync(g => g.GroupId == groupId && g.MemberId == me && g.State == GuideState.Active, ct) is not { } guide) return Problem.NotFound();
        if (guide.HelpAt is not null) return default(Done);
        guide.HelpAt = now;
        var leads = db.GuideGroups.Where(g => g.Id == groupId);
        var told = await db.Colleagues().Where(m => m.Id != me && leads.Any(g => g.LeadId == m.Id)).Select(m => m.Id).ToListAsync(ct);
        // Without somebody who leads it, the team does.
        if (told.Count == 0) told = await db.Colleagues().Where(m => m.Id != me && (m.Roles & Viewer.Team) != 0).Select(m => m.Id).ToListAsync(ct);
        await bell.AddAsync([.. told.Select(person => new Notification(person, NotificationKind.GuideAsked, me, null, null, null, now) { SubjectId = groupId })], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }

    /// <param name="groupId">Where.</param>
    /// <param name="memberId">Whose call; their own, or anybody's for who leads the group.</param>
    /// <param name="viewer">Who says so.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<Done>> SettleAsync(Guid groupId, Guid memberId, Viewer viewer, CancellationToken ct)
    {
        if (!await db.VisibleGuideGroupsTo(viewer).AnyAsync(g => g.Id == groupId, ct)) return Problem.NotFound();
        if (memberId != viewer.MemberId && await db.WhyNotLedAsync(groupId, viewer, ct) is { } problem) return problem;
        await using var write = await writes.BeginAsync(db, ct);
        await db.Guides.Where(g => g.GroupId == groupId && g.MemberId == memberId).ExecuteUpdateAsync(g => g.SetProperty(x => x.HelpAt, (DateTimeOffset?)null), ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
