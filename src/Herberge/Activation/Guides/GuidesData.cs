using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <summary>Groups somebody is in, was asked to join or leads, and what they ticked there. All but the groups goes with them.</summary>
internal sealed class GuidesData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var (groups, waves, steps, tasks) = (db.GuideGroups, db.GuideWaves, db.OnboardingSteps, db.GuideTasks);
        return
        [
            new PersonalRecords("guides", await db.Guides.AsNoTracking().Where(g => g.MemberId == memberId).OrderBy(g => g.GroupId)
                .Select(g => new { Group = groups.Where(o => o.Id == g.GroupId).Select(o => o.Name).FirstOrDefault(), Wave = waves.Where(w => w.Id == g.WaveId).Select(w => w.Name).FirstOrDefault(), State = g.State.ToString(), g.ChangedAt, g.JoinedAt, g.HelpAt }).ToListAsync<object>(ct)),
            new PersonalRecords("guideMarks", await db.GuideMarks.AsNoTracking().Where(m => m.MemberId == memberId).OrderBy(m => m.At).ThenBy(m => m.ThingId)
                .Select(m => new { What = steps.Where(s => s.Id == m.ThingId).Select(s => s.Text).FirstOrDefault() ?? tasks.Where(t => t.Id == m.ThingId).Select(t => t.Text).FirstOrDefault(), m.At }).ToListAsync<object>(ct)),
            new PersonalRecords("guideGroupsLed", await groups.AsNoTracking().Where(g => g.LeadId == memberId || g.CreatedBy == memberId).OrderBy(g => g.CreatedAt)
                .Select(g => new { g.Name, Leads = g.LeadId == memberId, g.CreatedAt }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.GuideMarks.Where(m => m.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Guides.Where(g => g.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Guides.Where(g => g.AskedBy == id).ExecuteUpdateAsync(g => g.SetProperty(x => x.AskedBy, former), ct);
        await db.GuideGroups.Where(g => g.LeadId == id).ExecuteUpdateAsync(g => g.SetProperty(x => x.LeadId, (Guid?)null), ct);
        await db.GuideGroups.Where(g => g.CreatedBy == id).ExecuteUpdateAsync(g => g.SetProperty(x => x.CreatedBy, former), ct);
    }
}
