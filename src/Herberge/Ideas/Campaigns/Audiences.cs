using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <summary>Who takes part in a campaign: may submit and support, and is counted as the whole that shares are shares of.</summary>
internal static class Audiences
{
    extension(HouseDb db)
    {
        /// <summary>
        /// Active people of the campaign's units and those below them, or everybody of the house where it names none; with a space for
        /// partners, its partners too. Of these only those who may read the space at that moment.
        /// </summary>
        public IQueryable<Member> AudienceOf(Campaign campaign, DateTimeOffset at)
        {
            var (campaignId, spaceId) = (campaign.Id, campaign.SpaceId);
            var units = db.Set<CampaignUnit>().Where(u => u.CampaignId == campaignId);
            var tree = db.Set<OrgUnit>();
            return db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active
                && db.Set<Space>().Any(s => s.Id == spaceId && ((s.Kind == SpaceKind.Open && m.PartnerId == null)
                    || ((s.WithPartners || m.PartnerId == null) && s.Memberships.Any(p => p.MemberId == m.Id && (p.EndsAt == null || p.EndsAt > at)))))
                && (m.PartnerId != null || !units.Any()
                    || units.Any(u => u.UnitId == m.UnitId || tree.Any(top => top.Id == u.UnitId && m.Unit!.Path.StartsWith(top.Path + "/")))));
        }
    }
}
