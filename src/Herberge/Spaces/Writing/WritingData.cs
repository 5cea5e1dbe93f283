using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Writing;

/// <summary>What somebody wrote to be opened later. It goes with them, unopened.</summary>
internal sealed class WritingData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("scheduledThreads", await db.ScheduledThreads.AsNoTracking().Where(s => s.AuthorId == memberId).OrderBy(s => s.PublishAt)
            .Select(s => new { s.Title, s.Body, s.PublishAt, s.UnpublishAt, s.ThreadId }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.ScheduledThreads.Where(s => s.AuthorId == id && s.ThreadId == null).ExecuteDeleteAsync(ct);
        await db.ScheduledThreads.Where(s => s.AuthorId == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.AuthorId, former), ct);
    }
}
