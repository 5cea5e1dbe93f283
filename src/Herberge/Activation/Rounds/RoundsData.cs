using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>How somebody takes part in rounds, whom they don't want to meet, and the groups they were in. All of it goes with them.</summary>
internal sealed class RoundsData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var programmes = db.RoundProgrammes;
        return
        [
            new PersonalRecords("roundEntries", await db.RoundEntries.AsNoTracking().Where(e => e.MemberId == memberId).OrderBy(e => e.JoinedAt).Select(e => new
            {
                Programme = programmes.Where(p => p.Id == e.ProgrammeId).Select(p => p.Name).FirstOrDefault(), e.JoinedAt, Days = (int)e.Days, e.Languages, e.Place, e.Online, e.Topics, e.IsPaused, e.WasLeftOut,
            }).ToListAsync<object>(ct)),
            // On whose lists somebody is belongs to those who wrote them.
            new PersonalRecords("roundsKeptApart", await db.ApartWishes.AsNoTracking().Where(w => w.MemberId == memberId).OrderBy(w => w.OtherId).Select(w => new { w.OtherId }).ToListAsync<object>(ct)),
            new PersonalRecords("roundGroups", await db.RoundSeats.AsNoTracking().Where(s => s.MemberId == memberId).OrderBy(s => s.GroupId)
                .Select(s => new { s.Group!.RoundId, s.Group.Day, s.Group.Place, s.Group.MetAt, s.GoneAt }).ToListAsync<object>(ct)),
            new PersonalRecords("roundProgrammesMade", await programmes.AsNoTracking().Where(p => p.CreatedBy == memberId).OrderBy(p => p.CreatedAt).Select(p => new { p.Name, p.CreatedAt }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.RoundEntries.Where(e => e.MemberId == id).ExecuteDeleteAsync(ct);
        await db.ApartWishes.Where(w => w.MemberId == id || w.OtherId == id).ExecuteDeleteAsync(ct);
        await db.RoundSeats.Where(s => s.MemberId == id).ExecuteDeleteAsync(ct);
        await db.RoundProgrammes.Where(p => p.CreatedBy == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.CreatedBy, former), ct);
    }
}
