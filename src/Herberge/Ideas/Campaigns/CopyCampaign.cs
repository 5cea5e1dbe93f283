using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <summary>A new draft like a campaign: its texts, rules and people, without its days and ideas.</summary>
internal sealed class CopyCampaign(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsIdeas) return Problem.Forbidden("ideas-for-innkeepers");
        if (await CampaignStanding.FindAsync(db, id, viewer, ct) is not { Campaign: var from }) return Problem.NotFound();
        if (from.IsBox) return Problem.Conflict("campaign-box-once");
        if (!await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == from.SpaceId && s.ArchivedAt == null, ct)) return Problem.Conflict("space-archived");
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var copy = new Campaign(Guid.CreateVersion7(now), isBox: false, from.SpaceId, viewer.MemberId, now)
        {
            Title = from.Title, Question = from.Question, Background = from.Background, BackgroundHtml = from.BackgroundHtml, SponsorId = from.SponsorId,
            Rule = from.Rule, Votes = from.Votes, AnswerWithinDays = from.AnswerWithinDays,
        };
        foreach (var unit in from.Audience) copy.Audience.Add(new CampaignUnit { CampaignId = copy.Id, UnitId = unit.UnitId });
        foreach (var person in from.People) copy.People.Add(new CampaignPerson { CampaignId = copy.Id, MemberId = person.MemberId, Role = person.Role });
        foreach (var c in from.Criteria) copy.Criteria.Add(new Criterion { Id = Guid.CreateVersion7(now), CampaignId = copy.Id, Name = c.Name, Hint = c.Hint, Weight = c.Weight, Position = c.Position, Axis = c.Axis });
        db.Campaigns.Add(copy);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "campaign.copied", from.Title, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return copy.Id;
    }
}
