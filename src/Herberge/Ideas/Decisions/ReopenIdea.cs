using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Outcomes;
using Herberge.Ideas.Stages;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Decisions;

/// <summary>
/// Takes an idea up again, with a reason everybody reads. Who decides may always; its authors may where it was parked or declined, from
/// the day the decision names or else half a year after it. The decision stays in the history.
/// </summary>
internal sealed class ReopenIdea(HouseDb db, WriteTransactions writes, MoveIdea move, House house, TimeProvider clock)
{
    private const int MonthsOfRest = 6;

    public bool May(IdeaStanding standing, Decision decision) =>
        standing.MayDecide || (standing.IsAuthor && decision.Verdict is Verdict.Parked or Verdict.No && RestsUntil(decision) <= house.DayOf(clock.GetUtcNow()));

    /// <summary>The day from which its authors may take it up again.</summary>
    public DateOnly RestsUntil(Decision decision) => decision.ReviewOn ?? house.DayOf(decision.At).AddMonths(MonthsOfRest);

    public async Task<Result<Done>> HandleAsync(Guid ideaId, string? reason, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (await db.Decisions.AsTracking().SingleOrDefaultAsync(d => d.IdeaId == ideaId && d.ReopenedAt == null, ct) is not { } decision) return Problem.Conflict("idea-not-decided");
        if (!May(standing, decision)) return Problem.Forbidden("idea-reopen-forbidden");
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > StageMove.LongestReason) return Problem.Invalid("Reason", "idea-reopen-reason", StageMove.LongestReason);
        decision.Reopen(viewer.MemberId, reason.Trim(), now);
        if (standing.Closed is { } closed) return closed;
        var talk = await db.Stages.Where(s => s.Kind == StageKind.Discussed && s.RetiredAt == null).OrderBy(s => s.Position).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct);
        if (talk is not { } stage) return Problem.Conflict("idea-stage-missing");
        await db.SaveChangesAsync(ct);
        await db.Ideas.Where(i => i.Id == ideaId).ExecuteUpdateAsync(i => i.SetProperty(x => x.DecidedAt, (DateTimeOffset?)null), ct);
        // The right to reopen is the right to bring it back into the talk.
        var moved = await move.ApplyAsync(new MoveIdeaInput(ideaId, stage, reason), [], viewer, ct, StageMovers.Innkeepers);
        if (!moved.Succeeded) return Result<Done>.From(moved.Problems);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.reopened", standing.Idea.Label, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await move.TellAsync([moved.Value], CancellationToken.None);
        return default(Done);
    }
}
