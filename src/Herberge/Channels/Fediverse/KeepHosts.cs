using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <param name="Host">As people write it: <c>server.example</c>, an address there or somebody's handle.</param>
public sealed record BlockInput(string? Host, string? Note);

/// <summary>
/// Ends everything with a server and what lies below it, and begins it anew; by the community team. Its people don't follow any more, what
/// they said is gone, and nothing is taken from it.
/// </summary>
internal sealed class KeepHosts(HouseDb db, WriteTransactions writes, TellOutside tell, DeliverActivities deliver, FediverseHouse house, TimeProvider clock)
{
    public async Task<Result<Done>> BlockAsync(BlockInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        var (name, note) = (NameOf(input.Host), RemoteText.Line(input.Note, RemoteHost.LongestNote));
        if (name is null || (house.Root.Length > 0 && name == new Uri(house.Root).IdnHost)) return Problem.Invalid(nameof(input.Host), "fediverse-host");
        await using var write = await writes.BeginAsync(db, ct);
        var host = await db.RemoteHosts.AsTracking().FirstOrDefaultAsync(h => h.Name == name, ct);
        if (host is null) db.RemoteHosts.Add(host = new RemoteHost(name));
        host.Block(note, viewer.MemberId, clock.GetUtcNow());
        var below = $".{name}";
        foreach (var reply in await db.RemoteReplies.AsNoTracking().Where(r => (r.Host == name || r.Host.EndsWith(below)) && r.State == ReplyState.Shown).ToListAsync(ct)) tell.NoLongerShown(reply);
        await db.RemoteReplies.Where(r => r.Host == name || r.Host.EndsWith(below)).ExecuteDeleteAsync(ct);
        await db.Deliveries.Where(d => (d.Host == name || d.Host.EndsWith(below)) && d.DeliveredAt == null).ExecuteDeleteAsync(ct);
        foreach (var follower in (await db.Followers.AsTracking().ToListAsync(ct)).Where(f => BlockedHosts.Covers(name, new Uri(f.Actor).IdnHost))) db.Followers.Remove(follower);
        foreach (var actor in (await db.RemoteActors.AsTracking().ToListAsync(ct)).Where(a => BlockedHosts.Covers(name, a.Host))) db.RemoteActors.Remove(actor);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "fediverse.blocked", name, note, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> UnblockAsync(string? host, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam || NameOf(host) is not { } name) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.RemoteHosts.AsTracking().FirstOrDefaultAsync(h => h.Name == name && h.BlockedAt != null, ct) is not { } blocked) return Problem.NotFound();
        blocked.Unblock();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "fediverse.unblocked", name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Tries again what didn't reach a server.</summary>
    public async Task<Result<Done>> AgainAsync(string? host, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam || NameOf(host) is not { } name) return Problem.NotFound();
        var now = clock.GetUtcNow();
        await using (var write = await writes.BeginAsync(db, ct))
        {
            var stuck = await db.Deliveries.AsTracking().Where(d => d.Host == name && d.DeliveredAt == null && d.Attempts > 0).ToListAsync(ct);
            if (stuck.Count == 0) return Problem.NotFound();
            foreach (var delivery in stuck) delivery.Again(now);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }

        await deliver.HandleAsync(ct);
        return default(Done);
    }

    /// <returns>The server's name in lower case; null for what names none.</returns>
    public static string? NameOf(string? typed)
    {
        var text = (typed ?? "").Trim().ToLowerInvariant();
        if (text.Contains("://", StringComparison.Ordinal)) text = Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.IdnHost : "";
        else text = text[(text.LastIndexOf('@') + 1)..].Split('/', ':')[0];
        return text.Length is > 0 and <= RemoteHost.LongestName && text.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 ? text : null;
    }
}
