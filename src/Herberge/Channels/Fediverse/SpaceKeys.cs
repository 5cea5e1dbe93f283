using Herberge.Channels.Accounts;
using Herberge.Channels.Fediverse.Signatures;
using Herberge.Channels.Public;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>Whose name something is signed in.</summary>
internal sealed record Signer(string KeyId, string PrivateKey);

/// <summary>The keys of spaces, made when they are first needed, and anew where the house's keys that sealed them are gone: other servers ask again.</summary>
internal sealed class SpaceKeys(HouseDb db, WriteTransactions writes, ChannelSecrets secrets, FediverseHouse house, TimeProvider clock)
{
    public async Task<string> PublicAsync(Guid spaceId, CancellationToken ct) => (await OfAsync(spaceId, ct)).Public;

    public async Task<Signer> SignerAsync(Guid spaceId, CancellationToken ct)
    {
        var handle = await db.Set<PublicSpace>().Where(s => s.SpaceId == spaceId).Select(s => s.Handle).SingleAsync(ct);
        return new Signer(house.KeyOf(handle), (await OfAsync(spaceId, ct)).Private);
    }

    /// <summary>Some space asks, where it doesn't matter which; null where there is none.</summary>
    public async Task<Signer?> AnyAsync(CancellationToken ct)
    {
        var space = await db.FederatedSpaces().OrderBy(s => s.OpenedAt).ThenBy(s => s.Handle).Select(s => (Guid?)s.SpaceId).FirstOrDefaultAsync(ct);
        return space is { } id ? await SignerAsync(id, ct) : null;
    }

    private async Task<(string Public, string Private)> OfAsync(Guid spaceId, CancellationToken ct)
    {
        var kept = await db.SpaceKeys.AsNoTracking().FirstOrDefaultAsync(k => k.SpaceId == spaceId, ct);
        if (kept is not null && secrets.OrNull(kept.LockedPrivate) is { } unlocked) return (kept.PublicPem, unlocked);
        var made = RsaSignature.NewKey();
        await using var write = await writes.BeginAsync(db, ct);
        var current = await db.SpaceKeys.AsTracking().FirstOrDefaultAsync(k => k.SpaceId == spaceId, ct);
        if (current is not null && secrets.OrNull(current.LockedPrivate) is { } meanwhile) return (current.PublicPem, meanwhile);
        if (current is null) db.SpaceKeys.Add(new SpaceKey(spaceId, made.Public, secrets.Lock(made.Private), clock.GetUtcNow()));
        else current.Renew(made.Public, secrets.Lock(made.Private), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return made;
    }
}
