using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Evaluation;

/// <param name="IsConflicted">The juror is too close to it to judge.</param>
/// <param name="Scores">1 to 5 for each criterion.</param>
public sealed record JudgeIdeaInput(Guid IdeaId, bool IsConflicted, IReadOnlyDictionary<Guid, int> Scores, string? Note = null);

/// <summary>A juror judges an idea by the campaign's criteria, without seeing what the others think, or says that they are too close to it.</summary>
internal sealed class JudgeIdea(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(JudgeIdeaInput input, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        // Holds the row, so that of two last cards one sees the other and closes the evaluation.
        await db.Ideas.Where(i => i.Id == input.IdeaId).ExecuteUpdateAsync(i => i.SetProperty(x => x.Supporters, x => x.Supporters), ct);
        if (await JudgedIdea.FindAsync(db, input.IdeaId, house.DayOf(now), viewer, ct) is not { } idea) return Problem.NotFound();
        if (!idea.Standing.IsJuror) return Problem.Forbidden("jury-only");
        if (idea.IsOfTeam && !input.IsConflicted) return Problem.Conflict("jury-own-idea");
        if (idea.IsClosed) return Problem.Conflict("jury-closed");
        if (!idea.IsOpen) return Problem.Conflict("jury-not-now");
        var problems = Wrong(input, idea).ToList();
        if (problems.Count > 0) return Result<Done>.From(problems);

        var me = viewer.MemberId;
        var card = await db.ScoreCards.AsTracking().Include(c => c.Scores).SingleOrDefaultAsync(c => c.IdeaId == input.IdeaId && c.JurorId == me, ct);
        if (card is null)
        {
            db.ScoreCards.Add(card = new ScoreCard(input.IdeaId, me));
            if (!input.IsConflicted) db.Acts.Add(new Act(me, ActKind.EvaluatedIdea, now, idea.SpaceId, input.IdeaId));
        }

        card.GivenAt = now;
        card.IsConflicted = input.IsConflicted;
        card.Note = input.IsConflicted || string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        foreach (var old in card.Scores.Where(s => input.IsConflicted || !input.Scores.ContainsKey(s.CriterionId)).ToList()) card.Scores.Remove(old);
        foreach (var (criterion, value) in input.Scores.Where(_ => !input.IsConflicted))
        {
            if (card.Scores.FirstOrDefault(s => s.CriterionId == criterion) is { } score) score.Value = value;
            else card.Scores.Add(new Score { IdeaId = input.IdeaId, JurorId = me, CriterionId = criterion, Value = value });
        }

        db.Audit.Add(new AuditEntry(me, input.IsConflicted ? "idea.conflict-declared" : "idea.judged", idea.Label, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static IEnumerable<Problem> Wrong(JudgeIdeaInput input, JudgedIdea idea)
    {
        if (input.Note?.Trim().Length > ScoreCard.LongestNote) yield return Problem.Invalid(nameof(input.Note), "campaign-text-long", ScoreCard.LongestNote);
        if (input.IsConflicted) yield break;
        if (idea.Standing.Campaign.Criteria.Count == 0) yield return Problem.Conflict("jury-no-criteria");
        foreach (var criterion in idea.Standing.Campaign.Criteria.OrderBy(c => c.Position))
            if (!input.Scores.TryGetValue(criterion.Id, out var value) || value is < 1 or > ScoreCard.Highest) yield return Problem.Invalid($"Scores[{criterion.Id}]", "jury-score", criterion.Name, ScoreCard.Highest);
        if (input.Scores.Keys.Any(id => idea.Standing.Campaign.Criteria.All(c => c.Id != id))) yield return Problem.Invalid(nameof(input.Scores), "jury-criterion-unknown");
    }
}
