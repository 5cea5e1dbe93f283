using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <summary>What campaigns in the ledger are called.</summary>
internal sealed class CampaignNames(HouseDb db) : IOccasionNames
{
    public string Kind => PublishCampaign.Occasion;

    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) =>
        await db.VisibleCampaignsTo(viewer).AsNoTracking().Where(c => subjects.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Title, ct);
}
