using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Roadmap;

public enum RoadmapPart
{
    Planned,
    Underway,
    Shipped,
}

/// <param name="Benefit">The newest measured benefit, else what is expected.</param>
/// <param name="StepsDone">Of <paramref name="Steps"/> steps.</param>
public sealed record RoadmapCard(
    Guid Id, string Title, string Lead, RoadmapPart Part, string? Owner, int? OwnerHue, DateOnly? From, DateOnly? Until, int StepsDone, int Steps, string? Benefit, bool IsMeasured, DateTimeOffset Since)
{
    public bool IsLate(DateOnly today) => Part == RoadmapPart.Underway && Until < today;
}

/// <summary>What is planned, under way and done of all ideas the viewer may read.</summary>
internal sealed class SeeRoadmap(HouseDb db)
{
    /// <summary>Of each part.</summary>
    private const int Most = 60;

    public async Task<IReadOnlyList<RoadmapCard>> HandleAsync(Guid? campaignId, Viewer viewer, CancellationToken ct)
    {
        var cards = new List<RoadmapCard>();
        foreach (var part in Enum.GetValues<RoadmapPart>()) cards.AddRange(await OfAsync(part, campaignId, viewer, ct));
        return cards;
    }

    private async Task<List<RoadmapCard>> OfAsync(RoadmapPart part, Guid? campaignId, Viewer viewer, CancellationToken ct)
    {
        var kind = part switch { RoadmapPart.Planned => StageKind.Decided, RoadmapPart.Underway => StageKind.Underway, _ => StageKind.Outcome };
        var (members, steps, benefits) = (db.Set<Member>(), db.Milestones, db.Benefits);
        var ideas = db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => i.Stage!.Kind == kind && i.MergedIntoId == null && (campaignId == null || i.CampaignId == campaignId));
        ideas = part == RoadmapPart.Shipped ? ideas.OrderByDescending(i => i.StageSince).ThenBy(i => i.Id) : ideas.OrderBy(i => i.PlannedUntil == null).ThenBy(i => i.PlannedUntil).ThenBy(i => i.Id);
        var rows = await ideas.Take(Most).Select(i => new
        {
            i.Id,
            i.Thread!.Title,
            i.Lead,
            i.PlannedFrom,
            i.PlannedUntil,
            i.StageSince,
            Owner = members.Where(m => m.Id == i.OwnerId).Select(m => new { m.Name, Hue = (int?)m.Unit!.Hue }).FirstOrDefault(),
            Done = steps.Count(s => s.IdeaId == i.Id && s.DoneAt != null),
            All = steps.Count(s => s.IdeaId == i.Id),
            Benefit = benefits.Where(b => b.IdeaId == i.Id).OrderByDescending(b => b.IsMeasured).ThenByDescending(b => b.On).Select(b => new { b.Text, b.IsMeasured }).FirstOrDefault(),
        }).ToListAsync(ct);
        return rows.ConvertAll(r => new RoadmapCard(
            r.Id, r.Title, r.Lead, part, r.Owner?.Name, r.Owner?.Hue, r.PlannedFrom, r.PlannedUntil, r.Done, r.All, r.Benefit?.Text, r.Benefit?.IsMeasured ?? false, r.StageSince));
    }
}
