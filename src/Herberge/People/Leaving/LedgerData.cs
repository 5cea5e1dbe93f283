using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Leaving;

/// <summary>
/// What figures are made of. Ties of the person go: in a web of contacts even a meaningless id is told by its
/// neighbours, and no figure counts people who left. Acts stay as nobody's, so that the house's days keep their sums;
/// sign-ins go, because they are about nothing but the person.
/// </summary>
internal sealed class LedgerData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("acts", await db.Acts.AsNoTracking().Where(a => a.MemberId == memberId).OrderBy(a => a.Id)
            .Select(a => new { Kind = a.Kind.ToString(), a.At, a.SpaceId, a.SubjectId }).ToListAsync<object>(ct)),
        // Who the other person is belongs to them; the own part of a contact is told.
        new PersonalRecords("contacts", await db.Ties.AsNoTracking().Where(t => t.FromId == memberId || t.ToId == memberId).OrderBy(t => t.Id)
            .Select(t => new { Direction = t.FromId == memberId ? "out" : "in", Kind = t.Kind.ToString(), t.At, t.SpaceId, t.SubjectId, t.Weight }).ToListAsync<object>(ct)),
        new PersonalRecords("occasions", await db.Occasions.AsNoTracking().Where(o => o.Participants.Any(p => p.MemberId == memberId))
            .Select(o => new { o.Kind, o.SubjectId, o.From, o.To }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, nobody) = (erasure.MemberId, Guid.Empty);
        await db.Ties.Where(t => t.FromId == id || t.ToId == id).ExecuteDeleteAsync(ct);
        await db.Set<OccasionParticipant>().Where(p => p.MemberId == id).ExecuteDeleteAsync(ct);
        await db.Acts.Where(a => a.MemberId == id && a.Kind == ActKind.SignedIn).ExecuteDeleteAsync(ct);
        await db.Acts.Where(a => a.MemberId == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.MemberId, nobody), ct);
        await db.Acts.Where(a => a.SubjectId == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.SubjectId, nobody), ct);
    }
}
