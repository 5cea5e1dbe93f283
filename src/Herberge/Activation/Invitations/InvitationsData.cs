using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Invitations;

/// <summary>Links somebody made. They lead nowhere once their maker has gone; how many came by them stays for the curve of the house.</summary>
internal sealed class InvitationsData(HouseDb db, TimeProvider clock) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("invitations", await db.Invitations.AsNoTracking().Where(i => i.CreatedBy == memberId).OrderBy(i => i.CreatedAt)
            .Select(i => new { i.Label, i.LeadsTo, i.CreatedAt, i.EndsAt }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former, now) = (erasure.MemberId, erasure.FormerId, clock.GetUtcNow());
        await db.Invitations.Where(i => i.CreatedBy == id && i.EndsAt > now).ExecuteUpdateAsync(i => i.SetProperty(x => x.EndsAt, now), ct);
        await db.Invitations.Where(i => i.CreatedBy == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.CreatedBy, former).SetProperty(x => x.Label, ""), ct);
    }
}
