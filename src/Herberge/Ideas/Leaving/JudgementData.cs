using Herberge.Foundation.Storage;
using Herberge.Ideas.Voting;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Leaving;

/// <summary>
/// What somebody supported, thought of assumptions and judged, and what they do in campaigns. Votes and opinions go with them; score cards
/// stay without their name and note, because a mean before and after would tell what they gave.
/// </summary>
internal sealed class JudgementData(HouseDb db, CountSupport count) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var scores = db.Set<Evaluation.Score>();
        var criteria = db.Criteria;
        return
        [
            new PersonalRecords("ideaVotes", await db.Votes.AsNoTracking().Where(v => v.MemberId == memberId && v.Count > 0).OrderBy(v => v.At).Select(v => new { v.IdeaId, v.Count, v.At }).ToListAsync<object>(ct)),
            new PersonalRecords("ideaOpinions", await db.Opinions.AsNoTracking().Where(o => o.MemberId == memberId).OrderBy(o => o.At)
                .Join(db.Assumptions, o => o.AssumptionId, a => a.Id, (o, a) => new { a.IdeaId, a.Text, o.Stance, o.At }).ToListAsync<object>(ct)),
            new PersonalRecords("ideaScoreCards", await db.ScoreCards.AsNoTracking().Where(c => c.JurorId == memberId).OrderBy(c => c.GivenAt).Select(c => new
            {
                c.IdeaId, c.IsConflicted, c.Note, c.GivenAt,
                Scores = scores.Where(s => s.IdeaId == c.IdeaId && s.JurorId == memberId).Select(s => new { Criterion = criteria.Where(k => k.Id == s.CriterionId).Select(k => k.Name).FirstOrDefault(), s.Value }).ToList(),
            }).ToListAsync<object>(ct)),
            new PersonalRecords("campaignPlaces", await db.CampaignPeople.AsNoTracking().Where(p => p.MemberId == memberId)
                .Join(db.Campaigns, p => p.CampaignId, c => c.Id, (p, c) => new { c.Title, Role = p.Role.ToString() }).ToListAsync<object>(ct)),
            new PersonalRecords("campaignsAsked", await db.Campaigns.AsNoTracking().Where(c => c.SponsorId == memberId || c.CreatedBy == memberId).OrderBy(c => c.CreatedAt).Select(c => new { c.Title, c.CreatedAt }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        var supported = await db.Votes.Where(v => v.MemberId == id).Select(v => v.IdeaId).ToListAsync(ct);
        await db.Votes.Where(v => v.MemberId == id).ExecuteDeleteAsync(ct);
        foreach (var idea in supported) await count.HandleAsync(idea, ct);
        await db.Opinions.Where(o => o.MemberId == id).ExecuteDeleteAsync(ct);

        // One former member stands for all who went, and gives one card for an idea at most.
        var cards = db.ScoreCards;
        await cards.Where(c => c.JurorId == id && (c.IsConflicted || cards.Any(other => other.IdeaId == c.IdeaId && other.JurorId == former))).ExecuteDeleteAsync(ct);
        foreach (var card in await cards.AsNoTracking().Include(c => c.Scores).Where(c => c.JurorId == id).ToListAsync(ct))
        {
            var kept = new Evaluation.ScoreCard(card.IdeaId, former) { GivenAt = card.GivenAt };
            foreach (var score in card.Scores) kept.Scores.Add(new Evaluation.Score { IdeaId = card.IdeaId, JurorId = former, CriterionId = score.CriterionId, Value = score.Value });
            cards.Add(kept);
        }

        await db.SaveChangesAsync(ct);
        await cards.Where(c => c.JurorId == id).ExecuteDeleteAsync(ct);
        await db.CampaignPeople.Where(p => p.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Campaigns.Where(c => c.SponsorId == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.SponsorId, (Guid?)null), ct);
        await db.Campaigns.Where(c => c.CreatedBy == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.CreatedBy, former), ct);
    }
}
