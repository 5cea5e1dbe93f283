using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>What somebody wanted to reach, wrote down and where they had a place. All of it goes with them.</summary>
internal sealed class CirclesData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var seasons = db.CircleSeasons;
        var goals = db.CircleGoals;
        return
        [
            new PersonalRecords("circleEntries", await db.CircleEntries.AsNoTracking().Where(e => e.MemberId == memberId).OrderBy(e => e.JoinedAt).Select(e => new
            {
                Season = seasons.Where(s => s.Id == e.SeasonId).Select(s => s.Name).FirstOrDefault(),
                Goal = goals.Where(g => g.SeasonId == e.SeasonId && g.MemberId == memberId).Select(g => g.Text).FirstOrDefault(),
                e.JoinedAt, Days = (int)e.Days, Parts = (int)e.Parts, e.Languages, e.Place, e.Online, e.Topics,
            }).ToListAsync<object>(ct)),
            new PersonalRecords("circleNotes", await db.CircleNotes.AsNoTracking().Where(n => n.MemberId == memberId).OrderBy(n => n.SeasonId).ThenBy(n => n.Week)
                .Select(n => new { n.SeasonId, n.Week, n.Text }).ToListAsync<object>(ct)),
            new PersonalRecords("circleSeats", await db.CircleSeats.AsNoTracking().Where(s => s.MemberId == memberId).OrderBy(s => s.CircleId)
                .Select(s => new { Circle = s.Circle!.Name, s.Since, s.LeftAt, s.SeenAt, s.DeclineUntil }).ToListAsync<object>(ct)),
            new PersonalRecords("circleSeasonsOpened", await seasons.AsNoTracking().Where(s => s.CreatedBy == memberId).OrderBy(s => s.CreatedAt).Select(s => new { s.Name, s.CreatedAt }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.CircleEntries.Where(e => e.MemberId == id).ExecuteDeleteAsync(ct);
        await db.CircleGoals.Where(g => g.MemberId == id).ExecuteDeleteAsync(ct);
        await db.CircleNotes.Where(n => n.MemberId == id).ExecuteDeleteAsync(ct);
        await db.CircleSeats.Where(s => s.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Circles.Where(c => c.ModeratorId == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ModeratorId, (Guid?)null), ct);
        await db.CircleSeasons.Where(s => s.CreatedBy == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.CreatedBy, former), ct);
    }
}
