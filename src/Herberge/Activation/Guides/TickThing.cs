using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <summary>Somebody ticks a step or a task for themselves, and takes it back.</summary>
internal sealed class TickThing(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid groupId, Guid thingId, bool done, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.VisibleGuideGroupsTo(viewer).AnyAsync(g => g.Id == groupId, ct)) return Problem.NotFound();
        await db.HoldGuideGroupAsync(groupId, ct);
        if (!await db.Guides.AnyAsync(g => g.GroupId == groupId && g.MemberId == me && g.State == GuideState.Active, ct)) return Problem.NotFound();
        if (!await db.OnboardingSteps.AnyAsync(s => s.Id == thingId && s.GroupId == groupId, ct) && !await db.GuideTasks.AnyAsync(t => t.Id == thingId && t.GroupId == groupId, ct)) return Problem.NotFound();
        var marks = db.GuideMarks.Where(m => m.GroupId == groupId && m.MemberId == me && m.ThingId == thingId);
        if (!done) await marks.ExecuteDeleteAsync(ct);
        else if (!await marks.AnyAsync(ct)) db.GuideMarks.Add(new GuideMark(groupId, me, thingId, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
