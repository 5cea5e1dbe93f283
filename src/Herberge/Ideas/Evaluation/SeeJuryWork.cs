using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Evaluation;

/// <param name="Ends">The last day of the evaluation; null where it has none.</param>
public sealed record JuryTask(Guid IdeaId, string Label, string Title, string Lead, string Campaign, DateOnly? Ends, bool IsDone, bool IsConflicted);

/// <summary>What a juror has still to judge, the most urgent first, then what they judged and can still change.</summary>
internal sealed class SeeJuryWork(HouseDb db, House house, TimeProvider clock)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<JuryTask>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var today = house.DayOf(clock.GetUtcNow());
        var campaigns = await db.VisibleCampaignsTo(viewer).AsNoTracking().Where(c => c.PublishedAt != null && c.People.Any(p => p.MemberId == me && p.Role == CampaignRole.Juror)).ToListAsync(ct);
        var running = campaigns.Where(c => c.PhaseOn(today) is not (CampaignPhase.Deciding or CampaignPhase.Done)).ToDictionary(c => c.Id);
        var judging = running.Values.Where(c => c.PhaseOn(today) == CampaignPhase.Evaluating).Select(c => c.Id).ToList();
        var ids = running.Keys.ToList();
        var cards = db.ScoreCards;
        var rows = await db.VisibleIdeasTo(viewer)
            .Where(i => ids.Contains(i.CampaignId) && i.MergedIntoId == null && (i.Stage!.Kind == StageKind.Evaluated || (judging.Contains(i.CampaignId) && i.Stage.Kind < StageKind.Decided)))
            .OrderBy(i => cards.Any(c => c.IdeaId == i.Id && c.JurorId == me)).ThenBy(i => i.DecisionDueOn).ThenBy(i => i.Number).Take(Most)
            .Select(i => new { i.Id, i.Number, i.Thread!.Title, i.Lead, i.CampaignId, Card = cards.Where(c => c.IdeaId == i.Id && c.JurorId == me).Select(c => (bool?)c.IsConflicted).FirstOrDefault() }).ToListAsync(ct);
        return [.. rows.Select(r => new JuryTask(r.Id, Idea.LabelOf(r.Number), r.Title, r.Lead, running[r.CampaignId].Title, running[r.CampaignId].PhaseEndsOn(today), r.Card is not null, r.Card == true))];
    }
}
