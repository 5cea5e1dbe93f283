using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Outcomes;

/// <param name="Owner">Handle; null for nobody yet.</param>
public sealed record MilestoneInput(string? Title, string? Owner, DateOnly? DueOn);

/// <summary>The steps of carrying an idea out: added, reached and taken back by those who carry it out.</summary>
internal sealed class Milestones(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(Guid ideaId, MilestoneInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await RefusedAsync(ideaId, viewer, ct) is { } refused) return refused;
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Trim().Length > Milestone.LongestTitle) problems.Add(Problem.Invalid(nameof(input.Title), "idea-milestone-title", Milestone.LongestTitle));
        if (await db.Milestones.CountAsync(m => m.IdeaId == ideaId, ct) >= Milestone.Most) problems.Add(Problem.Conflict("idea-milestones-many", Milestone.Most));
        var owner = await OwnerAsync(input.Owner, problems, ct);
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var step = new Milestone { Id = Guid.CreateVersion7(clock.GetUtcNow()), IdeaId = ideaId, Title = input.Title!.Trim(), OwnerId = owner, DueOn = input.DueOn };
        db.Milestones.Add(step);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return step.Id;
    }

    /// <summary>Marks a step as reached, or as not reached after all.</summary>
    public async Task<Result<Done>> ReachAsync(Guid ideaId, Guid id, bool reached, Viewer viewer, CancellationToken ct)
    {
        DateTimeOffset? at = reached ? clock.GetUtcNow() : null;
        await using var write = await writes.BeginAsync(db, ct);
        if (await RefusedAsync(ideaId, viewer, ct) is { } refused) return refused;
        if (await db.Milestones.Where(m => m.Id == id && m.IdeaId == ideaId).ExecuteUpdateAsync(m => m.SetProperty(x => x.DoneAt, at), ct) == 0) return Problem.NotFound();
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid ideaId, Guid id, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await RefusedAsync(ideaId, viewer, ct) is { } refused) return refused;
        if (await db.Milestones.Where(m => m.Id == id && m.IdeaId == ideaId).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        await write.CommitAsync(ct);
        return default(Done);
    }

    private async Task<Problem?> RefusedAsync(Guid ideaId, Viewer viewer, CancellationToken ct) => await IdeaStanding.FindAsync(db, ideaId, viewer, ct) switch
    {
        null => Problem.NotFound(),
        { MayCarryOut: false } => Problem.Forbidden("idea-outcome-forbidden"),
        { Closed: { } closed } => closed,
        _ => null,
    };

    private async Task<Guid?> OwnerAsync(string? typed, List<Problem> problems, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var owner = await Insiders.FindAsync(db, typed, ct);
        if (owner is null) problems.Add(Problem.Invalid(nameof(MilestoneInput.Owner), "idea-owner-unknown", typed.Trim()));
        return owner;
    }
}
