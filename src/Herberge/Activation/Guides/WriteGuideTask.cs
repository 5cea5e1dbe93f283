using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <param name="EndsOn">The last day.</param>
public sealed record GuideTaskInput(string? Text, string? Link, DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>Gives the whole group something to do, of which everybody in it is told once; changes it and takes it away.</summary>
internal sealed class WriteGuideTask(HouseDb db, WriteTransactions writes, Bell bell, TimeProvider clock)
{
    /// <param name="groupId">Whose.</param>
    /// <param name="taskId">The task as it was; null for a new one.</param>
    /// <param name="input">What to do.</param>
    /// <param name="viewer">Who leads.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<Done>> SaveAsync(Guid groupId, Guid? taskId, GuideTaskInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(groupId, viewer, ct) is { } problem) return problem;
        if (Wrong(input) is { Count: > 0 } wrong) return Result<Done>.From(wrong);
        await db.HoldGuideGroupAsync(groupId, ct);
        if (await db.GuideGroups.AnyAsync(g => g.Id == groupId && g.EndedAt != null, ct)) return Problem.Conflict("guides-ended");
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        GuideTask? task;
        List<Guid> told = [];
        if (taskId is { } id)
        {
            task = await db.GuideTasks.AsTracking().FirstOrDefaultAsync(t => t.Id == id && t.GroupId == groupId, ct);
            if (task is null) return Problem.NotFound();
        }
        else
        {
            if (await db.GuideTasks.CountAsync(t => t.GroupId == groupId, ct) >= GuideTask.Most) return Problem.Invalid(nameof(input.Text), "guides-tasks", GuideTask.Most);
            task = new GuideTask(Guid.CreateVersion7(now), groupId);
            db.GuideTasks.Add(task);
            var guides = db.Guides.Where(g => g.GroupId == groupId && g.State == GuideState.Active && g.MemberId != me);
            told = await db.Colleagues().Where(m => guides.Any(g => g.MemberId == m.Id)).Select(m => m.Id).ToListAsync(ct);
            await bell.AddAsync([.. told.Select(person => new Notification(person, NotificationKind.GuideTask, me, null, null, null, now) { SubjectId = groupId })], ct);
        }

        (task.Text, task.Link, task.StartsOn, task.EndsOn) = (Typed.Line(input.Text), Typed.Link(input.Link), input.StartsOn!.Value, input.EndsOn!.Value);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid groupId, Guid taskId, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(groupId, viewer, ct) is { } problem) return problem;
        if (await db.GuideTasks.Where(t => t.Id == taskId && t.GroupId == groupId).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        await db.GuideMarks.Where(m => m.GroupId == groupId && m.ThingId == taskId).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static List<Problem> Wrong(GuideTaskInput input)
    {
        var problems = new List<Problem>();
        if (Typed.Line(input.Text).Length is 0 or > GuideTask.LongestText) problems.Add(Problem.Invalid(nameof(input.Text), "guides-task-text", GuideTask.LongestText));
        if (!Typed.IsLink(input.Link)) problems.Add(Problem.Invalid(nameof(input.Link), "guides-link", GuideGroup.LongestLink));
        if (input.StartsOn is null) problems.Add(Problem.Invalid(nameof(input.StartsOn), "guides-day"));
        if (input.EndsOn is null) problems.Add(Problem.Invalid(nameof(input.EndsOn), "guides-day"));
        else if (input.EndsOn < input.StartsOn) problems.Add(Problem.Invalid(nameof(input.EndsOn), "guides-days-turned"));
        return problems;
    }
}
