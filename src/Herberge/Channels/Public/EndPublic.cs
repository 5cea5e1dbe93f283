using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Public;

/// <summary>Ends what is public, and tells whoever carried it further. Called inside the caller's transaction, which saves.</summary>
internal sealed class EndPublic(HouseDb db, IEnumerable<IPublicListener> listeners, TimeProvider clock)
{
    /// <summary>Takes posts back; with an opening post goes what was said below it.</summary>
    public async Task PostsAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct)
    {
        var threads = db.Shown.Where(o => postIds.Contains(o.PostId) && o.Number == 1).Select(o => o.ThreadId);
        var gone = await db.Shown.AsNoTracking().Where(p => postIds.Contains(p.PostId) || threads.Contains(p.ThreadId)).Select(p => new { p.PostId, p.SpaceId }).ToListAsync(ct);
        if (gone.Count == 0) return;
        var ids = gone.ConvertAll(g => g.PostId);
        await db.Shown.Where(p => ids.Contains(p.PostId)).ExecuteDeleteAsync(ct);
        await TouchAsync([.. gone.Select(g => g.SpaceId).Distinct()], ct);
        foreach (var listener in listeners) await listener.WithdrawnAsync(ids, ct);
    }

    /// <summary>Closes a window for good: opened again, it begins empty, because everybody agreed to the one that was.</summary>
    public async Task WindowAsync(PublicSpace window, CancellationToken ct)
    {
        var space = window.SpaceId;
        window.Close(clock.GetUtcNow());
        await db.Shown.Where(p => p.SpaceId == space).ExecuteDeleteAsync(ct);
        foreach (var listener in listeners) await listener.ClosedAsync(space, ct);
    }

    /// <summary>The window stays open, but nobody elsewhere can follow it any more.</summary>
    public async Task FollowingAsync(Guid spaceId, CancellationToken ct)
    {
        foreach (var listener in listeners) await listener.ClosedAsync(spaceId, ct);
    }

    public Task TouchAsync(IReadOnlyCollection<Guid> spaces, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Windows.Where(w => spaces.Contains(w.SpaceId)).ExecuteUpdateAsync(w => w.SetProperty(x => x.ChangedAt, now), ct);
    }
}
