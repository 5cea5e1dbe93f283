using Herberge.Activation.Circles;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Gatherings;
using Herberge.Gatherings.Registrations;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Journeys;

/// <param name="Key">As a form sends it: an id, or a <see cref="StepTarget"/>.</param>
public sealed record StepChoice(string Key, string Name);

/// <summary>What steps can ask for and invite to.</summary>
/// <param name="Spaces">No private ones: who is in them is their own business.</param>
public sealed record StepOffer(IReadOnlyList<StepChoice> Units, IReadOnlyList<StepChoice> Spaces, IReadOnlyList<StepChoice> Gatherings, IReadOnlyList<StepChoice> Seasons)
{
    /// <summary>Null for what isn't among them.</summary>
    public string? NameOf(StepTarget target) => (target.Kind switch { TargetKind.Space => Spaces, TargetKind.Gathering => Gatherings, _ => Seasons })
        .FirstOrDefault(c => c.Key == target.Id.ToString())?.Name;

    public string? NameOf(StepCondition condition) => (condition.Kind == ConditionKind.OfUnit ? Units : Spaces).FirstOrDefault(c => c.Key == condition.Of)?.Name;
}

/// <summary>What a step can be about, for whoever writes it, and whether it leads somewhere for whoever gets it.</summary>
internal sealed class StepChoices(HouseDb db, IViewerSource viewers, TimeProvider clock)
{
    private const int Most = 300;

    public async Task<StepOffer> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var units = await db.Set<OrgUnit>().AsNoTracking().OrderBy(u => u.Path).Take(Most).Select(u => new { u.Id, u.Path }).ToListAsync(ct);
        var spaces = await db.ReadableSpacesTo(viewer).Where(s => s.Kind != SpaceKind.Private && s.ArchivedAt == null).OrderBy(s => s.Name).Take(Most).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var gatherings = await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => g.EndsAt > now && g.CancelledAt == null).OrderBy(g => g.StartsAt).Take(Most)
            .Select(g => new { g.Id, g.Title, g.StartsAt, g.TimeZone }).ToListAsync(ct);
        var seasons = await db.VisibleSeasonsTo(viewer).Where(s => s.ClosedAt == null).OrderBy(s => s.Name).Take(Most).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        return new StepOffer(
            [.. units.Select(u => new StepChoice(u.Id.ToString(), u.Path.Replace("/", " › ", StringComparison.Ordinal)))], [.. spaces.Select(s => new StepChoice(s.Id.ToString(), s.Name))],
            [.. gatherings.Select(g => new StepChoice(g.Id.ToString(), $"{g.Title} ({Zones.LocalOf(g.StartsAt, Zones.Of(g.TimeZone)):d})"))], [.. seasons.Select(s => new StepChoice(s.Id.ToString(), s.Name))]);
    }

    /// <summary>The address of a step's target for somebody who can take it up and hasn't; else null.</summary>
    public async Task<string?> AddressAsync(StepTarget target, Guid memberId, CancellationToken ct)
    {
        if (await viewers.FindAsync(memberId, ct) is not { } viewer) return null;
        var (id, now) = (target.Id, clock.GetUtcNow());
        switch (target.Kind)
        {
            case TargetKind.Space:
                var slug = await db.ReadableSpacesTo(viewer).Where(s => s.Id == id && s.ArchivedAt == null && !s.Memberships.Any(m => m.MemberId == memberId)).Select(s => s.Slug).FirstOrDefaultAsync(ct);
                return slug is null ? null : $"/spaces/{slug}";
            case TargetKind.Gathering:
                var registrations = db.Set<Registration>();
                var gathering = await db.VisibleGatheringsTo(viewer).AsNoTracking()
                    .FirstOrDefaultAsync(g => g.Id == id && g.StartsAt > now && g.CancelledAt == null && !registrations.Any(r => r.GatheringId == id && r.MemberId == memberId), ct);
                return gathering is not null && await db.InvitedTo(gathering, now).AnyAsync(m => m.Id == memberId, ct) ? $"/gatherings/{id}" : null;
            default:
                var entries = db.CircleEntries;
                return await db.VisibleSeasonsTo(viewer).AnyAsync(s => s.Id == id && s.ClosedAt == null && !entries.Any(e => e.SeasonId == id && e.MemberId == memberId), ct) ? $"/activation/circles/{id}" : null;
        }
    }
}
