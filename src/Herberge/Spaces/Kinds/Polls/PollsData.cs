using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Polls;

/// <summary>The polls somebody voted in. Whoever is erased leaves their votes as numbers, without their name.</summary>
internal sealed class PollsData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("pollVotes", await db.PollVoters.AsNoTracking().Where(v => v.MemberId == memberId).OrderBy(v => v.ThreadId)
            .Select(v => new { v.ThreadId, v.Choice }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var id = erasure.MemberId;
        await db.PollVoters.Where(v => v.MemberId == id).ExecuteDeleteAsync(ct);
    }
}
