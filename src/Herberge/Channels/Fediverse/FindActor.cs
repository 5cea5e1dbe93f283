using System.Text.Json;
using Herberge.Channels.Fediverse.Signatures;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>Finds who a key belongs to, asking their server where the house doesn't know or hasn't asked for a day.</summary>
internal sealed class FindActor(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, FetchActivity fetch, FediverseHouse house, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>A wrong signature makes the house ask again no sooner than this, or anybody could have it ask others all day.</summary>
    private static readonly TimeSpan Peace = TimeSpan.FromMinutes(5);

    private static readonly string[] Kinds = ["Person", "Group", "Service", "Application", "Organization"];

    /// <summary>What is kept counts as long as its server doesn't answer: who left can still say so.</summary>
    public async Task<RemoteActor?> OfKeyAsync(string keyId, CancellationToken ct)
    {
        if (house.Elsewhere(keyId) is null) return null;
        var kept = await db.RemoteActors.AsNoTracking().FirstOrDefaultAsync(a => a.KeyId == keyId, ct);
        if (kept is not null && clock.GetUtcNow() - kept.FetchedAt < Fresh) return kept;
        return await AskAsync(keyId, ct) ?? kept;
    }

    /// <summary>Perhaps they have another key by now.</summary>
    public async Task<RemoteActor?> AgainAsync(RemoteActor kept, CancellationToken ct) =>
        clock.GetUtcNow() - kept.FetchedAt < Peace ? null : await AskAsync(kept.KeyId, ct);

    private async Task<RemoteActor?> AskAsync(string keyId, CancellationToken ct)
    {
        using var document = await fetch.HandleAsync(keyId, ct);
        if (document is null) return null;
        var actor = Read(document.RootElement, keyId);
        if (actor is null && document.RootElement.Text("owner") is { } owner && FediverseHouse.AreOfOneServer(owner, keyId))
        {
            using var described = await fetch.HandleAsync(owner, ct);
            actor = described is null ? null : Read(described.RootElement, keyId);
        }

        if (actor is not null) await KeepAsync(actor, ct);
        return actor;
    }

    /// <summary>Everything an actor names has to lie on its own server, and the key has to say whose it is.</summary>
    private RemoteActor? Read(JsonElement actor, string keyId)
    {
        if (!actor.IsType(Kinds) || actor.Text("id") is not { } id || !IsTheirs(id) || actor.Text("inbox") is not { } inbox || !IsTheirs(inbox)) return null;
        var keys = actor.Of("publicKey") switch { null => [], { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().ToList(), { } one => [one] };
        var key = keys.FirstOrDefault(k => k.Text("id") == keyId && k.Id("owner") == id);
        if (key.ValueKind != JsonValueKind.Object || key.Text("publicKeyPem") is not { } pem || !RsaSignature.IsKey(pem)) return null;
        var shared = actor.Of("endpoints")?.Text("sharedInbox");
        var host = new Uri(id).Authority;
        var handle = RemoteText.Line($"@{actor.Text("preferredUsername") ?? "?"}@{host}", RemoteActor.LongestHandle);
        var name = RemoteText.Line(actor.Text("name"), RemoteActor.LongestName);
        return new RemoteActor(id, keyId, pem, inbox, shared is not null && IsTheirs(shared) ? shared : null, name.Length > 0 ? name : RemoteText.Line(actor.Text("preferredUsername") ?? host, RemoteActor.LongestName), handle, clock.GetUtcNow());

        bool IsTheirs(string address) => house.IsAddress(address) && FediverseHouse.AreOfOneServer(address, keyId);
    }

    private async Task KeepAsync(RemoteActor actor, CancellationToken ct)
    {
        var (address, keyId) = (actor.Address, actor.KeyId);
        db.ChangeTracker.Clear();
        try
        {
            await using var write = await writes.BeginAsync(db, ct);
            await db.RemoteActors.Where(a => a.Address == address || a.KeyId == keyId).ExecuteDeleteAsync(ct);
            db.RemoteActors.Add(actor);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            // Somebody else asked at the same moment and keeps the same.
        }

        db.ChangeTracker.Clear();
    }
}
