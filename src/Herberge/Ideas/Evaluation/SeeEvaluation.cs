using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Evaluation;

/// <summary>An evaluation as somebody may see it.</summary>
/// <param name="Given">Cards that count.</param>
/// <param name="Figures">Null while it runs, and where too few judged.</param>
/// <param name="Own">The viewer's own card, if they are a juror who gave one.</param>
/// <param name="MayJudge">The viewer may give or change a card.</param>
/// <param name="Notes">What jurors noted, without who, for those who decide; empty while it runs.</param>
/// <param name="Units">From how many top units those come who judged; null where that is not told.</param>
internal sealed record EvaluationPicture(
    Guid IdeaId, string Label, string Title, Guid ThreadId, Guid CampaignId, string Campaign, int Jurors, int Given, int Conflicts, int? Units, bool IsOpen, bool IsClosed, EvaluationFigures? Figures,
    IReadOnlyList<Criterion> Criteria, ScoreCard? Own, bool MayJudge, bool IsOfTeam, IReadOnlyList<string> Notes);

/// <summary>What the jury thinks of an idea, once it has finished and is large enough.</summary>
internal sealed class SeeEvaluation(HouseDb db, House house, TimeProvider clock)
{
    public async Task<Result<EvaluationPicture>> HandleAsync(Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        if (await JudgedIdea.FindAsync(db, ideaId, house.DayOf(clock.GetUtcNow()), viewer, ct) is not { } idea) return Problem.NotFound();
        var (standing, figures) = (idea.Standing, idea.Figures);
        var own = standing.IsJuror ? idea.Cards.FirstOrDefault(card => card.JurorId == viewer.MemberId) : null;
        IReadOnlyList<string> notes = figures is not null && (standing.IsDecider || standing.MayRun) ? [.. idea.Given.Select(card => card.Note).OfType<string>().Order(StringComparer.Ordinal)] : [];
        return new EvaluationPicture(
            ideaId, idea.Label, idea.Title, idea.ThreadId, standing.Campaign.Id, standing.Campaign.Title, idea.Jurors.Count, idea.Given.Count, idea.Cards.Count - idea.Given.Count,
            figures is null ? null : await UnitsAsync([.. idea.Given.Select(card => card.JurorId)], ct), idea.IsOpen, idea.IsClosed, figures, [.. standing.Campaign.Criteria.OrderBy(c => c.Position)], own,
            standing.IsJuror && idea.IsOpen, idea.IsOfTeam, notes);
    }

    private async Task<int> UnitsAsync(List<Guid> jurors, CancellationToken ct)
    {
        var paths = await db.Set<Member>().AsNoTracking().Where(m => jurors.Contains(m.Id) && m.Unit != null).Select(m => m.Unit!.Path).ToListAsync(ct);
        return paths.Select(path => path.Split('/')[0]).Distinct(StringComparer.Ordinal).Count();
    }
}
