using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Voting;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <summary>Somebody named on a page of the room.</summary>
/// <param name="Hue">Null for a guest.</param>
public sealed record IdeaFace(Guid Id, string Name, string Handle, string? Unit, int? Hue);

/// <summary>What the viewer may do and has done in a campaign.</summary>
/// <param name="Spent">Votes spent, or ideas supported where everybody has one for each.</param>
public sealed record CampaignOwn(bool MayRun, bool IsJuror, bool IsDecider, bool TakesPart, bool MaySubmit, bool MaySupport, int Spent);

/// <param name="Ends">The last day of its phase.</param>
/// <param name="Past">How much of the phase is over, 0 to 1; null where it has no end.</param>
/// <param name="Missing">What is missing before it can be published, for those who run it.</param>
public sealed record CampaignHead(
    Guid Id, bool IsBox, string Title, string Question, string BackgroundHtml, CampaignPhase Phase, DateOnly? Ends, int? DaysLeft, double? Past, SupportRule Rule, int Votes,
    int AnswerWithinDays, int? DecideWithinDays, DateOnly? DecideBy, string SpaceSlug, string SpaceName, IdeaFace? Sponsor, IReadOnlyList<Criterion> Criteria, IReadOnlyList<string> Audience,
    IReadOnlyList<(CampaignRole Role, IdeaFace Face)> People, CampaignOwn Own, IReadOnlyList<Problem> Missing);

/// <summary>The head of a campaign's page: what it asks, how long, by which rules.</summary>
internal sealed class SeeCampaign(HouseDb db, House house, TimeProvider clock)
{
    public async Task<Result<CampaignHead>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await CampaignStanding.FindAsync(db, id, viewer, ct) is not { } standing) return Problem.NotFound();
        var c = standing.Campaign;
        var today = house.DayOf(clock.GetUtcNow());
        var ids = c.People.Select(p => p.MemberId).Append(c.SponsorId ?? Guid.Empty).Distinct().ToList();
        var faces = await db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id))
            .Select(m => new IdeaFace(m.Id, m.Name, m.Handle, m.Unit != null ? m.Unit.Name : null, m.PartnerId == null ? m.Unit != null ? m.Unit.Hue : Member.HueWithoutUnit : null)).ToDictionaryAsync(f => f.Id, ct);
        var units = c.Audience.Select(u => u.UnitId).ToList();
        var named = units.Count == 0 ? [] : await db.Set<OrgUnit>().AsNoTracking().Where(u => units.Contains(u.Id)).OrderBy(u => u.Path).Select(u => u.Name).ToListAsync(ct);
        var ends = c.PhaseEndsOn(today);
        return new CampaignHead(
            c.Id, c.IsBox, c.Title, c.Question, c.BackgroundHtml, c.PhaseOn(today), ends, ends is { } last ? last.DayNumber - today.DayNumber + 1 : null, PastOn(c, today), c.Rule, c.Votes,
            c.AnswerWithinDays, c.DecideWithinDays, c.DecideBy, c.Space!.Slug, c.Space.Name, c.SponsorId is { } sponsor ? faces.GetValueOrDefault(sponsor) : null,
            [.. c.Criteria.OrderBy(one => one.Position)], named,
            [.. c.People.OrderBy(p => p.Role).Where(p => faces.ContainsKey(p.MemberId)).Select(p => (p.Role, faces[p.MemberId]))],
            await OwnAsync(standing, today, viewer, ct), standing.MayRun && c.PublishedAt is null ? [.. CampaignRules.Missing(c)] : []);
    }

    private static double? PastOn(Campaign campaign, DateOnly today) => (campaign.PhaseBeganOn(today), campaign.PhaseEndsOn(today)) switch
    {
        ({ } from, { } to) => (double)(today.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber + 1),
        _ => null,
    };

    private async Task<CampaignOwn> OwnAsync(CampaignStanding standing, DateOnly today, Viewer viewer, CancellationToken ct)
    {
        var (c, me) = (standing.Campaign, viewer.MemberId);
        var takesPart = await db.AudienceOf(c, clock.GetUtcNow()).AnyAsync(m => m.Id == me, ct);
        var spent = await db.VotesIn(c.Id).Where(v => v.MemberId == me).SumAsync(v => v.Count, ct);
        return new CampaignOwn(standing.MayRun, standing.IsJuror, standing.IsDecider, takesPart, takesPart && c.TakesIdeasOn(today), takesPart && c.TakesSupportOn(today), spent);
    }
}
