using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <summary>The access rule of ambassadors and guides, as queries: led by the community team and the named lead, seen by them and by who is in or asked.</summary>
internal static class GuidesAccess
{
    extension(HouseDb db)
    {
        public IQueryable<GuideGroup> GuideGroupsLedBy(Viewer viewer)
        {
            var (inside, team, me) = (viewer.IsInside, viewer.IsOfTeam, viewer.MemberId);
            return db.GuideGroups.AsNoTracking().Where(g => inside && (team || g.LeadId == me));
        }

        public IQueryable<GuideGroup> VisibleGuideGroupsTo(Viewer viewer)
        {
            var (inside, team, me) = (viewer.IsInside, viewer.IsOfTeam, viewer.MemberId);
            var mine = db.Guides.Where(g => g.MemberId == me);
            return db.GuideGroups.AsNoTracking().Where(g => inside
                && (team || g.LeadId == me || mine.Any(m => m.GroupId == g.Id && (m.State == GuideState.Active || (m.State == GuideState.Asked && g.EndedAt == null)))));
        }

        /// <summary>Colleagues who can be asked, and led.</summary>
        public IQueryable<Member> Colleagues() => db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && m.PartnerId == null);

        /// <summary>Whoever changes who is in a group holds its row first, so that two who do it at once come one after the other.</summary>
        public Task HoldGuideGroupAsync(Guid groupId, CancellationToken ct) =>
            db.GuideGroups.Where(g => g.Id == groupId).ExecuteUpdateAsync(g => g.SetProperty(x => x.Name, x => x.Name), ct);

        /// <summary>Why the viewer doesn't lead a group; null where they do.</summary>
        public async Task<Problem?> WhyNotLedAsync(Guid groupId, Viewer viewer, CancellationToken ct)
        {
            if (await db.GuideGroupsLedBy(viewer).AnyAsync(g => g.Id == groupId, ct)) return null;
            return await db.VisibleGuideGroupsTo(viewer).AnyAsync(g => g.Id == groupId, ct) ? Problem.Forbidden("guides-for-leads") : Problem.NotFound();
        }
    }
}
