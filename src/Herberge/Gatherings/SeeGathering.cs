using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <summary>Somebody named on a page of the room.</summary>
/// <param name="Handle">Null for somebody from outside.</param>
/// <param name="Hue">Null for a guest.</param>
public sealed record GatheringFace(string Name, string? Handle, string? Unit, int? Hue);

/// <summary>A unit's part of who comes.</summary>
/// <param name="Name">Null for all others together.</param>
public sealed record MixPart(string? Name, int? Hue, int People);

/// <param name="Taken">Seats that are taken, offered ones among them.</param>
/// <param name="Waiting">How many wait for one.</param>
public sealed record SeatCount(Coming Mode, int? Seats, int Taken, int Waiting);

/// <param name="Next">Who gets the seat next, by first name, if they let it be known.</param>
/// <param name="Place">The viewer's own place in the line, from 1; 0 for none.</param>
public sealed record GatheringOwn(Registration? Registration, bool MayTakePart, bool IsHost, bool MayRun, string? Next, int Place);

/// <param name="Missing">Units of the house from which hardly anybody comes, so far as that may be told.</param>
/// <param name="Series">The others of its series still to come, this one among them.</param>
public sealed record GatheringView(
    Gathering Gathering, string SpaceName, string SpaceSlug, int SpaceHue, bool IsOver, IReadOnlyList<GatheringFace> Hosts, IReadOnlyList<SeatCount> Seats, int Maybe,
    IReadOnlyList<GatheringFace> Listed, int People, IReadOnlyList<MixPart> Mix, IReadOnlyList<string> Missing, IReadOnlyList<string> Units, GatheringOwn Own, IReadOnlyList<(Guid Id, DateTimeOffset StartsAt, bool IsCancelled)> Series, string? Rule);

/// <summary>A gathering's page: what, when, where, who comes, and what the viewer said.</summary>
internal sealed class SeeGathering(HouseDb db, TimeProvider clock)
{
    /// <summary>More names than that nobody reads.</summary>
    private const int MostNames = 300;
    private const int MostMissing = 2;

    /// <summary>A unit smaller than that is never called missing.</summary>
    private const int LargeUnit = 10;

    public async Task<Result<GatheringView>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, id, viewer, ct) is not { } standing) return Problem.NotFound();
        var (gathering, me, now) = (standing.Gathering, viewer.MemberId, clock.GetUtcNow());
        var rows = await db.Registrations.AsNoTracking().Where(r => r.GatheringId == id && r.Coming != Coming.No && r.Coming != Coming.Open).OrderBy(r => r.AnsweredAt)
            .Select(r => new { r.Id, r.MemberId, r.Coming, r.Seat, r.WaitingSince, r.IsListed, r.OutsideName }).ToListAsync(ct);
        var seats = new[] { Coming.OnSite, Coming.Online }.Where(gathering.Offers)
            .Select(mode => new SeatCount(mode, gathering.SeatsFor(mode), rows.Count(r => r.Coming == mode && r.Seat is Seat.Held or Seat.Offered), rows.Count(r => r.Coming == mode && r.Seat == Seat.Waiting))).ToList();
        var own = await db.Registrations.AsNoTracking().Include(r => r.Answers).FirstOrDefaultAsync(r => r.GatheringId == id && r.MemberId == me, ct);
        var coming = rows.Where(r => r.Seat == Seat.Held).ToList();
        var line = rows.Where(r => r.Seat == Seat.Waiting && r.Coming == (own?.Coming ?? Coming.OnSite)).OrderBy(r => r.WaitingSince).ThenBy(r => r.Id).ToList();
        var faces = await FacesAsync([.. gathering.Hosts.Select(h => h.MemberId), .. coming.Where(r => r.IsListed).Select(r => r.MemberId).OfType<Guid>().Take(MostNames), .. line.Take(1).Where(r => r.IsListed).Select(r => r.MemberId).OfType<Guid>()], ct);
        var listed = coming.Where(r => r.IsListed).Take(MostNames).Select(r => r.MemberId is { } member ? faces.GetValueOrDefault(member) : r.OutsideName is { } name ? new GatheringFace(name, null, null, null) : null).OfType<GatheringFace>();
        var next = line.Count > 0 && line[0] is { IsListed: true, MemberId: { } first } ? faces.GetValueOrDefault(first)?.Name.Split(' ')[0] : null;
        var mayTakePart = standing.MayRun || await db.InvitedTo(gathering, now).AnyAsync(m => m.Id == me, ct);
        var mix = await MixAsync(id, ct);
        var units = gathering.Units.Select(u => u.UnitId).ToList();
        var series = gathering.SeriesId is not { } of ? [] : (await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => g.SeriesId == of && g.EndsAt > now).OrderBy(g => g.StartsAt)
            .Select(g => new { g.Id, g.StartsAt, IsCancelled = g.CancelledAt != null }).ToListAsync(ct)).Select(g => (g.Id, g.StartsAt, g.IsCancelled)).ToList();
        return new GatheringView(
            gathering, standing.Space.Name, standing.Space.Slug, standing.Space.Hue, gathering.IsOver(now), [.. gathering.Hosts.OrderBy(h => h.Position).Select(h => faces.GetValueOrDefault(h.MemberId)).OfType<GatheringFace>()],
            seats, rows.Count(r => r.Coming == Coming.Maybe), [.. listed], coming.Count, mix, viewer.IsInside && gathering.TakesAnswers(now) ? await MissingAsync(gathering, mix, ct) : [],
            units.Count == 0 ? [] : await db.Set<OrgUnit>().AsNoTracking().Where(u => units.Contains(u.Id)).OrderBy(u => u.Path).Select(u => u.Name).ToListAsync(ct),
            new GatheringOwn(own, mayTakePart, standing.IsHost, standing.MayRun, next, own?.Seat == Seat.Waiting ? 1 + line.FindIndex(r => r.Id == own.Id) : 0), series,
            gathering.SeriesId is { } rule ? await db.GatheringSeries.AsNoTracking().Where(s => s.Id == rule).Select(s => s.Rule).FirstOrDefaultAsync(ct) : null);
    }

    private async Task<Dictionary<Guid, GatheringFace>> FacesAsync(List<Guid> ids, CancellationToken ct) => await db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id))
        .Select(m => new { m.Id, Face = new GatheringFace(m.Name, m.State == MemberState.Active ? m.Handle : null, m.Unit != null ? m.Unit.Name : null, m.PartnerId == null ? m.Unit != null ? m.Unit.Hue : Member.HueWithoutUnit : null) })
        .ToDictionaryAsync(m => m.Id, m => m.Face, ct);

    private async Task<List<MixPart>> MixAsync(Guid id, CancellationToken ct) => await db.MixShares.AsNoTracking().Where(s => s.GatheringId == id)
        .GroupJoin(db.Set<OrgUnit>(), s => s.UnitId, u => (Guid?)u.Id, (s, units) => new { s, units }).SelectMany(x => x.units.DefaultIfEmpty(), (x, u) => new { x.s.People, x.s.UnitId, Name = u == null ? null : u.Name, Hue = u == null ? null : (int?)u.Hue })
        .OrderBy(m => m.UnitId == null).ThenByDescending(m => m.People).ThenBy(m => m.Name).Select(m => new MixPart(m.Name, m.Hue, m.People)).ToListAsync(ct);

    /// <summary>Large units that stand in no row of the mix, the largest first: that fewer than the smallest group comes is all it says.</summary>
    private async Task<IReadOnlyList<string>> MissingAsync(Gathering gathering, List<MixPart> mix, CancellationToken ct)
    {
        if (mix.Count == 0 || gathering.Units.Count > 0) return [];
        var shown = mix.Select(m => m.Name).OfType<string>().ToList();
        var members = db.Set<Member>();
        return await db.Set<OrgUnit>().AsNoTracking().Where(u => u.ParentId == null && !shown.Contains(u.Name))
            .Select(u => new { u.Name, People = members.Count(m => m.State == MemberState.Active && m.PartnerId == null && m.Unit != null && (m.Unit.Path == u.Path || m.Unit.Path.StartsWith(u.Path + "/"))) })
            .Where(u => u.People >= LargeUnit).OrderByDescending(u => u.People).Take(MostMissing).Select(u => u.Name).ToListAsync(ct);
    }
}
