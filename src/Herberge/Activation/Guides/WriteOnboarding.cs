using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <param name="Id">Of the step as it was; null for a new one.</param>
public sealed record OnboardingInput(Guid? Id, string? Text, string? Link, int WithinDays);

/// <summary>Writes the steps of a group anew. A step that stays keeps who ticked it; with one that goes, its ticks go.</summary>
internal sealed class WriteOnboarding(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid groupId, IReadOnlyList<OnboardingInput> steps, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WhyNotLedAsync(groupId, viewer, ct) is { } problem) return problem;
        if (Wrong(steps) is { Count: > 0 } wrong) return Result<Done>.From(wrong);
        await db.HoldGuideGroupAsync(groupId, ct);
        var now = clock.GetUtcNow();
        var kept = await db.OnboardingSteps.AsTracking().Where(s => s.GroupId == groupId).ToDictionaryAsync(s => s.Id, ct);
        foreach (var (at, typed) in steps.OrderBy(s => s.WithinDays).Index())
        {
            if (typed.Id is not { } id || !kept.Remove(id, out var step))
            {
                step = new OnboardingStep(Guid.CreateVersion7(now), groupId);
                db.OnboardingSteps.Add(step);
            }

            (step.Number, step.Text, step.Link, step.WithinDays) = (at + 1, Typed.Line(typed.Text), Typed.Link(typed.Link), typed.WithinDays);
        }

        var gone = kept.Keys.ToList();
        db.OnboardingSteps.RemoveRange(kept.Values);
        await db.GuideMarks.Where(m => m.GroupId == groupId && gone.Contains(m.ThingId)).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static List<Problem> Wrong(IReadOnlyList<OnboardingInput> steps)
    {
        var problems = new List<Problem>();
        if (steps.Count > OnboardingStep.Most) problems.Add(Problem.Invalid("Steps", "guides-steps", OnboardingStep.Most));
        foreach (var (at, step) in steps.Index())
        {
            if (Typed.Line(step.Text).Length is 0 or > OnboardingStep.LongestText) problems.Add(Problem.Invalid($"Steps[{at}].Text", "guides-step-text", OnboardingStep.LongestText));
            if (!Typed.IsLink(step.Link)) problems.Add(Problem.Invalid($"Steps[{at}].Link", "guides-link", GuideGroup.LongestLink));
            if (step.WithinDays is < 0 or > OnboardingStep.MostDays) problems.Add(Problem.Invalid($"Steps[{at}].WithinDays", "guides-step-days", OnboardingStep.MostDays));
        }

        return problems;
    }
}
