using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Subscribing;

/// <param name="Pace">Null where the viewer doesn't follow.</param>
public sealed record FollowedCampaign(Guid Id, string Title, string Question, SubscriptionPace? Pace);

/// <summary>The campaigns the viewer may follow and those they follow: the box and what runs first.</summary>
internal sealed class ListFollowing(HouseDb db)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<FollowedCampaign>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, mine) = (viewer.MemberId, db.IdeaSubscriptions);
        return await db.VisibleCampaignsTo(viewer).AsNoTracking().Where(c => c.PublishedAt != null).OrderByDescending(c => c.IsBox).ThenByDescending(c => c.PublishedAt).Take(Most)
            .Select(c => new FollowedCampaign(c.Id, c.Title, c.Question, mine.Where(s => s.MemberId == me && s.CampaignId == c.Id).Select(s => (SubscriptionPace?)s.Pace).FirstOrDefault())).ToListAsync(ct);
    }
}
