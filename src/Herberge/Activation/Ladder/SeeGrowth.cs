using Herberge.Activation.Invitations;
using Herberge.Activation.Journeys;
using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Gatherings;
using Herberge.Gatherings.Registrations;
using Herberge.People;
using Herberge.Silos.Oversight;
using Herberge.Silos.Releases;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Ladder;

public enum GrowthMarkKind : byte
{
    Gathering = 1,
    Journey = 2,
    Invitation = 3,
}

/// <summary>What was done to bring people in.</summary>
/// <param name="People">Seats taken, or people who came by the link, in steps of <see cref="ShownShare.Fewest"/>; null where there is no such number.</param>
public sealed record GrowthMark(GrowthMarkKind Kind, DateOnly On, string Name, string? Address, int? People);

/// <param name="Points">Oldest first.</param>
/// <param name="Marks">Oldest first.</param>
public sealed record GrowthView(IReadOnlyList<GrowthPoint> Points, IReadOnlyList<GrowthMark> Marks);

/// <summary>
/// How the house fills, and what was done meanwhile. Counts are those of the ladder: no guests, nobody who doesn't want to be analysed, not
/// the community team. Each look is logged.
/// </summary>
internal sealed class SeeGrowth(HouseDb db, House house, TimeProvider clock, LogLook log)
{
    public const string Address = "/activation/growth";

    private const int Weeks = 78;
    private const int MostOfKind = 6;

    public async Task<Result<GrowthView>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!SeeLadder.MaySee(viewer)) return Problem.Forbidden("ladder-for-managers");
        await log.HandleAsync(Address, viewer, ct);
        var end = ReleaseCalendar.LastEnd(clock.GetUtcNow(), house.TimeZone);
        var last = house.DayOf(end);
        var ends = Enumerable.Range(0, Weeks + 1).Select(back => last.AddDays(-7 * (Weeks - back))).Select(monday => (monday, house.StartOf(monday))).ToList();
        var leftOut = db.LeftOutOfAnalysis();
        var counted = db.Set<Member>().Where(m => m.State == MemberState.Active && m.PartnerId == null && (m.Roles & Viewer.Team) == 0 && !leftOut.Contains(m.Id));
        var firsts = await db.Acts.AsNoTracking().Where(a => a.Kind == ActKind.SignedIn && a.At < end && counted.Any(m => m.Id == a.MemberId))
            .GroupBy(a => a.MemberId).Select(g => g.Min(a => a.At)).ToListAsync(ct);
        return new GrowthView(GrowthCurve.Of(firsts, ends), await MarksAsync(ends[0].Item2, end, viewer, ct));
    }

    private async Task<List<GrowthMark>> MarksAsync(DateTimeOffset from, DateTimeOffset to, Viewer viewer, CancellationToken ct)
    {
        var seats = db.Set<Registration>();
        var gatherings = await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => g.StartsAt >= from && g.EndsAt < to && g.CancelledAt == null)
            .Select(g => new { g.Id, g.Title, g.StartsAt, People = seats.Count(r => r.GatheringId == g.Id && r.Seat == Herberge.Gatherings.Seat.Held) })
            .Where(g => g.People >= ShownShare.Fewest).OrderByDescending(g => g.People).ThenBy(g => g.Id).Take(MostOfKind).ToListAsync(ct);
        var journeys = await db.Journeys.AsNoTracking().Where(j => j.RunsSince >= from && j.RunsSince < to)
            .OrderByDescending(j => j.RunsSince).Take(MostOfKind).Select(j => new { j.Id, j.Name, j.RunsSince }).ToListAsync(ct);
        var invitations = await db.Invitations.AsNoTracking().Where(i => i.CreatedAt >= from && i.CreatedAt < to && i.Entered >= ShownShare.Fewest)
            .OrderByDescending(i => i.Entered).ThenBy(i => i.Id).Take(MostOfKind).Select(i => new { i.Id, i.Label, i.CreatedAt, i.Entered }).ToListAsync(ct);
        var (mayRun, mayInvite) = (viewer.RunsRounds, viewer.RunsRounds || viewer.IsAdministrator);
        return
        [
            .. gatherings.Select(g => new GrowthMark(GrowthMarkKind.Gathering, house.DayOf(g.StartsAt), g.Title, $"/gatherings/{g.Id}", Step(g.People)))
                .Concat(journeys.Select(j => new GrowthMark(GrowthMarkKind.Journey, house.DayOf(j.RunsSince!.Value), j.Name, mayRun ? $"{JourneysDoor.Address}/{j.Id}" : null, null)))
                .Concat(invitations.Select(i => new GrowthMark(GrowthMarkKind.Invitation, house.DayOf(i.CreatedAt), i.Label, mayInvite ? $"{InvitationsDoor.Address}/{i.Id}" : null, Step(i.Entered))))
                .OrderBy(mark => mark.On).ThenBy(mark => mark.Kind).ThenBy(mark => mark.Name, StringComparer.Ordinal),
        ];
    }

    private static int Step(int people) => people - people % ShownShare.Fewest;
}
