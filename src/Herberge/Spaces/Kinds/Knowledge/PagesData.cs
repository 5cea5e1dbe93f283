using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Knowledge;

/// <summary>The pages somebody answers for. When they are erased, the pages wait for the hosts to find somebody else.</summary>
internal sealed class PagesData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("pagesOwned", await db.KnowledgePages.AsNoTracking().Where(p => p.OwnerId == memberId).OrderBy(p => p.ThreadId)
            .Select(p => new { p.ThreadId, p.ReviewOn }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.KnowledgePages.Where(p => p.OwnerId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.OwnerId, former), ct);
    }
}
