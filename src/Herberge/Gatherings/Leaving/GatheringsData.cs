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
            new PersonalRecords("sessionsGiven", await db.SessionHosts.AsNoTracking().Where(h => h.MemberId == memberId).Join(db.Sessions, h => h.SessionId, s => s.Id, (_, s) => s).OrderBy(s => s.ProposedAt)
                .Select(s => new { s.GatheringId, s.Title, s.Text, Kind = s.Kind.ToString(), s.ProposedAt, IsProposer = s.ProposedBy == memberId }).ToListAsync<object>(ct)),
            new PersonalRecords("sessionsWanted", await db.SessionWishes.AsNoTracking().Where(w => w.MemberId == memberId && w.Wants).Join(db.Sessions, w => w.SessionId, s => s.Id, (_, s) => s).OrderBy(s => s.ProposedAt)
                .Select(s => new { s.GatheringId, s.Title }).ToListAsync<object>(ct)),
            new PersonalRecords("gatheringFeedbackGiven", await db.FeedbackGiven.AsNoTracking().Where(g => g.MemberId == memberId).Join(db.Gatherings, f => f.GatheringId, g => g.Id, (_, g) => g).OrderBy(g => g.StartsAt)
                .Select(g => new { g.Id, g.Title }).ToListAsync<object>(ct)),
            new PersonalRecords("gatheringFollowUps", await db.FollowUps.AsNoTracking().Where(f => f.WrittenBy == memberId).OrderBy(f => f.WrittenAt).Select(f => new { f.GatheringId, f.Text, f.WrittenAt }).ToListAsync<object>(ct)),
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
        await db.SessionWishes.Where(w => w.MemberId == id).ExecuteDeleteAsync(ct);
        await db.SessionBallots.Where(b => b.MemberId == id).ExecuteDeleteAsync(ct);
        await db.SessionHosts.Where(h => h.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Sessions.Where(s => s.ProposedBy == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ProposedBy, former), ct);
        await db.FeedbackGiven.Where(g => g.MemberId == id).ExecuteDeleteAsync(ct);
        await db.FollowUps.Where(f => f.WrittenBy == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.WrittenBy, former), ct);
        await db.GatheringHosts.Where(h => h.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Gatherings.Where(g => g.CreatedBy == id).ExecuteUpdateAsync(g => g.SetProperty(x => x.CreatedBy, former), ct);
        await db.GatheringSeries.Where(s => s.CreatedBy == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.CreatedBy, former), ct);
    }
}
