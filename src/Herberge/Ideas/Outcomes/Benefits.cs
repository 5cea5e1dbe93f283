using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Outcomes;

/// <param name="Text">“23 % weniger Rückfragen”.</param>
/// <param name="Amount">The figure alone, where there is one.</param>
/// <param name="Unit">What the figure counts.</param>
/// <param name="On">The day it was expected or measured; null for today.</param>
/// <param name="Source">How it is known.</param>
public sealed record BenefitInput(bool IsMeasured, string? Text, decimal? Amount, string? Unit, DateOnly? On, string? Source);

/// <summary>What an idea is expected to bring and what it was measured to bring, with day and source.</summary>
internal sealed class Benefits(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public async Task<Result<Guid>> NoteAsync(Guid ideaId, BenefitInput input, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = house.DayOf(now);
        await using var write = await writes.BeginAsync(db, ct);
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayCarryOut) return Problem.Forbidden("idea-outcome-forbidden");
        if (standing.Closed is { } closed) return closed;
        List<Problem> problems = [.. Wrong(input, today)];
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var benefit = new Benefit
        {
            Id = Guid.CreateVersion7(now),
            IdeaId = ideaId,
            IsMeasured = input.IsMeasured,
            Text = input.Text!.Trim(),
            Amount = input.Amount,
            Unit = string.IsNullOrWhiteSpace(input.Unit) ? null : input.Unit.Trim(),
            On = input.On ?? today,
            Source = input.Source!.Trim(),
            NotedBy = viewer.MemberId,
        };
        db.Benefits.Add(benefit);
        db.Audit.Add(new AuditEntry(viewer.MemberId, input.IsMeasured ? "idea.benefit-measured" : "idea.benefit-expected", standing.Idea.Label, benefit.Text, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return benefit.Id;
    }

    public async Task<Result<Done>> RemoveAsync(Guid ideaId, Guid id, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayCarryOut) return Problem.Forbidden("idea-outcome-forbidden");
        if (standing.Closed is { } closed) return closed;
        if (await db.Benefits.AsTracking().SingleOrDefaultAsync(b => b.Id == id && b.IdeaId == ideaId, ct) is not { } benefit) return Problem.NotFound();
        db.Benefits.Remove(benefit);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.benefit-removed", standing.Idea.Label, benefit.Text, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static IEnumerable<Problem> Wrong(BenefitInput input, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(input.Text) || input.Text.Trim().Length > Benefit.LongestText) yield return Problem.Invalid(nameof(input.Text), "idea-benefit-text", Benefit.LongestText);
        if (string.IsNullOrWhiteSpace(input.Source) || input.Source.Trim().Length > Benefit.LongestText) yield return Problem.Invalid(nameof(input.Source), "idea-benefit-source", Benefit.LongestText);
        if (input.Unit?.Trim().Length > Benefit.LongestUnit) yield return Problem.Invalid(nameof(input.Unit), "idea-benefit-unit", Benefit.LongestUnit);
        if (input.Amount is > Benefit.Largest or < -Benefit.Largest) yield return Problem.Invalid(nameof(input.Amount), "idea-benefit-amount");
        if (input.IsMeasured && input.On > today) yield return Problem.Invalid(nameof(input.On), "idea-benefit-day");
    }
}
