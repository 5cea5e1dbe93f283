using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>Where somebody may hand in an idea now.</summary>
internal sealed class ListOpenCampaigns(HouseDb db, House house, TimeProvider clock)
{
    /// <summary>The box first, then what ends soonest.</summary>
    public async Task<IReadOnlyList<Campaign>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, today) = (viewer.MemberId, house.DayOf(clock.GetUtcNow()));
        var open = (await db.VisibleCampaignsTo(viewer).AsNoTracking().Where(c => c.PublishedAt != null && c.Space!.ArchivedAt == null).ToListAsync(ct)).Where(c => c.TakesIdeasOn(today)).ToList();
        var mine = new List<Campaign>(open.Count);
        foreach (var campaign in open)
        {
            if (await db.AudienceOf(campaign).AnyAsync(m => m.Id == me, ct)) mine.Add(campaign);
        }

        return [.. mine.OrderByDescending(c => c.IsBox).ThenBy(c => c.EvaluateFrom ?? DateOnly.MaxValue).ThenBy(c => c.Title, StringComparer.CurrentCulture)];
    }
}
