using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Initiatives;

/// <summary>What somebody takes part in. Their part ends with them; the initiative is that of the others, too, and stays.</summary>
internal sealed class InitiativesData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var all = db.Initiatives;
        return
        [
            new PersonalRecords("initiatives", await db.InitiativePeople.AsNoTracking().Where(p => p.MemberId == memberId).OrderBy(p => p.Since)
                .Select(p => new { Title = all.Where(i => i.Id == p.InitiativeId).Select(i => i.Title).FirstOrDefault(), p.Since }).ToListAsync<object>(ct)),
            new PersonalRecords("initiativesMade", await all.AsNoTracking().Where(i => i.CreatedBy == memberId).OrderBy(i => i.CreatedAt).Select(i => new { i.Title, i.CreatedAt }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.InitiativePeople.Where(p => p.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Initiatives.Where(i => i.CreatedBy == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.CreatedBy, former), ct);
    }
}
