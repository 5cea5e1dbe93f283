using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Tables;

/// <summary>The filters somebody keeps: theirs alone, and gone with them.</summary>
internal sealed class FiltersData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("ideaFilters", await db.SavedFilters.AsNoTracking().Where(f => f.MemberId == memberId).OrderBy(f => f.CreatedAt).Select(f => new { f.CreatedAt, f.Name, f.Query, f.RemovedAt }).ToListAsync<object>(ct)),
    ];

    public Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var id = erasure.MemberId;
        return db.SavedFilters.Where(f => f.MemberId == id).ExecuteDeleteAsync(ct);
    }
}
