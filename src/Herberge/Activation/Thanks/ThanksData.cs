using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Thanks;

/// <summary>Thanks somebody gave and got; both end with either of the two.</summary>
internal sealed class ThanksData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var people = db.Set<Member>();
        return
        [
            new PersonalRecords("thanksGot", await db.Thanks.AsNoTracking().Where(t => t.ToId == memberId).OrderBy(t => t.At)
                .Select(t => new { From = people.Where(m => m.Id == t.FromId).Select(m => m.Name).FirstOrDefault(), t.Text, t.At }).ToListAsync<object>(ct)),
            new PersonalRecords("thanksGiven", await db.Thanks.AsNoTracking().Where(t => t.FromId == memberId).OrderBy(t => t.At).Select(t => new { t.Text, t.At }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var id = erasure.MemberId;
        await db.Thanks.Where(t => t.FromId == id || t.ToId == id).ExecuteDeleteAsync(ct);
    }
}
