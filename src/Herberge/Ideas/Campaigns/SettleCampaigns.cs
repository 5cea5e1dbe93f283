using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Ideas.Campaigns;

/// <summary>
/// When a campaign is over, writes into the ledger who took part in public: whoever was of an idea's team or talked about one. Who only
/// voted, or judged, stays out of it.
/// </summary>
internal sealed class SettleCampaigns(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var over = await db.Set<Occasion>().Where(o => o.Kind == PublishCampaign.Occasion && o.To <= now && !o.Participants.Any()).Select(o => new { o.Id, o.SubjectId }).ToListAsync(ct);
        foreach (var occasion in over)
        {
            var campaign = occasion.SubjectId;
            var (ideas, team, posts) = (db.Ideas.Where(i => i.CampaignId == campaign), db.IdeaPeople, db.Set<Post>());
            var people = await db.Set<Member>().Where(m => m.State == MemberState.Active && ideas.Any(i =>
                team.Any(p => p.IdeaId == i.Id && p.MemberId == m.Id && !p.IsAsked) || posts.Any(p => p.ThreadId == i.ThreadId && p.AuthorId == m.Id && p.DeletedAt == null))).Select(m => m.Id).ToListAsync(ct);
            db.Set<OccasionParticipant>().AddRange(people.Select(id => new OccasionParticipant { OccasionId = occasion.Id, MemberId = id }));
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

[DisallowConcurrentExecution]
internal sealed class SettleCampaignsNightly(SettleCampaigns settle) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await settle.HandleAsync(cancellationToken);
}
