using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Inside;

/// <summary>Deletes quotes whose post was taken back or changed, or whose author wishes so, with codes, evidence and search.</summary>
internal sealed class WithdrawQuotes(HouseDb db, ForgetObservations forget) : IPostFollower
{
    public async Task WithdrawnAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct)
    {
        foreach (var some in postIds.Chunk(500)) await HandleAsync(db.QuotedPosts.Where(q => some.Contains(q.PostId)), ct);
    }

    /// <summary>Inside the caller's write.</summary>
    public async Task HandleAsync(IQueryable<QuotedPost> which, CancellationToken ct)
    {
        var ids = await which.Select(q => q.ObservationId).ToListAsync(ct);
        if (ids.Count == 0) return;
        // A picture is left to the nightly tidying: the caller's write may still fail, and a deleted file would not come back.
        await db.Observations.Where(o => ids.Contains(o.Id)).ExecuteUpdateAsync(o => o.SetProperty(x => x.PhotoFileId, (Guid?)null), ct);
        await forget.HandleAsync(db.Observations.Where(o => ids.Contains(o.Id)), ct);
    }
}
