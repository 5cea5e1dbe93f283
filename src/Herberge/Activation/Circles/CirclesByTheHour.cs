using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Activation.Circles;

/// <summary>Tells the members of circles on the day they meet, once, unless they met that week already.</summary>
internal sealed class RemindCircles(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, Bell bell)
{
    /// <returns>How many people were told.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = house.DayOf(now);
        var weekday = (int)today.DayOfWeek;
        await using var write = await writes.BeginAsync(db, ct);
        var seasons = (await db.CircleSeasons.AsNoTracking().Where(s => s.DrawnAt != null && s.ClosedAt == null && s.StartsOn <= today).ToListAsync(ct))
            // Of a fortnight it is the first week in which they meet.
            .Where(s => s.WeekOn(today) <= CircleGuide.Weeks && (today.DayNumber - s.StartsOn.DayNumber) % s.DaysEach < 7);
        List<Notification> lines = [];
        foreach (var season in seasons)
        {
            var (id, week) = (season.Id, season.WeekOn(today));
            var meetings = db.CircleMeetings.Where(m => m.Week == week);
            var due = await db.Circles.Where(c => c.SeasonId == id && c.DissolvedAt == null && c.Day == weekday && (c.RemindedOn == null || c.RemindedOn < today) && !meetings.Any(m => m.CircleId == c.Id)).Select(c => c.Id).ToListAsync(ct);
            foreach (var circle in due)
            {
                if (await db.Circles.Where(c => c.Id == circle && (c.RemindedOn == null || c.RemindedOn < today)).ExecuteUpdateAsync(c => c.SetProperty(x => x.RemindedOn, today), ct) == 0) continue;
                var people = await db.TakenSeats().Where(s => s.CircleId == circle).Select(s => s.MemberId).ToListAsync(ct);
                lines.AddRange(people.Select(person => new Notification(person, NotificationKind.CircleDay, null, null, null, null, now) { SubjectId = circle }));
            }
        }

        await bell.AddAsync(lines, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([.. lines.Select(line => line.MemberId)], CancellationToken.None);
        return lines.Count;
    }
}

/// <summary>
/// Closes seasons that are over and counts once who finished: a count that moved when somebody leaves the house would tell who it was.
/// </summary>
internal sealed class CloseSeasons(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, Bell bell)
{
    private const int LastWeeks = 4;

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = house.DayOf(now);
        await using var write = await writes.BeginAsync(db, ct);
        var over = (await db.CircleSeasons.Where(s => s.DrawnAt != null && s.ClosedAt == null).ToListAsync(ct)).Where(s => s.EndsOn <= today).ToList();
        List<Notification> lines = [];
        foreach (var season in over)
        {
            var id = season.Id;
            season.Began = await db.CircleSeats.Where(s => s.Circle!.SeasonId == id).Select(s => s.MemberId).Distinct().CountAsync(ct);
            var meetings = db.CircleMeetings.Where(m => m.Week > CircleGuide.Weeks - LastWeeks);
            season.Finished = await db.TakenSeats().CountAsync(s => s.Circle!.SeasonId == id && meetings.Any(m => m.CircleId == s.CircleId), ct);
            season.ClosedAt = now;
            var seats = await db.TakenSeats().Where(s => s.Circle!.SeasonId == id).Select(s => new { s.CircleId, s.MemberId }).ToListAsync(ct);
            lines.AddRange(seats.Select(seat => new Notification(seat.MemberId, NotificationKind.CircleOver, null, null, null, null, now) { SubjectId = seat.CircleId }));
        }

        await bell.AddAsync(lines, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([.. lines.Select(line => line.MemberId)], CancellationToken.None);
    }
}

/// <summary>Closes and reminds, each once an hour.</summary>
[DisallowConcurrentExecution]
internal sealed class CirclesByTheHour(CloseSeasons close, RemindCircles remind) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await close.HandleAsync(cancellationToken);
        await remind.HandleAsync(cancellationToken);
    }
}
