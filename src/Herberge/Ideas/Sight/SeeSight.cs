using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Stages;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Sight;

/// <summary>The part of the line of sight that lies in this room.</summary>
/// <param name="Units">Units shown to support it, by what was last released.</param>
/// <param name="DecisionDueOn">The day promised.</param>
/// <param name="WaitsOn">Who is asked to decide while nothing is; null for nobody named.</param>
/// <param name="Benefit">The newest measured benefit, else what is expected.</param>
public sealed record IdeaSight(
    Guid Id, string Label, string Title, DateTimeOffset SubmittedAt, StageKind Stage, int Supporters, int Units, Verdict? Verdict, string? Decision, DateTimeOffset? DecidedAt,
    DateOnly? DecisionDueOn, string? WaitsOn, string? Benefit, bool BenefitIsMeasured, DateOnly? BenefitOn);

/// <summary>From idea to decision to outcome, for ideas the viewer may read.</summary>
public sealed class SeeSight(HouseDb db)
{
    public async Task<IReadOnlyList<IdeaSight>> HandleAsync(IReadOnlyCollection<Guid> ideas, Viewer viewer, CancellationToken ct)
    {
        if (ideas.Count == 0) return [];
        var (members, releases, decisions, benefits) = (db.Set<Member>(), db.SupportReleases, db.Decisions, db.Benefits);
        var rows = await db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => ideas.Contains(i.Id)).OrderBy(i => i.Number).Select(i => new
        {
            i.Id,
            i.Number,
            i.Thread!.Title,
            i.SubmittedAt,
            i.Stage!.Kind,
            i.Supporters,
            Units = releases.Count(r => r.IdeaId == i.Id && r.UnitId != null && r.Supporters > 0),
            Decision = decisions.Where(d => d.IdeaId == i.Id && d.ReopenedAt == null).Select(d => new { d.Verdict, d.Headline, d.At }).FirstOrDefault(),
            i.DecisionDueOn,
            WaitsOn = members.Where(m => i.Campaign!.People.Any(p => p.Role == CampaignRole.Decider && p.MemberId == m.Id)).OrderBy(m => m.Name).Select(m => m.Name).FirstOrDefault(),
            Benefit = benefits.Where(b => b.IdeaId == i.Id).OrderByDescending(b => b.IsMeasured).ThenByDescending(b => b.On).Select(b => new { b.Text, b.IsMeasured, b.On }).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. rows.Select(r => new IdeaSight(
            r.Id, Idea.LabelOf(r.Number), r.Title, r.SubmittedAt, r.Kind, r.Supporters, r.Units, r.Decision?.Verdict, r.Decision?.Headline, r.Decision?.At,
            r.DecisionDueOn, r.Decision is null ? r.WaitsOn : null, r.Benefit?.Text, r.Benefit?.IsMeasured ?? false, r.Benefit?.On))];
    }
}
