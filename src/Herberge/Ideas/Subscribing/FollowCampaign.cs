using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Tables;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Subscribing;

/// <summary>Somebody's own: follow a campaign at once or by the week, have a filter sent by the week, or stop.</summary>
internal sealed class FollowCampaign(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    /// <summary>How the viewer follows a campaign; null when they don't.</summary>
    public Task<SubscriptionPace?> OfCampaignAsync(Guid campaignId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return db.IdeaSubscriptions.Where(s => s.MemberId == me && s.CampaignId == campaignId).Select(s => (SubscriptionPace?)s.Pace).FirstOrDefaultAsync(ct);
    }

    /// <summary>The filters the viewer has sent.</summary>
    public async Task<IReadOnlySet<Guid>> FiltersAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return (await db.IdeaSubscriptions.Where(s => s.MemberId == me && s.FilterId != null).Select(s => s.FilterId!.Value).ToListAsync(ct)).ToHashSet();
    }

    /// <param name="campaignId">One the viewer may read.</param>
    /// <param name="pace">Null to follow no more.</param>
    /// <param name="viewer">Who follows.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<Done>> OfCampaignAsync(Guid campaignId, SubscriptionPace? pace, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        if (!await db.VisibleCampaignsTo(viewer).AnyAsync(c => c.Id == campaignId, ct)) return Problem.NotFound();
        return await SetAsync(campaignId, null, pace, viewer, ct);
    }

    /// <summary>Has what a filter of the viewer's own finds sent to them on Mondays, or no more.</summary>
    public async Task<Result<Done>> OfFilterAsync(Guid filterId, bool wanted, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        if (!await db.SavedFilters.AnyAsync(f => f.Id == filterId && f.MemberId == me && f.RemovedAt == null, ct)) return Problem.NotFound();
        return await SetAsync(null, filterId, wanted ? SubscriptionPace.Weekly : null, viewer, ct);
    }

    private async Task<Result<Done>> SetAsync(Guid? campaignId, Guid? filterId, SubscriptionPace? pace, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        var known = await db.IdeaSubscriptions.AsTracking().FirstOrDefaultAsync(s => s.MemberId == me && s.CampaignId == campaignId && s.FilterId == filterId, ct);
        if (pace is { } wanted && known is null) db.IdeaSubscriptions.Add(new IdeaSubscription(Guid.CreateVersion7(now), me, campaignId, filterId, wanted, now));
        else if (pace is null && known is not null) db.IdeaSubscriptions.Remove(known);
        else if (pace is { } other && known!.Pace != other) (known.Pace, known.ToldUntil) = (other, now);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
