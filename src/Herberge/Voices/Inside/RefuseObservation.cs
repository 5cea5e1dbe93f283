using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Inside;

/// <summary>Somebody does not want to be quoted from a space, or does again. Nobody is told who, and what was quoted before goes.</summary>
internal sealed class RefuseObservation(HouseDb db, WriteTransactions writes, WithdrawQuotes withdraw, TimeProvider clock)
{
    /// <returns>Address of the space.</returns>
    public async Task<Result<string>> HandleAsync(Guid spaceId, bool refuse, Viewer viewer, CancellationToken ct)
    {
        if (await db.ReadableSpacesTo(viewer).Where(s => s.Id == spaceId).Select(s => s.Slug).SingleOrDefaultAsync(ct) is not { } slug) return Problem.NotFound();
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        var refused = await db.ObservationRefusals.AnyAsync(r => r.SpaceId == spaceId && r.MemberId == me, ct);
        if (refuse && !refused) db.ObservationRefusals.Add(new ObservationRefusal(spaceId, me, clock.GetUtcNow()));
        if (refuse) await withdraw.HandleAsync(db.QuotedPosts.Where(q => q.SpaceId == spaceId && q.AuthorId == me), ct);
        else await db.ObservationRefusals.Where(r => r.SpaceId == spaceId && r.MemberId == me).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return $"/spaces/{slug}";
    }
}
