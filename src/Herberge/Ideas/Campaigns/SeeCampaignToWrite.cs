using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <param name="Handles">Of everybody the campaign names.</param>
internal sealed record CampaignToWrite(Campaign Campaign, IReadOnlyDictionary<Guid, string> Handles);

/// <summary>A campaign as those who run it change it.</summary>
internal sealed class SeeCampaignToWrite(HouseDb db)
{
    public async Task<Result<CampaignToWrite>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await CampaignStanding.FindAsync(db, id, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("campaign-for-leads");
        var people = standing.Campaign.People.Select(p => p.MemberId).Append(standing.Campaign.SponsorId ?? Guid.Empty).Distinct().ToList();
        var handles = await db.Set<Member>().AsNoTracking().Where(m => people.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Handle, ct);
        return new CampaignToWrite(standing.Campaign, handles);
    }
}
