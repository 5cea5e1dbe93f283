using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Discovery;

/// <summary>What somebody keeps to find it again: theirs alone, and gone with them.</summary>
internal sealed class DiscoveryData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("bookmarks", await db.Bookmarks.AsNoTracking().Where(b => b.MemberId == memberId).OrderBy(b => b.At)
            .Select(b => new { b.PostId, b.ThreadId, b.Note, b.At, b.RemindAt }).ToListAsync<object>(ct)),
        new PersonalRecords("savedSearches", await db.SavedSearches.AsNoTracking().Where(s => s.MemberId == memberId).OrderBy(s => s.CreatedAt)
            .Select(s => new { s.Name, s.Query, s.Alerts, s.CreatedAt }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var id = erasure.MemberId;
        await db.Bookmarks.Where(b => b.MemberId == id).ExecuteDeleteAsync(ct);
        await db.SavedSearches.Where(s => s.MemberId == id).ExecuteDeleteAsync(ct);
    }
}
