using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <summary>Opens a campaign to everybody who reads its space. From then on its promises bind, and analysis knows when it ran.</summary>
internal sealed class PublishCampaign(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    /// <summary>Its name in the ledger.</summary>
    public const string Occasion = "campaign";

    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await CampaignStanding.FindAsync(db, id, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("campaign-for-leads");
        if (CampaignRules.Missing(standing.Campaign).ToList() is { Count: > 0 } missing) return Result<Done>.From(missing);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var published = await db.Campaigns.Where(c => c.Id == id && c.PublishedAt == null).ExecuteUpdateAsync(c => c.SetProperty(x => x.PublishedAt, now), ct);
        if (published == 0) return Problem.Conflict("campaign-published");
        if (!standing.Campaign.IsBox) db.Set<Occasion>().Add(new Occasion(Occasion, id, house.StartOf(standing.Campaign.CollectFrom!.Value), house.StartOf(standing.Campaign.OverFrom!.Value)));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "campaign.published", standing.Campaign.Title, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
