using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Leaving;

/// <summary>
/// What somebody said about gatherings, hosted and read by calendar. What they said goes with them; gatherings they planned stay as a
/// former member's, because others come to them.
/// </summary>
internal sealed class GatheringsData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var questions = db.Set<Question>();
        return
        [
            new PersonalRecords("gatheringRegistrations", await db.Registrations.AsNoTracking().Where(r => r.MemberId == memberId).OrderBy(r => r.AnsweredAt).Select(r => new
            {
                r.GatheringId, r.Gathering!.Title, r.Gathering.StartsAt, Coming = r.Coming.ToString(), Seat = r.Seat.ToString(), r.AnsweredAt, r.WaitingSince, r.OfferedUntil, r.AskedAt, r.ConfirmedAt, r.Code, r.IsListed, r.CountsMeeting, r.CheckedInAt, r.IsWalkIn,
                Answers = r.Answers.Select(a => new { Question = questions.Where(q => q.Id == a.QuestionId).Select(q => q.Text).FirstOrDefault(), a.Text }).ToList(),
            }).ToListAsync<object>(ct)),
            new PersonalRecords("gatheringsHosted", await db.GatheringHosts.AsNoTracking().Where(h => h.MemberId == memberId)
                .Join(db.Gatherings, h => h.GatheringId, g => g.Id, (_, g) => g).OrderBy(g => g.StartsAt).Select(g => new { g.Id, g.Title, g.StartsAt }).ToListAsync<object>(ct)),
            new PersonalRecords("gatheringsPlanned", await db.Gatherings.AsNoTracking().Where(g => g.CreatedBy == memberId).OrderBy(g => g.CreatedAt).Select(g => new { g.Id, g.Title, g.CreatedAt }).ToListAsync<object>(ct)),
            new PersonalRecords("gatheringsCheckedInOthers", await db.Registrations.AsNoTracking().Where(r => r.CheckedInBy == memberId).OrderBy(r => r.CheckedInAt).Select(r => new { r.GatheringId, r.CheckedInAt }).ToListAsync<object>(ct)),
            new PersonalRecords("calendarAddresses", await db.CalendarFeeds.AsNoTracking().Where(f => f.MemberId == memberId).OrderBy(f => f.CreatedAt).Select(f => new { Kind = f.Kind.ToString(), f.SpaceId, f.CreatedAt }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        var registrations = db.Registrations;
        await db.RegistrationAnswers.Where(a => registrations.Any(r => r.Id == a.RegistrationId && r.MemberId == id)).ExecuteDeleteAsync(ct);
        await db.Registrations.Where(r => r.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Registrations.Where(r => r.CheckedInBy == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.CheckedInBy, (Guid?)null), ct);
        await db.CalendarFeeds.Where(f => f.MemberId == id).ExecuteDeleteAsync(ct);
        await db.GatheringHosts.Where(h => h.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Gatherings.Where(g => g.CreatedBy == id).ExecuteUpdateAsync(g => g.SetProperty(x => x.CreatedBy, former), ct);
        await db.GatheringSeries.Where(s => s.CreatedBy == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.CreatedBy, former), ct);
    }
}
