using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Stages;

/// <summary>Where somebody may bring many ideas on at once: the campaigns they run or decide in, and the stages in use.</summary>
public sealed record MovesOffer(IReadOnlyList<Campaign> Campaigns, IReadOnlyList<Stage> Stages);

internal sealed class SeeMoves(HouseDb db)
{
    public async Task<MovesOffer> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, runs) = (viewer.MemberId, viewer.RunsIdeas);
        return new MovesOffer(
            await db.VisibleCampaignsTo(viewer).AsNoTracking().Where(c => c.PublishedAt != null && (runs || c.SponsorId == me || c.People.Any(p => p.MemberId == me && p.Role != CampaignRole.Juror)))
                .OrderByDescending(c => c.IsBox).ThenByDescending(c => c.CreatedAt).ToListAsync(ct),
            await db.Stages.AsNoTracking().Where(s => s.RetiredAt == null).OrderBy(s => s.Position).ToListAsync(ct));
    }
}
