using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <param name="Until">The day its phase ends; null where it has no end.</param>
public sealed record CampaignCard(Guid Id, bool IsBox, string Title, string Question, CampaignPhase Phase, DateOnly? From, DateOnly? Until, int Ideas, int Supporters, string Space, string? Sponsor);

/// <summary>Campaigns the viewer may know of: those that run first, then what is to come, then what is over, newest first.</summary>
internal sealed class ListCampaigns(HouseDb db, House house, TimeProvider clock)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<CampaignCard>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var today = house.DayOf(clock.GetUtcNow());
        var members = db.Set<Member>();
        var ideas = db.VisibleIdeasTo(viewer).Where(i => i.MergedIntoId == null);
        var rows = await db.VisibleCampaignsTo(viewer).AsNoTracking().OrderByDescending(c => c.CreatedAt).Take(Most).Select(c => new
        {
            Campaign = c,
            Space = c.Space!.Name,
            Sponsor = members.Where(m => m.Id == c.SponsorId).Select(m => m.Name).FirstOrDefault(),
        }).ToListAsync(ct);
        var counts = await ideas.GroupBy(i => i.CampaignId).Select(g => new { g.Key, Ideas = g.Count(), Supporters = g.Sum(i => i.Supporters) }).ToDictionaryAsync(g => g.Key, ct);
        return [.. rows.Select(row =>
        {
            var c = row.Campaign;
            var count = counts.GetValueOrDefault(c.Id);
            return new CampaignCard(c.Id, c.IsBox, c.Title, c.Question, c.PhaseOn(today), c.CollectFrom, c.PhaseEndsOn(today), count?.Ideas ?? 0, count?.Supporters ?? 0, row.Space, row.Sponsor);
        }).OrderBy(card => card.Phase switch { CampaignPhase.Draft => 0, CampaignPhase.Announced => 2, CampaignPhase.Done => 3, _ => 1 }).ThenBy(card => card.IsBox).ThenByDescending(card => card.From)];
    }
}
