using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>A host ends somebody's membership; what they wrote stays.</summary>
internal sealed class RemoveFromSpace(HouseDb db, WriteTransactions writes, Admission admission, TimeProvider clock)
{
    public async Task<Result<Space>> HandleAsync(string slug, Guid memberId, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden();
        // Who hosts for some days only doesn't send away those they stand in for.
        if (!standing.MayAppoint && await db.SpaceMembers.AnyAsync(m => m.SpaceId == standing.Space.Id && m.MemberId == memberId && m.Role == SpaceRole.Host, ct)) return Problem.Forbidden("deputy-appoints-nobody");
        if (await admission.IsLastHostAsync(standing.Space.Id, memberId, ct)) return Problem.Conflict("space-last-host");
        if (!await admission.DismissAsync(standing.Space, memberId, viewer.MemberId, clock.GetUtcNow(), ct)) return Problem.NotFound();

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return standing.Space;
    }
}
