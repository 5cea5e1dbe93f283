using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Announcements;

/// <summary>What somebody acknowledged: told to them alone, and gone with them.</summary>
internal sealed class AnnouncementsData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("acknowledgements", await db.Acknowledgements.AsNoTracking().Where(a => a.MemberId == memberId).OrderBy(a => a.At)
            .Select(a => new { a.ThreadId, a.At }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var id = erasure.MemberId;
        await db.Acknowledgements.Where(a => a.MemberId == id).ExecuteDeleteAsync(ct);
    }
}
