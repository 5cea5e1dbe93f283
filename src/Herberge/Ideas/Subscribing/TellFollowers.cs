using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Subscribing;

/// <summary>Tells those who follow a campaign at once, as far as they may read its space, and nobody of their own doing.</summary>
internal sealed class TellFollowers(HouseDb db, Notify notify, Bell bell, TimeProvider clock)
{
    /// <summary>Inside the transaction of what is told.</summary>
    /// <param name="except">People who hear of it in other words.</param>
    /// <returns>Whom, to be rung after the commit.</returns>
    public async Task<IReadOnlyCollection<Guid>> HandleAsync(
        NotificationKind kind, Guid campaignId, Space space, Guid threadId, Guid actor, IReadOnlyCollection<Guid> except, CancellationToken ct)
    {
        var followers = await db.IdeaSubscriptions.Where(s => s.CampaignId == campaignId && s.Pace == SubscriptionPace.AtOnce).Select(s => s.MemberId).ToListAsync(ct);
        if (followers.Count == 0) return [];
        var (now, told) = (clock.GetUtcNow(), await notify.Readers(space, [.. followers.Except(except).Where(id => id != actor)]).ToListAsync(ct));
        await bell.AddAsync([.. told.Select(id => new Notification(id, kind, actor, space.Id, threadId, null, now))], ct);
        return told;
    }
}
