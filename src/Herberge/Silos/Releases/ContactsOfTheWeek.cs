using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Silos.Releases;

/// <summary>The ledger as numbers while figures are being computed: read once for many of them, let go soon after.</summary>
internal sealed class ContactsOfTheWeek(IMemoryCache cache) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Computing takes a core and memory: one at a time, however many ask.</summary>
    public async Task OneAtATimeAsync(Func<Task> work, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await work();
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<HouseContacts> ContactsAsync(DateTimeOffset release, Func<Task<HouseContacts>> load)
    {
        if (cache.TryGetValue((typeof(ContactsOfTheWeek), release), out HouseContacts? known)) return known!;
        var contacts = await load();
        cache.Set((typeof(ContactsOfTheWeek), release), contacts, new MemoryCacheEntryOptions { SlidingExpiration = Kept });
        return contacts;
    }

    public void Dispose() => _one.Dispose();
}
