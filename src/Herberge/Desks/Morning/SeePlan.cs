using Herberge.Activation.Circles;
using Herberge.Activation.Guides;
using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Gatherings;
using Herberge.Gatherings.Registrations;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Spaces.Teams;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Morning;

public enum PlanKind
{
    /// <summary>A gathering of today.</summary>
    Gathering,

    /// <summary>A campaign comes to its next phase.</summary>
    Campaign,

    /// <summary>A round draws its groups.</summary>
    Round,

    /// <summary>A season has circles too small to go on.</summary>
    Circles,

    /// <summary>People of a group of ambassadors or guides wait for help.</summary>
    GuideHelp,

    /// <summary>A wave of such a group begins.</summary>
    WaveStarts,

    /// <summary>A wave comes to its last day, or is past it.</summary>
    WaveEnds,

    /// <summary>The last day of what a group is to do.</summary>
    GuideTask,
}

/// <param name="At">For gatherings of today.</param>
/// <param name="Number">People who come; circles at risk; people who wait for help.</param>
public sealed record PlanLine(PlanKind Kind, DateOnly Day, DateTimeOffset? At, string Title, string Href, string? Place, int Number);

/// <summary>
/// What is on today and in the next days: gatherings, dates of campaigns, rounds and groups of guides, circles at risk. For who holds a
/// role for chosen spaces: what is on there, and the groups they lead.
/// </summary>
internal sealed class SeePlan(HouseDb db, House house, TimeProvider clock)
{
    public const int DaysAhead = 7;
    private const int Most = 12;

    public async Task<IReadOnlyList<PlanLine>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = house.DayOf(now);
        List<PlanLine> lines = [.. await GatheringsAsync(today, viewer, ct), .. await CirclesAsync(today, viewer, ct), .. await GuidesAsync(today, viewer, ct), .. await RoundsAsync(today, viewer, ct), .. await CampaignsAsync(today, viewer, ct)];
        return lines;
    }

    private async Task<IReadOnlyList<PlanLine>> GatheringsAsync(DateOnly today, Viewer viewer, CancellationToken ct)
    {
        var (from, until, registrations, all, ours) = (house.StartOf(today), house.StartOf(today.AddDays(1)), db.Set<Registration>(), viewer.IsOfTeam, db.TeamSpacesTo(viewer));
        var rows = await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => (all || ours.Any(s => s.Id == g.SpaceId)) && g.CancelledAt == null && g.StartsAt < until && g.EndsAt > from).OrderBy(g => g.StartsAt).ThenBy(g => g.Id).Take(Most)
            .Select(g => new { g.Id, g.Title, g.StartsAt, Place = g.Place ?? g.Space!.Name, People = registrations.Count(r => r.GatheringId == g.Id && r.Seat == Seat.Held) }).ToListAsync(ct);
        return [.. rows.Select(g => new PlanLine(PlanKind.Gathering, today, g.StartsAt, g.Title, $"/gatherings/{g.Id}", g.Place, g.People))];
    }

    private async Task<IReadOnlyList<PlanLine>> CampaignsAsync(DateOnly today, Viewer viewer, CancellationToken ct)
    {
        var (all, ours) = (viewer.IsOfTeam, db.TeamSpacesTo(viewer));
        var running = await db.VisibleCampaignsTo(viewer).AsNoTracking().Where(c => (all || ours.Any(s => s.Id == c.SpaceId)) && !c.IsBox && c.PublishedAt != null && (c.DoneFrom == null || c.DoneFrom >= today)).OrderByDescending(c => c.PublishedAt).Take(50).ToListAsync(ct);
        return [.. running.Select(c => (Campaign: c, Ends: c.PhaseEndsOn(today))).Where(c => c.Ends is { } day && day < today.AddDays(DaysAhead)).OrderBy(c => c.Ends).Take(Most)
            .Select(c => new PlanLine(PlanKind.Campaign, c.Ends!.Value, null, c.Campaign.Title, $"/ideas/campaigns/{c.Campaign.Id}", null, 0))];
    }

    private async Task<IReadOnlyList<PlanLine>> RoundsAsync(DateOnly today, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return [];
        var soon = today.AddDays(DaysAhead);
        var rows = await db.VisibleProgrammesTo(viewer).Where(p => p.EndedAt == null && p.NextDrawOn != null && p.NextDrawOn < soon).OrderBy(p => p.NextDrawOn).ThenBy(p => p.Id).Take(Most)
            .Select(p => new { p.Id, p.Name, Day = p.NextDrawOn!.Value }).ToListAsync(ct);
        return [.. rows.Select(p => new PlanLine(PlanKind.Round, p.Day, null, p.Name, $"/activation/rounds/{p.Id}", null, 0))];
    }

    /// <summary>One query. Who waits for help is told to those they told it to: who leads.</summary>
    private async Task<IReadOnlyList<PlanLine>> GuidesAsync(DateOnly today, Viewer viewer, CancellationToken ct)
    {
        var (soon, guides, waves, tasks) = (today.AddDays(DaysAhead), db.Set<Guide>(), db.Set<GuideWave>(), db.Set<GuideTask>());
        var groups = await db.GuideGroupsLedBy(viewer).Where(g => g.EndedAt == null).OrderBy(g => g.Name).ThenBy(g => g.Id).Select(g => new
        {
            g.Id, g.Name,
            Help = guides.Count(x => x.GroupId == g.Id && x.State == GuideState.Active && x.HelpAt != null),
            Waves = waves.Where(w => w.GroupId == g.Id && w.EndedAt == null && ((w.StartsOn >= today && w.StartsOn < soon) || w.EndsOn < soon)).Select(w => new { w.Name, w.StartsOn, w.EndsOn }).ToList(),
            Tasks = tasks.Where(t => t.GroupId == g.Id && t.EndsOn >= today && t.EndsOn < soon).Select(t => new { t.Text, t.EndsOn }).ToList(),
        }).ToListAsync(ct);
        List<PlanLine> lines = [];
        foreach (var group in groups)
        {
            var href = $"/activation/guides/{group.Id}";
            if (group.Help > 0) lines.Add(new PlanLine(PlanKind.GuideHelp, today, null, group.Name, href, null, group.Help));
            lines.AddRange(group.Waves.Where(w => w.StartsOn >= today && w.StartsOn < soon).Select(w => new PlanLine(PlanKind.WaveStarts, w.StartsOn, null, group.Name, href, w.Name, 0)));
            lines.AddRange(group.Waves.Where(w => w.EndsOn < soon).Select(w => new PlanLine(PlanKind.WaveEnds, w.EndsOn!.Value, null, group.Name, href, w.Name, 0)));
            lines.AddRange(group.Tasks.Select(t => new PlanLine(PlanKind.GuideTask, t.EndsOn, null, t.Text, href, group.Name, 0)));
        }

        return [.. lines.OrderBy(line => line.Day).ThenBy(line => line.Kind).Take(Most)];
    }

    /// <summary>How many circles have too few to go on; which, and who is in them, is theirs alone.</summary>
    private async Task<IReadOnlyList<PlanLine>> CirclesAsync(DateOnly today, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsRounds) return [];
        var (taken, circles) = (db.TakenSeats(), db.Set<Circle>());
        var rows = await db.VisibleSeasonsTo(viewer).Where(s => s.DrawnAt != null && s.ClosedAt == null).OrderBy(s => s.StartsOn).ThenBy(s => s.Id).Take(Most)
            .Select(s => new { s.Id, s.Name, AtRisk = circles.Count(c => c.SeasonId == s.Id && c.DissolvedAt == null && taken.Count(seat => seat.CircleId == c.Id) < Circle.FewestActive) }).ToListAsync(ct);
        return [.. rows.Where(s => s.AtRisk > 0).Select(s => new PlanLine(PlanKind.Circles, today, null, s.Name, $"/activation/circles/{s.Id}/run", null, s.AtRisk))];
    }
}
