using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Channels.Public;

/// <summary>Which spaces have an open window, for hints on pages of the house; at most a minute old.</summary>
internal sealed class PublicNow(IMemoryCache cache, House house)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <returns>Its name in addresses; null for a space without a window.</returns>
    public async ValueTask<string?> HandleOfAsync(HouseDb db, Guid spaceId, CancellationToken ct) => (await AllAsync(db, ct)).GetValueOrDefault(spaceId);

    /// <summary>Whether there is any at all.</summary>
    public async ValueTask<bool> AnyAsync(HouseDb db, CancellationToken ct) => (await AllAsync(db, ct)).Count > 0;

    public void Forget() => cache.Remove(typeof(PublicNow));

    private async ValueTask<Dictionary<Guid, string>> AllAsync(HouseDb db, CancellationToken ct)
    {
        if (!house.PublicSpaces) return [];
        if (cache.TryGetValue(typeof(PublicNow), out Dictionary<Guid, string>? known)) return known!;
        var all = await db.PublicSpaces().ToDictionaryAsync(w => w.SpaceId, w => w.Handle, ct);
        return cache.Set(typeof(PublicNow), all, Kept);
    }
}
