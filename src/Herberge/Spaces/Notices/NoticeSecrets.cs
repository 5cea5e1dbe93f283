using System.Collections.Concurrent;
using System.Security.Cryptography;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <summary>The house's secrets for notices, made once and kept in memory. The database holds them locked with keys that lie outside of it.</summary>
internal sealed class NoticeSecrets(IServiceScopeFactory scopes, WriteTransactions writes, IDatabaseEngine engine, IDataProtectionProvider protection)
{
    private readonly ConcurrentDictionary<string, byte[]> _known = [];
    private readonly IDataProtector _protector = protection.CreateProtector("Herberge.Spaces.Notices");

    /// <summary>Not to be called for the first time inside a write.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="make">Makes it where there is none.</param>
    /// <param name="ct">Stops the work.</param>
    public async ValueTask<byte[]> OfAsync(string name, Func<byte[]> make, CancellationToken ct)
    {
        if (_known.TryGetValue(name, out var known)) return known;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var locked = await KeptAsync(db, name, ct);
        if (locked is null)
        {
            await using (var write = await writes.BeginAsync(db, ct))
            {
                db.NoticesSecrets.Add(new NoticesSecret(name, _protector.Protect(Convert.ToBase64String(make()))));
                try
                {
                    await db.SaveChangesAsync(ct);
                    await write.CommitAsync(ct);
                }
                catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
                {
                    // Another node was faster.
                }
            }

            locked = (await KeptAsync(db, name, ct))!;
        }

        return _known.GetOrAdd(name, Convert.FromBase64String(_protector.Unprotect(locked)));
    }

    public ValueTask<byte[]> RandomAsync(string name, CancellationToken ct) => OfAsync(name, () => RandomNumberGenerator.GetBytes(32), ct);

    private static Task<string?> KeptAsync(HouseDb db, string name, CancellationToken ct) => db.NoticesSecrets.AsNoTracking().Where(s => s.Name == name).Select(s => s.Locked).SingleOrDefaultAsync(ct);
}
