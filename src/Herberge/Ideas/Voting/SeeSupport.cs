using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Voting;

/// <param name="Name">Null for all units that are not shown.</param>
public sealed record SupportBar(string? Name, int Hue, int Supporters);

/// <param name="Bars">As last released, the largest first; empty before.</param>
/// <param name="Free">Votes of a budget the viewer still has.</param>
public sealed record SupportPicture(IdeaCard Card, SupportRule Rule, bool MaySupport, int Free, IReadOnlyList<SupportBar> Bars);

/// <summary>Who is behind an idea: how many, and by unit as far as that may be told.</summary>
internal sealed class SeeSupport(HouseDb db, IdeaCards cards, House house, TimeProvider clock)
{
    public async Task<Result<SupportPicture>> HandleAsync(Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var campaign = await db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => i.Id == ideaId).Select(i => i.Campaign).FirstOrDefaultAsync(ct);
        if (campaign is null) return Problem.NotFound();
        var card = (await cards.OfAsync([ideaId], viewer, ct))[0];
        var now = clock.GetUtcNow();
        var open = card.StageKind < StageKind.Decided && campaign.TakesSupportOn(house.DayOf(now));
        var free = open && campaign.Rule == SupportRule.Budget ? campaign.Votes - await db.VotesIn(campaign.Id).Where(v => v.MemberId == me).SumAsync(v => v.Count, ct) : 0;
        var units = db.Set<OrgUnit>();
        var rows = await db.SupportReleases.AsNoTracking().Where(r => r.IdeaId == ideaId)
            .Select(r => new { r.UnitId, r.Supporters, Unit = units.Where(u => u.Id == r.UnitId).Select(u => new { u.Name, u.Hue }).FirstOrDefault() }).ToListAsync(ct);
        // A unit that was dissolved is one of the others.
        var others = rows.Where(r => r.Unit is null).Sum(r => r.Supporters);
        var bars = rows.Where(r => r.Unit is not null).OrderByDescending(r => r.Supporters).ThenBy(r => r.Unit!.Name, StringComparer.CurrentCulture).Select(r => new SupportBar(r.Unit!.Name, r.Unit.Hue, r.Supporters)).ToList();
        if (others > 0) bars.Add(new SupportBar(null, 0, others));
        return new SupportPicture(card, campaign.Rule, open && await db.AudienceOf(campaign, now).AnyAsync(m => m.Id == me, ct), free, bars);
    }
}
