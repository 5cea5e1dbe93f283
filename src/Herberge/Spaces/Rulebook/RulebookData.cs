using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Rulebook;

/// <summary>What somebody wrote into the rulebook stays, without their name.</summary>
internal sealed class RulebookData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("rulebookVersions", await db.RuleVersions.AsNoTracking().Where(v => v.By == memberId || v.ApprovedBy == memberId).OrderBy(v => v.Id)
            .Select(v => new { v.RuleId, v.Number, v.Title, v.At, Written = v.By == memberId, Approved = v.ApprovedBy == memberId }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.RuleVersions.Where(v => v.By == id).ExecuteUpdateAsync(v => v.SetProperty(x => x.By, former), ct);
        await db.RuleVersions.Where(v => v.ApprovedBy == id).ExecuteUpdateAsync(v => v.SetProperty(x => x.ApprovedBy, (Guid?)former), ct);
    }
}
