using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Outcomes;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Subscribing;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Decisions;

/// <param name="OnBehalfOf">For whom: “den Ideenkreis, 5 von 5 dafür”.</param>
/// <param name="StopCriterion">When it is stopped; for pilots.</param>
/// <param name="ReviewOn">From when its authors may take it up again; for parked and declined ideas.</param>
public sealed record DecideIdeaInput(
    [property: JsonRequired] Verdict Verdict, string? Headline, string? Reason, string? OnBehalfOf = null, string? Conditions = null, string? Budget = null,
    DateOnly? From = null, DateOnly? Until = null, string? StopCriterion = null, DateOnly? ReviewOn = null);

/// <summary>
/// Decides about an idea in public: a yes, a pilot, a place to wait or a no, never without a reason. The idea moves to its stage, or
/// stays where somebody parked it before, and everybody who wrote, helped or supported is told in the same transaction.
/// </summary>
internal sealed class DecideIdea(HouseDb db, WriteTransactions writes, MoveIdea move, TellOfIdea tell, TellFollowers followers, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(Guid ideaId, DecideIdeaInput input, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayDecide) return Problem.Forbidden("idea-decide-forbidden");
        List<Problem> problems = [.. Wrong(input)];
        if (problems.Count > 0) return Result<Guid>.From(problems);
        if (standing.Closed is { } closed) return closed;
        if (await db.Decisions.AnyAsync(d => d.IdeaId == ideaId && d.ReopenedAt == null, ct)) return Problem.Conflict("idea-decided");
        var kind = StageOf(input.Verdict);
        if (await db.Stages.Where(s => s.Kind == kind && s.RetiredAt == null).OrderBy(s => s.Position).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct) is not { } stage) return Problem.Conflict("idea-stage-missing");

        var decision = new Decision(Guid.CreateVersion7(now), ideaId, input.Verdict, input.Headline!.Trim(), input.Reason!.Trim(), viewer.MemberId, now)
        {
            OnBehalfOf = Text(input.OnBehalfOf),
            Conditions = Text(input.Conditions),
            Budget = Text(input.Budget),
            From = input.From,
            Until = input.Until,
            StopCriterion = Text(input.StopCriterion),
            ReviewOn = input.Verdict is Verdict.Parked or Verdict.No ? input.ReviewOn : null,
        };
        db.Decisions.Add(decision);
        await db.SaveChangesAsync(ct);
        await db.Ideas.Where(i => i.Id == ideaId).ExecuteUpdateAsync(i => i.SetProperty(x => x.DecidedAt, now)
            .SetProperty(x => x.PlannedFrom, x => x.PlannedFrom ?? input.From).SetProperty(x => x.PlannedUntil, x => x.PlannedUntil ?? input.Until), ct);
        // The right to decide is the right to bring it where the decision says.
        var people = await ConcernedAsync(ideaId, ct);
        List<IdeaMoved> moves = [];
        if (standing.Stage.Kind != kind)
        {
            var moved = await move.ApplyAsync(new MoveIdeaInput(ideaId, stage, decision.Headline), people, viewer, ct, StageMovers.Innkeepers);
            if (!moved.Succeeded) return Result<Guid>.From(moved.Problems);
            moves.Add(moved.Value);
        }

        var told = await tell.PeopleAsync(standing, NotificationKind.IdeaDecided, people, ct);
        var following = await followers.HandleAsync(
            NotificationKind.CampaignDecision, standing.Campaign.Id, standing.Space, standing.Thread.Id, viewer.MemberId, [.. people, .. moves.SelectMany(m => m.Told)], ct);
        db.Acts.Add(new Act(viewer.MemberId, ActKind.DecidedIdea, now, standing.Space.Id, ideaId));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.decided", standing.Idea.Label, input.Verdict.ToString(), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await move.TellAsync(moves, CancellationToken.None);
        await tell.RingAsync([.. told, .. following], CancellationToken.None);
        return decision.Id;
    }

    private static StageKind StageOf(Verdict verdict) => verdict switch
    {
        Verdict.Parked => StageKind.Parked,
        Verdict.No => StageKind.Declined,
        _ => StageKind.Decided,
    };

    /// <summary>Who worked on it or supports it, or an idea that became part of it.</summary>
    private Task<List<Guid>> ConcernedAsync(Guid ideaId, CancellationToken ct)
    {
        var parts = db.Ideas.Where(i => i.Id == ideaId || i.MergedIntoId == ideaId).Select(i => i.Id);
        return db.IdeaPeople.Where(p => parts.Contains(p.IdeaId) && !p.IsAsked).Select(p => p.MemberId)
            .Union(db.Votes.Where(v => parts.Contains(v.IdeaId) && v.Count > 0).Select(v => v.MemberId)).ToListAsync(ct);
    }

    private static IEnumerable<Problem> Wrong(DecideIdeaInput input)
    {
        if (!Enum.IsDefined(input.Verdict)) yield return Problem.Invalid(nameof(input.Verdict), "idea-verdict");
        if (string.IsNullOrWhiteSpace(input.Headline) || input.Headline.Trim().Length > Decision.LongestHeadline) yield return Problem.Invalid(nameof(input.Headline), "idea-decision-headline", Decision.LongestHeadline);
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Trim().Length > Decision.LongestReason) yield return Problem.Invalid(nameof(input.Reason), "idea-decision-reason", Decision.LongestReason);
        foreach (var (field, text) in new[] { (nameof(input.OnBehalfOf), input.OnBehalfOf), (nameof(input.Conditions), input.Conditions), (nameof(input.Budget), input.Budget), (nameof(input.StopCriterion), input.StopCriterion) })
        {
            if (text?.Trim().Length > Decision.LongestFact) yield return Problem.Invalid(field, "idea-decision-fact", Decision.LongestFact);
        }

        if (input.Until < input.From) yield return Problem.Invalid(nameof(input.Until), "idea-until-early");
        if (input.Verdict == Verdict.Pilot && string.IsNullOrWhiteSpace(input.StopCriterion)) yield return Problem.Invalid(nameof(input.StopCriterion), "idea-decision-stop");
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
