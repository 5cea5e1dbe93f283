using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Introductions;

/// <summary>A member likes to be introduced, or no longer. No audit entry: it is their own affair.</summary>
internal sealed class WelcomeIntroductions(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(bool welcome, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.Forbidden();
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        await db.IntroductionWishes.Where(w => w.MemberId == me).ExecuteDeleteAsync(ct);
        if (welcome) db.IntroductionWishes.Add(new IntroductionWish(me, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
