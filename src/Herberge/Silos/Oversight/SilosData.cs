using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Herberge.Silos.Releases;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Oversight;

/// <summary>
/// What analysis keeps about a person: where they are counted, whether they opted out, what they looked at, decided and passed over. Whoever is erased
/// leaves an empty seat in the roster, so that their unit's number doesn't tell the week they went; it goes with the next
/// changes that a release takes in.
/// </summary>
internal sealed class SilosData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("countedAs", await db.Roster.AsNoTracking().Where(e => e.MemberId == memberId)
            .Select(e => new { e.UnitPath, e.Place, e.Partner, e.IsLeftOut }).ToListAsync<object>(ct)),
        new PersonalRecords("leftOutOfAnalysis", await db.OptOuts.AsNoTracking().Where(o => o.MemberId == memberId)
            .Select(o => new { o.At }).ToListAsync<object>(ct)),
        new PersonalRecords("looksAtAnalysis", await db.Looks.AsNoTracking().Where(l => l.MemberId == memberId).OrderBy(l => l.Id)
            .Select(l => new { l.What, l.At }).ToListAsync<object>(ct)),
        new PersonalRecords("analysisSettings", await db.SettingsProposals.AsNoTracking().Where(p => p.ProposedBy == memberId || p.DecidedBy == memberId)
            .OrderBy(p => p.ProposedAt).Select(p => new { p.ProposedAt, p.DecidedAt, p.Reason, p.IsAccepted, ByYou = p.ProposedBy == memberId }).ToListAsync<object>(ct)),
        new PersonalRecords("bridgesChosen", await db.BridgeChoices.AsNoTracking().Where(c => c.MemberId == memberId).OrderBy(c => c.Id)
            .Select(c => new { c.A, c.B, c.IsDone, c.At }).ToListAsync<object>(ct)),
        new PersonalRecords("alertsAcknowledged", await db.SiloAlerts.AsNoTracking().Where(a => a.AcknowledgedBy == memberId).OrderBy(a => a.Id)
            .Select(a => new { a.Unit, a.To, a.AcknowledgedAt }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        if (await db.Roster.AsNoTracking().FirstOrDefaultAsync(e => e.MemberId == id, ct) is { } entry)
        {
            await db.Roster.Where(e => e.MemberId == id).ExecuteDeleteAsync(ct);
            // Its time says nothing: an id of this kind would otherwise begin with the moment of the erasure.
            var seat = new RosterEntry(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
            seat.Move(entry.Seat);
            db.Roster.Add(seat);
            await db.SaveChangesAsync(ct);
        }

        await db.OptOuts.Where(o => o.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Looks.Where(l => l.MemberId == id).ExecuteUpdateAsync(l => l.SetProperty(x => x.MemberId, former), ct);
        await db.SettingsProposals.Where(p => p.ProposedBy == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.ProposedBy, former), ct);
        await db.SettingsProposals.Where(p => p.DecidedBy == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.DecidedBy, former), ct);
        // What was done stays done; what they passed over concerned them alone.
        await db.BridgeChoices.Where(c => c.MemberId == id && !c.IsDone).ExecuteDeleteAsync(ct);
        await db.BridgeChoices.Where(c => c.MemberId == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.MemberId, former), ct);
        await db.SiloAlerts.Where(a => a.AcknowledgedBy == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.AcknowledgedBy, former), ct);
    }
}
