using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.Guides;

/// <summary>On the start page of whoever is in a group: what they have yet to do there, the next first; and that they are asked.</summary>
internal sealed class ComingGuides(HouseDb db, GuidesNow known, House house, Format format, IStringLocalizer<ActivationWords> words, TimeProvider clock) : IComingUp
{
    private const int Shown = 3;

    /// <summary>One query, for those in a group: it stands on the page that is opened most.</summary>
    public async ValueTask<IReadOnlyList<ComingUp>> OfAsync(Guid? spaceId, Viewer viewer, CancellationToken ct)
    {
        if (spaceId is not null || !viewer.IsInside || !await known.HasAsync(db, viewer.MemberId, ct)) return [];
        var (me, today) = (viewer.MemberId, house.DayOf(clock.GetUtcNow()));
        var (waves, steps, tasks, marks) = (db.GuideWaves, db.OnboardingSteps, db.GuideTasks, db.GuideMarks.Where(m => m.MemberId == me));
        var mine = await db.VisibleGuideGroupsTo(viewer).Where(g => g.EndedAt == null)
            .Join(db.Guides.Where(g => g.MemberId == me && (g.State == GuideState.Active || g.State == GuideState.Asked)), g => g.Id, g => g.GroupId, (group, guide) => new { Group = group, Guide = guide })
            .Select(x => new
            {
                x.Group.Id, x.Group.Name, x.Guide.State, x.Guide.JoinedAt,
                StartsOn = waves.Where(w => w.Id == x.Guide.WaveId).Select(w => w.StartsOn).FirstOrDefault(),
                Steps = steps.Where(s => s.GroupId == x.Group.Id && !marks.Any(m => m.ThingId == s.Id)).Select(s => new { s.Text, s.WithinDays }).ToList(),
                Tasks = tasks.Where(t => t.GroupId == x.Group.Id && t.StartsOn <= today && t.EndsOn >= today && !marks.Any(m => m.ThingId == t.Id)).Select(t => new { t.Text, t.EndsOn }).ToList(),
            }).ToListAsync(ct);
        ComingUp Line(Guid id, string title, DateOnly day, string where) => new($"{GuidesDoor.Address}/{id}", title, day, words["guides-step-until", format.Day(day)], where, null);
        return
        [
            .. mine.SelectMany(x => x.State == GuideState.Asked
                ? [new ComingUp($"{GuidesDoor.Address}/{x.Id}", x.Name, x.StartsOn > today ? x.StartsOn : today, words["guides-coming-asked"], words["guides-title"], words["guides-coming-answer"])]
                : x.Tasks.Select(t => Line(x.Id, t.Text, t.EndsOn, x.Name))
                    .Concat(x.Steps.Select(s => Line(x.Id, s.Text, SeeGuides.DueOn(s.WithinDays, house.DayOf(x.JoinedAt!.Value), x.StartsOn), x.Name))))
                .OrderBy(line => line.Day).Take(Shown),
        ];
    }
}
