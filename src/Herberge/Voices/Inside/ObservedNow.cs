using Herberge.Foundation.Storage;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Voices.Inside;

/// <param name="AnnouncedAt">Null while its hosts have not agreed.</param>
/// <param name="IsPaused">Nothing is taken from it for now; the notice stays.</param>
internal sealed record SpaceObserved(Guid SourceId, Guid SpaceId, string Purpose, DateTimeOffset? AnnouncedAt, bool IsPaused);

/// <summary>Which spaces are listened to or about to be. Every page of every space asks, and almost none is: remembered for some seconds, and forgotten at each change.</summary>
internal sealed class ObservedNow(HouseDb db, IMemoryCache cache)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);

    public async ValueTask<SpaceObserved?> OfAsync(Guid spaceId, CancellationToken ct)
    {
        if (!cache.TryGetValue(typeof(ObservedNow), out IReadOnlyList<SpaceObserved>? all))
        {
            all = await db.ObservedSpaces.AsNoTracking().Join(db.VoiceSources.Where(s => s.EndedAt == null), o => o.SourceId, s => s.Id, (o, s) => new SpaceObserved(o.SourceId, o.SpaceId, o.Purpose, o.AnnouncedAt, s.PausedAt != null)).ToListAsync(ct);
            cache.Set(typeof(ObservedNow), all, Remembered);
        }

        return all!.FirstOrDefault(space => space.SpaceId == spaceId);
    }

    public void Forget() => cache.Remove(typeof(ObservedNow));
}
