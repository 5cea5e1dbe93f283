using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>A circle as hosts see it.</summary>
/// <param name="IsAlive">Two or more of it met or said that they go on, within three weeks of the guide; null once the season is over, when nobody has to mend it any more.</param>
/// <param name="AtRisk">Under four, or fewer than three who go on.</param>
public sealed record CircleLine(string Name, int Size, int Free, bool? IsAlive, bool AtRisk);

/// <summary>How a season went.</summary>
/// <param name="Circles">How many were formed; null for fewer than five, and then none that met is told either.</param>
/// <param name="Alive">Circles that met within the four weeks up to week 4, 8 and 12; null while the week isn't over.</param>
/// <param name="Finished">Of those who ever had a place, who still had one in a circle that met in the last four weeks; null while it goes on.</param>
/// <param name="Reasons">Why people left, as a share of those who ever had a place; once it is over.</param>
public sealed record SeasonFigures(int? Circles, IReadOnlyList<(int Week, int? Alive)> Alive, ShownShare? Finished, IReadOnlyList<(LeaveReason Reason, ShownShare? Share)> Reasons);

/// <param name="Waiting">Who signed up and has no place; null for fewer than five.</param>
public sealed record SeasonRun(CircleSeason Season, int Week, IReadOnlyList<CircleLine> Circles, int? Waiting, SeasonFigures Figures);

/// <summary>What hosts see of a season: sizes and signs of life of circles, sums over all of them; never goals, notes or who is where.</summary>
internal sealed class RunSeason(HouseDb db, House house, TimeProvider clock)
{
    private const int WeeksOfLife = 3;
    private const int WeeksBack = 4;
    private static readonly int[] WeeksTold = [4, 8, 12];

    public async Task<Result<SeasonRun>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleSeasonsTo(viewer).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } season) return Problem.NotFound();
        if (!viewer.RunsRounds) return Problem.Forbidden("circles-for-managers");
        var now = clock.GetUtcNow();
        var alive = now.AddDays(-WeeksOfLife * season.DaysEach);
        var taken = db.TakenSeats();
        var rows = await db.Circles.AsNoTracking().Where(c => c.SeasonId == id && c.DissolvedAt == null).OrderBy(c => c.Number)
            .Select(c => new { c.Name, Size = taken.Count(s => s.CircleId == c.Id), Active = taken.Count(s => s.CircleId == c.Id && s.SeenAt >= alive) }).ToListAsync(ct);
        var seated = taken.Where(s => s.Circle!.SeasonId == id);
        var waiting = await db.InSeason(id).CountAsync(m => !seated.Any(s => s.MemberId == m.Id), ct);
        var week = season.WeekOn(house.DayOf(now));
        return new SeasonRun(
            season, week,
            [.. rows.Select(row => new CircleLine(row.Name, row.Size, Math.Max(0, Circle.Most - row.Size), season.ClosedAt is null ? row.Active >= 2 : null, season.ClosedAt is null && (row.Size < Circle.Fewest || row.Active < Circle.FewestActive)))],
            DrawCircles.Told(waiting), await FiguresAsync(season, week, ct));
    }

    private async Task<SeasonFigures> FiguresAsync(CircleSeason season, int week, CancellationToken ct)
    {
        var id = season.Id;
        var circles = db.Circles.Where(c => c.SeasonId == id);
        var formed = await circles.CountAsync(ct);
        var met = await db.CircleMeetings.Where(m => circles.Any(c => c.Id == m.CircleId)).Select(m => new { m.CircleId, m.Week }).ToListAsync(ct);
        var tells = formed >= ShownShare.Fewest;
        var isOver = season.ClosedAt is not null;
        return new SeasonFigures(
            tells ? formed : null,
            [.. WeeksTold.Select(at => (at, tells && (isOver || week > at) ? met.Where(m => m.Week > at - WeeksBack && m.Week <= at).Select(m => m.CircleId).Distinct().Count() : (int?)null))],
            isOver ? ShownShare.Of(season.Finished, season.Began) : null,
            !isOver ? [] : [.. new[] { (LeaveReason.Time, season.LeftForTime), (LeaveReason.Topic, season.LeftForTopic), (LeaveReason.People, season.LeftForPeople) }.Select(reason => (reason.Item1, ShownShare.Of(reason.Item2, season.Began)))]);
    }
}
