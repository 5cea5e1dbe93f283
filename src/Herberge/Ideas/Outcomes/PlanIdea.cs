using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Outcomes;

/// <param name="Owner">Handle of who carries it out; null for nobody yet.</param>
/// <param name="WorkLink">Where the work happens: a board, a repository, a project page.</param>
public sealed record PlanIdeaInput(string? Owner, string? WorkLink, DateOnly? From, DateOnly? Until);

/// <summary>Says who carries an idea out, where the work can be followed and for when it is planned.</summary>
internal sealed class PlanIdea(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid ideaId, PlanIdeaInput input, Viewer viewer, CancellationToken ct)
    {
        var link = SafeLink.OrNull(input.WorkLink);
        await using var write = await writes.BeginAsync(db, ct);
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayPlan) return Problem.Forbidden("idea-plan-forbidden");
        if (standing.Closed is { } closed) return closed;
        var problems = new List<Problem>();
        if (SafeLink.IsWrong(input.WorkLink)) problems.Add(Problem.Invalid(nameof(input.WorkLink), "idea-work-link"));
        if (input.Until < input.From) problems.Add(Problem.Invalid(nameof(input.Until), "idea-until-early"));
        var owner = await OwnerAsync(input.Owner, problems, ct);
        if (problems.Count > 0) return Result<Done>.From(problems);

        var row = await db.Ideas.AsTracking().SingleAsync(i => i.Id == ideaId, ct);
        if (row.OwnerId != owner) db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.owner-named", row.Label, input.Owner?.Trim() ?? "", clock.GetUtcNow()));
        (row.OwnerId, row.WorkLink, row.PlannedFrom, row.PlannedUntil) = (owner, link, input.From, input.Until);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private async Task<Guid?> OwnerAsync(string? typed, List<Problem> problems, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var owner = await Insiders.FindAsync(db, typed, ct);
        if (owner is null) problems.Add(Problem.Invalid(nameof(PlanIdeaInput.Owner), "idea-owner-unknown", typed.Trim()));
        return owner;
    }
}
