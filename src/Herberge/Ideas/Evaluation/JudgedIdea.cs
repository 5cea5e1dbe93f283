using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Evaluation;

/// <summary>An idea as the jury meets it.</summary>
/// <param name="Cards">Every card, with its scores.</param>
/// <param name="IsOfTeam">The viewer works on it.</param>
internal sealed record JudgedIdea(Guid Id, string Label, string Title, Guid ThreadId, Guid SpaceId, CampaignStanding Standing, StageKind Stage, IReadOnlyList<ScoreCard> Cards, bool IsOfTeam, DateOnly Today)
{
    /// <summary>Cards that count.</summary>
    public IReadOnlyList<ScoreCard> Given => [.. Cards.Where(card => !card.IsConflicted)];

    public IReadOnlyList<Guid> Jurors => [.. Standing.Campaign.People.Where(p => p.Role == CampaignRole.Juror).Select(p => p.MemberId)];

    public bool IsOver => Stage >= StageKind.Decided || Standing.Campaign.PhaseOn(Today) is CampaignPhase.Deciding or CampaignPhase.Done;

    /// <summary>
    /// From then on figures are told and cards stay as they are. Not earlier: a mean of five and one of six tell what the sixth thinks.
    /// </summary>
    public bool IsClosed => IsOver || (Jurors.Count > 0 && Jurors.All(juror => Cards.Any(card => card.JurorId == juror)));

    public bool IsOpen => !IsClosed && (Stage == StageKind.Evaluated || Standing.Campaign.PhaseOn(Today) == CampaignPhase.Evaluating);

    public EvaluationFigures? Figures => IsClosed ? EvaluationFigures.Of([.. Standing.Campaign.Criteria], [.. Given.Select(card => (IReadOnlyCollection<Score>)[.. card.Scores])]) : null;

    /// <summary>Null where there is no such idea, or it is hidden from the viewer.</summary>
    public static async Task<JudgedIdea?> FindAsync(HouseDb db, Guid id, DateOnly today, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var found = await db.VisibleIdeasTo(viewer).Where(i => i.Id == id)
            .Select(i => new { i.Number, i.Thread!.Title, i.ThreadId, i.Thread.SpaceId, i.CampaignId, i.Stage!.Kind, IsOfTeam = i.Team.Any(p => p.MemberId == me && !p.IsAsked) }).FirstOrDefaultAsync(ct);
        if (found is null || await CampaignStanding.FindAsync(db, found.CampaignId, viewer, ct) is not { } standing) return null;
        var cards = await db.ScoreCards.AsNoTracking().Include(c => c.Scores).Where(c => c.IdeaId == id).ToListAsync(ct);
        return new JudgedIdea(id, Idea.LabelOf(found.Number), found.Title, found.ThreadId, found.SpaceId, standing, found.Kind, cards, found.IsOfTeam, today);
    }
}
