using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.Spaces;

/// <summary>A host ends somebody's membership; what they wrote stays.</summary>
internal sealed class RemoveFromSpace(HouseDb db, WriteTransactions writes, Admission admission, TimeProvider clock)
{
    public async Task<Result<Space>> HandleAsync(string slug, Guid memberId, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden();
        if (await admission.IsLastHostAsync(standing.Space.Id, memberId, ct)) return Problem.Conflict("space-last-host");
        if (!await admission.DismissAsync(standing.Space, memberId, viewer.MemberId, clock.GetUtcNow(), ct)) return Problem.NotFound();

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return standing.Space;
    }
}
