using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Interventions;

/// <summary>
/// What interventions keep about a person: where they took part, what they entered. Whoever is erased leaves an empty place in each
/// list: without it the same list could be measured again, and the difference would be theirs.
/// </summary>
internal sealed class InterventionsData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("interventionsTakenPart", await (
            from participant in db.InterventionParticipants.AsNoTracking()
            where participant.MemberId == memberId
            join intervention in db.Interventions on participant.InterventionId equals intervention.Id
            orderby intervention.Day
            select new { intervention.Title, intervention.Day, participant.IsCounted }).ToListAsync<object>(ct)),
        new PersonalRecords("interventionsEntered", await db.Interventions.AsNoTracking().Where(i => i.EnteredBy == memberId).OrderBy(i => i.EnteredAt)
            .Select(i => new { i.Title, i.Day, i.Note, i.EnteredAt }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        var places = await db.InterventionParticipants.AsNoTracking().Where(p => p.MemberId == id).ToListAsync(ct);
        await db.InterventionParticipants.Where(p => p.MemberId == id).ExecuteDeleteAsync(ct);
        // One empty seat for all of their lists, so that lists stay as much alike as they were. Its time says nothing.
        var seat = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        db.InterventionParticipants.AddRange(places.Select(p => new InterventionParticipant(p.InterventionId, seat) { IsCounted = p.IsCounted }));
        await db.SaveChangesAsync(ct);
        await db.Interventions.Where(i => i.EnteredBy == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.EnteredBy, former), ct);
    }
}
