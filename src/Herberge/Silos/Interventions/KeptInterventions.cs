using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Silos.Interventions;

/// <summary>The list of interventions in memory, forgotten when somebody changes it; another node forgets it within a minute.</summary>
internal sealed class KeptInterventions(IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public async Task<InterventionsView> GetAsync(Func<Task<InterventionsView>> load)
    {
        if (cache.TryGetValue(typeof(KeptInterventions), out InterventionsView? known)) return known!;
        return cache.Set(typeof(KeptInterventions), await load(), Kept);
    }

    public void Forget() => cache.Remove(typeof(KeptInterventions));
}
