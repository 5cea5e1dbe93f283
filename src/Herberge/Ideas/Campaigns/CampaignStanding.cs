using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <summary>A campaign and what the viewer may do in it.</summary>
internal sealed record CampaignStanding(Campaign Campaign, bool IsLead, bool IsJuror, bool IsDecider, bool RunsIdeas)
{
    public bool MayRun => RunsIdeas || IsLead;

    /// <summary>Null where there is none, or none the viewer may know of.</summary>
    public static async Task<CampaignStanding?> FindAsync(HouseDb db, Guid id, Viewer viewer, CancellationToken ct)
    {
        var campaign = await db.VisibleCampaignsTo(viewer).AsNoTracking().AsSplitQuery()
            .Include(c => c.Space).Include(c => c.Audience).Include(c => c.People).Include(c => c.Criteria)
            .FirstOrDefaultAsync(c => c.Id == id, ct);
        return campaign is null ? null : Of(campaign, viewer);
    }

    public static CampaignStanding Of(Campaign campaign, Viewer viewer)
    {
        return new(campaign, Has(CampaignRole.Lead), Has(CampaignRole.Juror), Has(CampaignRole.Decider), viewer.RunsIdeas);

        bool Has(CampaignRole role) => viewer.IsSignedIn && campaign.People.Any(p => p.MemberId == viewer.MemberId && p.Role == role);
    }
}
