using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>“We met” for a week, said by any of a circle, for all of it; or taken back while the season goes on.</summary>
internal sealed class TickWeek(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, House house, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid circleId, int week, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await WrongAsync(circleId, week, viewer, now, ct) is { } problem) return problem;
        var people = await db.TakenSeats().AsNoTracking().Where(s => s.CircleId == circleId).Select(s => s.MemberId).ToListAsync(ct);
        if (people.Count < 2) return Problem.Conflict("circles-alone");
        // A second press changes nothing.
        if (await db.CircleMeetings.AnyAsync(m => m.CircleId == circleId && m.Week == week, ct)) return default(Done);
        var meeting = new CircleMeeting(Guid.CreateVersion7(now), circleId, week, now);
        db.CircleMeetings.Add(meeting);
        // An hour shared by n is shared by 1 ÷ (n − 1) with each of the others (Newman 2001).
        foreach (var from in people)
            foreach (var to in people.Where(to => to != from)) db.Ties.Add(new Tie(from, to, TieKind.MatchedWith, now, null, meeting.Id, 1.0 / (people.Count - 1)));
        db.Acts.AddRange(people.Select(person => new Act(person, ActKind.MetInRound, now, null, meeting.Id)));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return default(Done);
        }

        await db.CircleSeats.Where(s => s.CircleId == circleId && people.Contains(s.MemberId)).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Takes back exactly what was counted, whoever left since.</summary>
    public async Task<Result<Done>> TakeBackAsync(Guid circleId, int week, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await WrongAsync(circleId, week, viewer, now, ct) is { } problem) return problem;
        if (await db.CircleMeetings.AsNoTracking().FirstOrDefaultAsync(m => m.CircleId == circleId && m.Week == week, ct) is not { } meeting) return default(Done);
        if (await db.CircleMeetings.Where(m => m.Id == meeting.Id).ExecuteDeleteAsync(ct) == 0) return default(Done);
        var counted = await db.Ties.AsNoTracking().Where(t => t.SubjectId == meeting.Id && t.Kind == TieKind.MatchedWith).ToListAsync(ct);
        db.Ties.AddRange(counted.Select(tie => new Tie(tie.FromId, tie.ToId, TieKind.MatchedWith, now, null, meeting.Id, -tie.Weight)));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private async Task<Problem?> WrongAsync(Guid circleId, int week, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var season = await db.CirclesOf(viewer).Where(c => c.Id == circleId).Select(c => c.Season!).FirstOrDefaultAsync(ct);
        if (season is null) return Problem.NotFound();
        if (season.ClosedAt is not null) return Problem.Conflict("circles-over");
        return week < 1 || week > CircleGuide.Weeks || week > season.WeekOn(house.DayOf(now)) ? Problem.Conflict("circles-week") : null;
    }
}
