using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.Spaces;

/// <summary>Leaves a space. The last host hands over first, so that no space is left alone.</summary>
internal sealed class LeaveSpace(HouseDb db, WriteTransactions writes, Admission admission, TimeProvider clock)
{
    public async Task<Result<Space>> HandleAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.IsMember) return standing.Space;
        if (await admission.IsLastHostAsync(standing.Space.Id, viewer.MemberId, ct)) return Problem.Conflict("space-last-host");

        await admission.DismissAsync(standing.Space, viewer.MemberId, viewer.MemberId, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return standing.Space;
    }
}
