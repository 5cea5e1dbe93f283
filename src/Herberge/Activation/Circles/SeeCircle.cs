using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>Somebody of a circle, as the others see them.</summary>
public sealed record CircleMate(Guid Id, string Name, string Handle, string? Unit, int? Hue, string Goal);

/// <summary>A circle as those in it see it.</summary>
/// <param name="Mates">Who asks included.</param>
/// <param name="ModeratorId">Of this week: chosen, or whose turn it is.</param>
/// <param name="Met">Weeks they met in.</param>
/// <param name="Notes">Of the asking member alone.</param>
/// <param name="DeclineUntil">Until then who asks may say that they don't want to be moved here.</param>
/// <param name="From">The circle they were moved from, where it is still there.</param>
public sealed record CircleView(
    Circle Circle, CircleSeason Season, int Week, IReadOnlyList<CircleMate> Mates, Guid ModeratorId, IReadOnlySet<int> Met, IReadOnlyDictionary<int, string> Notes, DateTimeOffset? DeclineUntil, string? From)
{
    public bool IsOver => Week > CircleGuide.Weeks;
}

/// <summary>One's own circle. For everybody else, hosts and administrators included, there is none.</summary>
internal sealed class SeeCircle(HouseDb db, House house, TimeProvider clock)
{
    /// <returns>Null when there is none, or the viewer isn't in it.</returns>
    public async Task<CircleView?> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        if (await db.CirclesOf(viewer).Include(c => c.Season).FirstOrDefaultAsync(c => c.Id == id, ct) is not { } circle) return null;
        var (season, now) = (circle.Season!, clock.GetUtcNow());
        var seats = db.TakenSeats().AsNoTracking().Where(s => s.CircleId == id);
        var goals = db.CircleGoals.Where(g => g.SeasonId == season.Id);
        var mates = await (from seat in seats
            join member in db.Set<Member>() on seat.MemberId equals member.Id
            orderby member.FoldedName, member.Id
            select new CircleMate(
                member.Id, member.Name, member.Handle, member.Unit == null ? null : member.Unit.Name, member.Unit == null ? Member.HueWithoutUnit : member.Unit.Hue,
                goals.Where(g => g.MemberId == member.Id).Select(g => g.Text).FirstOrDefault() ?? "")).ToListAsync(ct);
        var mine = await seats.Where(s => s.MemberId == me).Select(s => new { s.DeclineUntil, s.FromId }).FirstOrDefaultAsync(ct);
        var fromId = mine?.FromId;
        var from = fromId is null ? null : await db.Circles.Where(c => c.Id == fromId && c.DissolvedAt == null).Select(c => c.Name).FirstOrDefaultAsync(ct);
        var met = await db.CircleMeetings.Where(m => m.CircleId == id).Select(m => m.Week).ToHashSetAsync(ct);
        var notes = await db.CircleNotes.Where(n => n.SeasonId == season.Id && n.MemberId == me).ToDictionaryAsync(n => n.Week, n => n.Text, ct);
        var week = season.WeekOn(house.DayOf(now));
        var turn = mates.Count == 0 ? me : mates[(Math.Clamp(week, 1, CircleGuide.Weeks) - 1) % mates.Count].Id;
        return new CircleView(circle, season, week, mates, circle.ModeratorId is { } chosen && mates.Any(m => m.Id == chosen) ? chosen : turn, met, notes, mine?.DeclineUntil > now ? mine.DeclineUntil : null, from);
    }
}
