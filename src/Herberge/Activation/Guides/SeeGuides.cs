using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos.Releases;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <param name="Leads">The viewer is named as who leads it.</param>
/// <param name="Mine">What the viewer is in it; null for nothing.</param>
public sealed record GuideGroupCard(Guid Id, GuideKind Kind, string Name, string Purpose, int HoursPerMonth, bool IsEnded, bool Leads, GuideState? Mine);

/// <param name="DueOn">For the viewer, from their wave's first day or their yes; null for those who are not in.</param>
/// <param name="IsDone">The viewer ticked it.</param>
public sealed record StepLine(Guid Id, string Text, string? Link, int WithinDays, DateOnly? DueOn, bool IsDone);

/// <param name="IsNow">From today's point of view between its days.</param>
public sealed record TaskLine(GuideTask Task, bool IsNow, bool IsDone);

public sealed record GuidePerson(Guid Id, string Name, string Handle, string? Unit, int? Hue);

/// <param name="Part">How many did it until the last Monday; null where that may not be told.</param>
public sealed record WaveSum(string Step, int? Part);

/// <param name="Whole">Who said yes until the last Monday, those who left again included.</param>
/// <param name="Asked">Have not answered yet.</param>
/// <param name="IsUsed">Somebody was asked in it.</param>
public sealed record WaveLine(GuideWave Wave, int Whole, IReadOnlyList<GuidePerson> People, IReadOnlyList<GuidePerson> Asked, IReadOnlyList<WaveSum> Sums, bool IsUsed);

/// <param name="Lead">Who is named as leading it; null for nobody any more.</param>
/// <param name="IsIn">The viewer said yes; else they were asked, or lead.</param>
/// <param name="Wave">The viewer's own; null for those who are neither in nor asked.</param>
/// <param name="NeedsHelp">The viewer waits for help.</param>
/// <param name="People">Who said yes, for those who did, too.</param>
/// <param name="Waves">For those who lead; else none.</param>
/// <param name="WantHelp">For those who lead: who asked for help.</param>
public sealed record GuideGroupReading(
    GuideGroup Group, GuidePerson? Lead, (string Name, string Slug)? Space, bool MayLead, bool IsIn, bool IsAsked, GuideWave? Wave, bool NeedsHelp,
    IReadOnlyList<StepLine> Steps, IReadOnlyList<TaskLine> Tasks, IReadOnlyList<GuidePerson> People, IReadOnlyList<WaveLine> Waves, IReadOnlyList<GuidePerson> WantHelp);

/// <summary>Groups of ambassadors and guides as those see them who are in, were asked or lead. Who did what is seen by nobody but them.</summary>
internal sealed class SeeGuides(HouseDb db, House house, TimeProvider clock)
{
    /// <returns>Null for guests.</returns>
    public async Task<IReadOnlyList<GuideGroupCard>?> ListAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return null;
        var me = viewer.MemberId;
        var mine = db.Guides.Where(g => g.MemberId == me && (g.State == GuideState.Asked || g.State == GuideState.Active));
        return await db.VisibleGuideGroupsTo(viewer).OrderBy(g => g.EndedAt != null).ThenBy(g => g.Name).ThenBy(g => g.Id)
            .Select(g => new GuideGroupCard(g.Id, g.Kind, g.Name, g.Purpose, g.HoursPerMonth, g.EndedAt != null, g.LeadId == me, mine.Where(m => m.GroupId == g.Id).Select(m => (GuideState?)m.State).FirstOrDefault()))
            .ToListAsync(ct);
    }

    /// <returns>Null when there is none, or the viewer may not see it.</returns>
    public async Task<GuideGroupReading?> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleGuideGroupsTo(viewer).FirstOrDefaultAsync(g => g.Id == id, ct) is not { } group) return null;
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var today = house.DayOf(now);
        var leads = viewer.IsOfTeam || group.LeadId == me;
        var guides = await db.Guides.AsNoTracking().Where(g => g.GroupId == id).ToListAsync(ct);
        var mine = guides.Find(g => g.MemberId == me);
        var isIn = mine?.State == GuideState.Active;
        var shown = guides.Where(g => g.State == GuideState.Active || (leads && g.State == GuideState.Asked)).Select(g => g.MemberId).Append(group.LeadId ?? Guid.Empty).ToList();
        var people = await db.Colleagues().Where(m => shown.Contains(m.Id)).OrderBy(m => m.FoldedName).ThenBy(m => m.Id)
            .Select(m => new GuidePerson(m.Id, m.Name, m.Handle, m.Unit == null ? null : m.Unit.Name, m.Unit == null ? Member.HueWithoutUnit : m.Unit.Hue)).ToListAsync(ct);
        List<GuidePerson> PeopleWho(Func<Guide, bool> fits)
        {
            var fitting = guides.Where(fits).Select(g => g.MemberId).ToHashSet();
            return people.FindAll(person => fitting.Contains(person.Id));
        }

        var waveId = mine is { State: GuideState.Active or GuideState.Asked } ? mine.WaveId : (Guid?)null;
        var own = waveId is null ? null : await db.GuideWaves.AsNoTracking().FirstOrDefaultAsync(w => w.Id == waveId, ct);
        var spaceId = group.SpaceId;
        var space = spaceId is null ? null : await db.VisibleSpacesTo(viewer).Where(s => s.Id == spaceId).Select(s => new { s.Name, s.Slug }).FirstOrDefaultAsync(ct);
        var steps = await db.OnboardingSteps.AsNoTracking().Where(s => s.GroupId == id).OrderBy(s => s.Number).ToListAsync(ct);
        var tasks = isIn || leads ? await db.GuideTasks.AsNoTracking().Where(t => t.GroupId == id && (leads || (t.StartsOn <= today && t.EndsOn >= today))).OrderBy(t => t.EndsOn).ThenBy(t => t.Id).ToListAsync(ct) : [];
        var done = isIn ? await db.GuideMarks.AsNoTracking().Where(m => m.GroupId == id && m.MemberId == me).Select(m => m.ThingId).ToHashSetAsync(ct) : [];
        return new GuideGroupReading(
            group, people.Find(person => person.Id == group.LeadId), space is null ? null : (space.Name, space.Slug), leads, isIn, mine?.State == GuideState.Asked, own, isIn && mine?.HelpAt is not null,
            [.. steps.Select(s => new StepLine(s.Id, s.Text, s.Link, s.WithinDays, isIn && own is not null && mine?.JoinedAt is { } joined ? DueOn(s.WithinDays, house.DayOf(joined), own.StartsOn) : null, done.Contains(s.Id)))],
            [.. tasks.Select(t => new TaskLine(t, t.StartsOn <= today && t.EndsOn >= today, done.Contains(t.Id)))],
            isIn || leads ? PeopleWho(g => g.State == GuideState.Active) : [],
            leads ? await WavesAsync(id, steps, guides, PeopleWho, now, ct) : [],
            leads ? PeopleWho(g => g is { State: GuideState.Active, HelpAt: not null }) : []);
    }

    /// <summary>How many of a wave did a step, if that tells of nobody: where five did and five did not.</summary>
    public static int? Told(int part, int whole) => part >= ShownShare.Fewest && whole - part >= ShownShare.Fewest ? part : null;

    /// <summary>By when a step is to be done.</summary>
    public static DateOnly DueOn(int withinDays, DateOnly joinedOn, DateOnly waveStartsOn) => (joinedOn > waveStartsOn ? joinedOn : waveStartsOn).AddDays(withinDays);

    /// <summary>
    /// Sums end on Mondays and count who left again, so that nobody learns from two looks who did something. A wave that is over has none, for
    /// its people go on to others.
    /// </summary>
    private async Task<IReadOnlyList<WaveLine>> WavesAsync(Guid id, List<OnboardingStep> steps, List<Guide> guides, Func<Func<Guide, bool>, List<GuidePerson>> peopleWho, DateTimeOffset now, CancellationToken ct)
    {
        var until = ReleaseCalendar.LastEnd(now, house.TimeZone);
        var waves = await db.GuideWaves.AsNoTracking().Where(w => w.GroupId == id).OrderByDescending(w => w.StartsOn).ThenBy(w => w.Id).ToListAsync(ct);
        var marks = (await db.GuideMarks.AsNoTracking().Where(m => m.GroupId == id && m.At < until).Select(m => new { m.ThingId, m.MemberId, m.At }).ToListAsync(ct)).ToLookup(m => m.ThingId);
        return [.. waves.Select(wave =>
        {
            var began = guides.Where(g => g.WaveId == wave.Id && g.JoinedAt < until).ToDictionary(g => g.MemberId, g => g.JoinedAt);
            return new WaveLine(wave, began.Count, peopleWho(g => g.WaveId == wave.Id && g.State == GuideState.Active), peopleWho(g => g.WaveId == wave.Id && g.State == GuideState.Asked),
                began.Count == 0 || wave.EndedAt is not null ? [] : [.. steps.Select(s => new WaveSum(s.Text, Told(marks[s.Id].Count(m => began.TryGetValue(m.MemberId, out var joined) && m.At >= joined), began.Count)))], guides.Exists(g => g.WaveId == wave.Id));
        })];
    }
}
