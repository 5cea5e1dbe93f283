using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Evaluation;

/// <param name="Figures">Null while its evaluation runs, and where too few judged.</param>
public sealed record ComparedIdea(Guid Id, string Label, string Title, StageKind Stage, int Supporters, double? AcrossSilos, int Given, EvaluationFigures? Figures);

/// <param name="Others">Ideas with cards that are not yet, or never, told of.</param>
public sealed record Comparison(Guid CampaignId, string Campaign, IReadOnlyList<Criterion> Criteria, IReadOnlyList<ComparedIdea> Ideas, int Others);

/// <summary>The ideas of a campaign beside each other, by each criterion, the best first.</summary>
internal sealed class CompareIdeas(HouseDb db, House house, TimeProvider clock)
{
    private const int Most = 100;

    public async Task<Result<Comparison>> HandleAsync(Guid campaignId, Viewer viewer, CancellationToken ct)
    {
        if (await CampaignStanding.FindAsync(db, campaignId, viewer, ct) is not { } standing) return Problem.NotFound();
        var today = house.DayOf(clock.GetUtcNow());
        var cards = db.ScoreCards;
        var rows = await db.IdeasOf(campaignId, viewer).Where(i => cards.Any(c => c.IdeaId == i.Id && !c.IsConflicted)).OrderByDescending(i => i.Supporters).ThenBy(i => i.Number).Take(Most)
            .Select(i => new { i.Id, i.Number, i.Thread!.Title, i.ThreadId, i.Stage!.Kind, i.Supporters, i.AcrossSilos }).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var given = (await cards.AsNoTracking().Include(c => c.Scores).Where(c => ids.Contains(c.IdeaId)).ToListAsync(ct)).ToLookup(c => c.IdeaId);
        var ideas = rows.Select(r =>
        {
            var judged = new JudgedIdea(r.Id, Idea.LabelOf(r.Number), r.Title, r.ThreadId, standing.Campaign.SpaceId, standing, r.Kind, [.. given[r.Id]], false, today);
            return new ComparedIdea(r.Id, judged.Label, r.Title, r.Kind, r.Supporters, r.AcrossSilos, judged.Given.Count, judged.Figures);
        }).ToList();
        return new Comparison(campaignId, standing.Campaign.Title, [.. standing.Campaign.Criteria.OrderBy(c => c.Position)],
            [.. ideas.Where(i => i.Figures is not null).OrderByDescending(i => i.Figures!.Total).ThenByDescending(i => i.Supporters)], ideas.Count(i => i.Figures is null));
    }
}
