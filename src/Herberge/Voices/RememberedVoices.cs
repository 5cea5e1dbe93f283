using Herberge.Foundation.Access;
using Herberge.Voices.Needs;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Voices;

/// <summary>
/// What stands on every page of the bench and is the same for all who hear voices: counts, choices and needs. Remembered until
/// one of them changes; another node learns of it within a minute.
/// </summary>
internal sealed class RememberedVoices(CountVoices count, ListNeeds needs, VoicesEdition edition, IMemoryCache cache)
{
    private const int MostNeeds = 60;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    public async Task<VoicesFrame> FrameAsync(Viewer viewer, CancellationToken ct) => viewer.HearsVoices
        ? await OfTodayAsync(nameof(FrameAsync), () => count.HandleAsync(viewer, ct))
        : await count.HandleAsync(viewer, ct);

    public async Task<IReadOnlyList<NeedCard>> NeedsAsync(Viewer viewer, CancellationToken ct) => viewer.HearsVoices
        ? await OfTodayAsync(nameof(NeedsAsync), async () => (await needs.HandleAsync(null, MostNeeds, viewer, ct)).Value ?? [])
        : [];

    private async Task<T> OfTodayAsync<T>(string what, Func<Task<T>> read)
        where T : class
    {
        // What is read while something changes may be of before or after: the edition is noted first.
        var now = edition.Value;
        if (cache.TryGetValue((typeof(RememberedVoices), what), out (long Edition, T Value) kept) && kept.Edition == now) return kept.Value;
        var value = await read();
        cache.Set((typeof(RememberedVoices), what), (now, value), Remembered);
        return value;
    }
}
