using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>The box that always takes ideas; null where there is none or the viewer may not read it.</summary>
internal sealed class SeeBox(HouseDb db)
{
    public Task<Campaign?> HandleAsync(Viewer viewer, CancellationToken ct) => db.VisibleCampaignsTo(viewer).AsNoTracking().FirstOrDefaultAsync(c => c.IsBox, ct);
}
