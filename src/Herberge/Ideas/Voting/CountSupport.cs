using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Voting;

/// <summary>
/// Counts who supports an idea anew, in the transaction of whatever changed it. Ideas that became part of it count with it, each person
/// once.
/// </summary>
internal sealed class CountSupport(HouseDb db)
{
    public async Task HandleAsync(Guid ideaId, CancellationToken ct)
    {
        var into = await db.Ideas.Where(i => i.Id == ideaId).Select(i => i.MergedIntoId).FirstOrDefaultAsync(ct) ?? ideaId;
        foreach (var id in new HashSet<Guid> { ideaId, into })
        {
            var votes = db.VotesFor(id).Where(v => v.Count > 0);
            var supporters = await votes.Select(v => v.MemberId).Distinct().CountAsync(ct);
            var spent = await votes.SumAsync(v => v.Count, ct);
            await db.Ideas.Where(i => i.Id == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.Supporters, supporters).SetProperty(x => x.Votes, spent), ct);
        }
    }
}

internal static class IdeaVotes
{
    extension(HouseDb db)
    {
        /// <summary>Votes on an idea and on those that became part of it.</summary>
        public IQueryable<Vote> VotesFor(Guid ideaId)
        {
            var ideas = db.Ideas;
            return db.Votes.Where(v => v.IdeaId == ideaId || ideas.Any(i => i.Id == v.IdeaId && i.MergedIntoId == ideaId));
        }

        public IQueryable<Vote> VotesIn(Guid campaignId)
        {
            var ideas = db.Ideas;
            return db.Votes.Where(v => ideas.Any(i => i.Id == v.IdeaId && i.CampaignId == campaignId));
        }
    }
}
