using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <param name="Until">The last day for ideas; null for the box.</param>
public sealed record OpenCampaign(Guid Id, string Title, string Question, bool IsBox, int AnswerWithinDays, DateOnly? Until);

/// <summary>Where the viewer may hand in an idea today: campaigns first, those that end soonest before others, the box last.</summary>
internal sealed class OpenCampaigns(HouseDb db, House house, TimeProvider clock)
{
    public async Task<IReadOnlyList<OpenCampaign>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = house.DayOf(now);
        var all = await db.VisibleCampaignsTo(viewer).AsNoTracking().Where(c => c.PublishedAt != null && c.Space!.ArchivedAt == null && (c.DoneFrom == null || c.DoneFrom > today)).ToListAsync(ct);
        var me = viewer.MemberId;
        var open = new List<OpenCampaign>();
        foreach (var campaign in all.Where(c => c.TakesIdeasOn(today)))
        {
            if (!await db.AudienceOf(campaign, now).AnyAsync(m => m.Id == me, ct)) continue;
            var end = new[] { campaign.EvaluateFrom, campaign.DecideFrom, campaign.DoneFrom }.FirstOrDefault(day => day is not null);
            open.Add(new OpenCampaign(campaign.Id, campaign.Title, campaign.Question, campaign.IsBox, campaign.AnswerWithinDays, campaign.IsBox ? null : end?.AddDays(-1)));
        }

        return [.. open.OrderBy(c => c.IsBox).ThenBy(c => c.Until is null).ThenBy(c => c.Until).ThenBy(c => c.Title, StringComparer.CurrentCulture)];
    }
}
