using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Herberge.Channels.Fediverse.Signatures;
using Herberge.Channels.Public;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>
/// Takes what another server says, once and only about what is its own: who signed it must be who says it, and what it names must lie on the
/// same server. What the house has no use for is taken and forgotten.
/// </summary>
internal sealed class TakeActivity(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, CheckSignature check, TakeReply replies, TellOutside tell, BlockedHosts blocked, FediverseHouse house, TimeProvider clock)
{
    private const int MostFollowers = 100_000;
    private const int MostOpenReports = 200;

    /// <param name="handle">Whose inbox it came to; null for the one all share.</param>
    /// <param name="request">As it was signed.</param>
    /// <param name="body">What came.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>The status to answer with.</returns>
    public async Task<int> HandleAsync(string? handle, SignedRequest request, byte[] body, CancellationToken ct)
    {
        if (!house.IsOn || (handle is not null && !await db.FederatedSpaces().AnyAsync(w => w.Handle == handle, ct))) return StatusCodes.Status404NotFound;
        using var document = ActivityJson.Parse(body);
        if (document is null || document.RootElement.Id("actor") is not { } who || house.Elsewhere(who) is not { } server) return StatusCodes.Status400BadRequest;
        var activity = document.RootElement;
        if (await blocked.HasAsync(server.IdnHost, ct)) return StatusCodes.Status403Forbidden;
        if (await check.HandleAsync(request, body, ct) is not { } actor || actor.Address != who) return StatusCodes.Status401Unauthorized;
        if (activity.Text("id") is not { } id || !house.IsAddress(id) || !FediverseHouse.AreOfOneServer(id, who)) return StatusCodes.Status400BadRequest;

        db.ChangeTracker.Clear();
        var hash = Hash(id);
        try
        {
            await using var write = await writes.BeginAsync(db, ct);
            if (await db.SeenActivities.AnyAsync(s => s.Hash == hash, ct)) return StatusCodes.Status202Accepted;
            db.SeenActivities.Add(new SeenActivity(hash, clock.GetUtcNow()));
            await DoAsync(activity, id, actor, ct);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            // The same came twice at the same moment; the other one did it.
        }

        return StatusCodes.Status202Accepted;
    }

    private async Task DoAsync(JsonElement activity, string id, RemoteActor actor, CancellationToken ct)
    {
        if (activity.Of("object") is not { } thing) return;
        if (activity.IsType("Follow")) await FollowAsync(id, thing.Id(), actor, ct);
        else if (activity.IsType("Undo")) await UndoAsync(thing, actor, ct);
        else if (activity.IsType("Like")) await LikeAsync(id, thing.Id(), actor, ct);
        else if (activity.IsType("Create")) await replies.CreatedAsync(thing, actor, ct);
        else if (activity.IsType("Update")) await replies.ChangedAsync(thing, actor, ct);
        else if (activity.IsType("Delete")) await DeleteAsync(thing.Id(), actor, ct);
        else if (activity.IsType("Flag")) await FlagAsync(activity, actor, ct);
        else if (activity.IsType("Block")) await LeaveAsync(thing.Id(), actor, ct);
    }

    private async Task FollowAsync(string id, string? whom, RemoteActor actor, CancellationToken ct)
    {
        if (house.HandleOf(whom) is not { } handle || await db.FederatedSpaces().Where(w => w.Handle == handle).Select(w => (Guid?)w.SpaceId).FirstOrDefaultAsync(ct) is not { } space) return;
        var address = actor.Address;
        await db.Followers.Where(f => f.SpaceId == space && f.Actor == address).ExecuteDeleteAsync(ct);
        if (await db.Followers.CountAsync(f => f.SpaceId == space, ct) >= MostFollowers) return;
        db.Followers.Add(new Follower(space, address, actor.Inbox, actor.SharedInbox, id, clock.GetUtcNow()));
        tell.Put(new ToTell(Telling.Accepted, space, [], address));
    }

    private async Task UndoAsync(JsonElement thing, RemoteActor actor, CancellationToken ct)
    {
        var (address, actorHash) = (actor.Address, Hash(actor.Address));
        if (thing.IsType("Follow")) await LeaveAsync(thing.Id("object"), actor, ct);
        else if (thing.IsType("Like") && house.PostOf(thing.Id("object")) is { } post) await db.RemoteLikes.Where(l => l.PostId == post && l.ActorHash == actorHash).ExecuteDeleteAsync(ct);
        else if (thing.Id() is { } id)
        {
            var hash = Hash(id);
            await db.Followers.Where(f => f.FollowId == id && f.Actor == address).ExecuteDeleteAsync(ct);
            await db.RemoteLikes.Where(l => l.ActivityHash == hash && l.ActorHash == actorHash).ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>They don't follow any more, or want nothing from the space.</summary>
    private async Task LeaveAsync(string? whom, RemoteActor actor, CancellationToken ct)
    {
        if (house.HandleOf(whom) is not { } handle) return;
        var (address, spaces) = (actor.Address, db.Set<PublicSpace>().Where(s => s.Handle == handle).Select(s => s.SpaceId));
        await db.Followers.Where(f => f.Actor == address && spaces.Contains(f.SpaceId)).ExecuteDeleteAsync(ct);
    }

    private async Task LikeAsync(string id, string? what, RemoteActor actor, CancellationToken ct)
    {
        if (house.PostOf(what) is not { } post || await tell.FindAsync(post, ct) is null) return;
        var hash = Hash(actor.Address);
        if (!await db.RemoteLikes.AnyAsync(l => l.PostId == post && l.ActorHash == hash, ct)) db.RemoteLikes.Add(new RemoteLike(post, hash, Hash(id)));
    }

    /// <summary>Of an answer, or of somebody with everything that is kept of them.</summary>
    private async Task DeleteAsync(string? what, RemoteActor actor, CancellationToken ct)
    {
        if (what is null) return;
        if (what != actor.Address)
        {
            await replies.GoneAsync(what, actor, ct);
            return;
        }

        var (address, hash) = (actor.Address, Hash(actor.Address));
        await replies.AllGoneAsync(address, ct);
        await db.Followers.Where(f => f.Actor == address).ExecuteDeleteAsync(ct);
        await db.RemoteLikes.Where(l => l.ActorHash == hash).ExecuteDeleteAsync(ct);
        await db.RemoteActors.Where(a => a.Address == address).ExecuteDeleteAsync(ct);
    }

    private async Task FlagAsync(JsonElement activity, RemoteActor actor, CancellationToken ct)
    {
        if (await db.RemoteReports.CountAsync(r => r.SettledAt == null, ct) >= MostOpenReports) return;
        var named = activity.Ids("object");
        var posts = named.Select(house.PostOf).OfType<Guid>().ToList();
        var told = await db.FederatedPosts.AsNoTracking().Where(p => posts.Contains(p.PostId) && p.GoneAt == null).FirstOrDefaultAsync(ct);
        var handles = named.Select(house.HandleOf).OfType<string>().ToList();
        var space = told?.SpaceId ?? await db.FederatedSpaces().Where(w => handles.Contains(w.Handle)).Select(w => (Guid?)w.SpaceId).FirstOrDefaultAsync(ct);
        if (space is { } about)
            db.RemoteReports.Add(new RemoteReport(Guid.CreateVersion7(clock.GetUtcNow()), about, told?.PostId, actor.Host, RemoteText.Plain(activity.Text("content"), RemoteReport.LongestText), clock.GetUtcNow()));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
