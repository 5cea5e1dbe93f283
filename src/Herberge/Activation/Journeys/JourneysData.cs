using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Journeys;

/// <summary>Which journeys somebody is on and what the house wrote to them; all of it goes with them. Journeys they wrote stay.</summary>
internal sealed class JourneysData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var journeys = db.Journeys;
        return
        [
            new PersonalRecords("journeys", await db.Travellers.AsNoTracking().Where(t => t.MemberId == memberId).OrderBy(t => t.BegunAt)
                .Select(t => new { Journey = journeys.Where(j => j.Id == t.JourneyId).Select(j => j.Name).FirstOrDefault(), t.BegunAt, t.IsHeldOut, t.Done, t.DueAt }).ToListAsync<object>(ct)),
            new PersonalRecords("journeyMessages", await db.JourneyMessages.AsNoTracking().Where(m => m.MemberId == memberId).OrderBy(m => m.At).Select(m => new { m.Subject, m.Text, m.At }).ToListAsync<object>(ct)),
            new PersonalRecords("hostTasks", await db.HostTasks.AsNoTracking().Where(t => t.MemberId == memberId).OrderBy(t => t.At).Select(t => new { t.Subject, t.Text, t.At, t.DoneAt }).ToListAsync<object>(ct)),
            new PersonalRecords("hostTasksDone", await db.HostTasks.AsNoTracking().Where(t => t.DoneBy == memberId).OrderBy(t => t.DoneAt).Select(t => new { t.Subject, t.DoneAt }).ToListAsync<object>(ct)),
            new PersonalRecords("journeysMade", await journeys.AsNoTracking().Where(j => j.CreatedBy == memberId).OrderBy(j => j.CreatedAt).Select(j => new { j.Name, j.CreatedAt }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.Travellers.Where(t => t.MemberId == id).ExecuteDeleteAsync(ct);
        await db.JourneyMessages.Where(m => m.MemberId == id).ExecuteDeleteAsync(ct);
        await db.HostTasks.Where(t => t.MemberId == id).ExecuteDeleteAsync(ct);
        await db.HostTasks.Where(t => t.DoneBy == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.DoneBy, (Guid?)former), ct);
        await db.Journeys.Where(j => j.CreatedBy == id).ExecuteUpdateAsync(j => j.SetProperty(x => x.CreatedBy, former), ct);
    }
}
