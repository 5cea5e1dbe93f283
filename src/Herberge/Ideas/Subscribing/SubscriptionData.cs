using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Subscribing;

/// <summary>Which campaigns somebody follows: theirs alone, and gone with them.</summary>
internal sealed class SubscriptionData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("ideaSubscriptions", await db.IdeaSubscriptions.AsNoTracking().Where(s => s.MemberId == memberId).OrderBy(s => s.CreatedAt)
            .Select(s => new
            {
                s.CreatedAt, s.Pace, s.ToldUntil,
                Campaign = db.Set<Campaigns.Campaign>().Where(c => c.Id == s.CampaignId).Select(c => c.Title).FirstOrDefault(),
                Filter = db.Set<Tables.SavedFilter>().Where(f => f.Id == s.FilterId).Select(f => f.Name).FirstOrDefault(),
            }).ToListAsync<object>(ct)),
    ];

    public Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var id = erasure.MemberId;
        return db.IdeaSubscriptions.Where(s => s.MemberId == id).ExecuteDeleteAsync(ct);
    }
}
