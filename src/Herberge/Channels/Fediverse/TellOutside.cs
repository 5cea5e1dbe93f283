using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Herberge.Channels.Public;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

internal enum Telling : byte
{
    Created,
    Changed,
    Withdrawn,
    Announced,
    AnnounceUndone,
    Left,
    Accepted,
}

/// <summary>Something followers have to be told of; written in the transaction it happened in.</summary>
/// <param name="Subjects">Posts; none for answers of others and for followers.</param>
/// <param name="Object">The address of what is announced, or of who follows.</param>
/// <param name="Announcement">The name of the announcement.</param>
internal sealed record ToTell(Telling What, Guid SpaceId, IReadOnlyList<Guid> Subjects, string? Object = null, Guid? Announcement = null);

/// <summary>Puts what becomes public, changes and ends into the outbox, for spaces that can be followed.</summary>
internal sealed class TellOutside(HouseDb db, TimeProvider clock) : IPublicListener
{
    public async Task ShownAsync(PublicPost post, CancellationToken ct)
    {
        var space = post.SpaceId;
        if (await db.FederatedSpaces().AnyAsync(w => w.SpaceId == space, ct)) Put(new ToTell(Telling.Created, space, [post.PostId]));
    }

    public async Task ChangedAsync(Guid postId, CancellationToken ct)
    {
        if (await db.FederatedPosts.AsNoTracking().FirstOrDefaultAsync(p => p.PostId == postId && p.GoneAt == null, ct) is { } told) Put(new ToTell(Telling.Changed, told.SpaceId, [postId]));
    }

    public async Task WithdrawnAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct)
    {
        foreach (var space in (await TakeBackAsync(db.FederatedPosts.Where(p => postIds.Contains(p.PostId)), ct)).GroupBy(p => p.SpaceId))
            Put(new ToTell(Telling.Withdrawn, space.Key, [.. space.Select(p => p.PostId)]));
    }

    public async Task ClosedAsync(Guid spaceId, CancellationToken ct)
    {
        var posts = await TakeBackAsync(db.FederatedPosts.Where(p => p.SpaceId == spaceId), ct);
        if (posts.Count > 0 || await db.Followers.AnyAsync(f => f.SpaceId == spaceId, ct)) Put(new ToTell(Telling.Left, spaceId, [.. posts.Select(p => p.PostId)]));
    }

    /// <summary>A post of the house that is outside, told or found there; null for what isn't.</summary>
    public async Task<FederatedPost?> FindAsync(Guid postId, CancellationToken ct)
    {
        var federated = db.FederatedSpaces();
        if (await db.PublicPosts().FirstOrDefaultAsync(p => p.PostId == postId && federated.Any(w => w.SpaceId == p.SpaceId), ct) is not { } post) return null;
        var told = await db.FederatedPosts.AsTracking().FirstOrDefaultAsync(p => p.PostId == postId, ct);
        if (told is null) db.FederatedPosts.Add(told = new FederatedPost(postId, post.SpaceId, clock.GetUtcNow()));
        return told.GoneAt is null ? told : null;
    }

    public void Put(ToTell told) => db.Outbox.Add(new OutboxMessage(SpreadActivity.OutboxKind, JsonSerializer.Serialize(told, FediverseJson.Default.ToTell), clock.GetUtcNow()));

    /// <summary>What was on its way doesn't leave any more, and answers from elsewhere go with the post they answered.</summary>
    private async Task<List<FederatedPost>> TakeBackAsync(IQueryable<FederatedPost> posts, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var told = await posts.AsNoTracking().Where(p => p.GoneAt == null).ToListAsync(ct);
        var ids = told.ConvertAll(p => p.PostId);
        await db.FederatedPosts.Where(p => ids.Contains(p.PostId)).ExecuteUpdateAsync(p => p.SetProperty(x => x.GoneAt, now), ct);
        await db.SentActivities.Where(a => a.PostId != null && ids.Contains(a.PostId.Value)).ExecuteDeleteAsync(ct);
        foreach (var reply in await db.RemoteReplies.AsNoTracking().Where(r => ids.Contains(r.PostId) && r.State == ReplyState.Shown).ToListAsync(ct)) NoLongerShown(reply);
        await db.RemoteReplies.Where(r => ids.Contains(r.PostId)).ExecuteDeleteAsync(ct);
        await db.RemoteLikes.Where(l => ids.Contains(l.PostId)).ExecuteDeleteAsync(ct);
        return told;
    }

    public void NoLongerShown(RemoteReply reply) => Put(new ToTell(Telling.AnnounceUndone, reply.SpaceId, [], reply.ObjectId, reply.Id));
}

/// <summary>After the commit: says it in the space's name and makes a delivery for each inbox, then sends what is due.</summary>
internal sealed class SpreadActivity(IServiceScopeFactory scopes, TimeProvider clock) : IOutboxCarrier
{
    public const string OutboxKind = "fediverse";

    public string Kind => OutboxKind;

    public async Task CarryAsync(OutboxMessage message, CancellationToken ct)
    {
        var told = JsonSerializer.Deserialize(message.Payload, FediverseJson.Default.ToTell)!;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var services = scope.ServiceProvider;
            if (services.GetRequiredService<FediverseHouse>().Root.Length > 0) await SpreadAsync(services, message.Id, told, ct);
        }

        await using var sending = scopes.CreateAsyncScope();
        await sending.ServiceProvider.GetRequiredService<DeliverActivities>().HandleAsync(ct);
    }

    private async Task SpreadAsync(IServiceProvider services, Guid id, ToTell told, CancellationToken ct)
    {
        var (db, now, space) = (services.GetRequiredService<HouseDb>(), clock.GetUtcNow(), told.SpaceId);
        await using var write = await services.GetRequiredService<WriteTransactions>().BeginAsync(db, ct);
        if (await db.SentActivities.AnyAsync(a => a.Id == id, ct)) return;
        var handle = await db.Set<PublicSpace>().Where(s => s.SpaceId == space).Select(s => s.Handle).SingleAsync(ct);
        var followers = await db.Followers.AsNoTracking().Where(f => f.SpaceId == space).ToListAsync(ct);
        var inboxes = new Inboxes(db, services.GetRequiredService<BlockedHosts>());
        foreach (var (activity, postId) in await ActivitiesAsync(services, handle, id, told, now, ct))
            await inboxes.PutAsync(activity, space, postId, followers.Select(f => f.SharedInbox ?? f.Inbox), now, ct);

        if (told.What == Telling.Accepted && followers.Find(f => f.Actor == told.Object) is { } accepted)
            await inboxes.PutAsync(Answer("Accept", id, accepted), space, null, [accepted.Inbox], now, ct);
        if (told.What == Telling.Left)
        {
            foreach (var follower in followers) await inboxes.PutAsync(Answer("Reject", Guid.CreateVersion7(now), follower), space, null, [follower.Inbox], now, ct);
            await db.Followers.Where(f => f.SpaceId == space).ExecuteDeleteAsync(ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);

        Saying Answer(string type, Guid name, Follower follower)
        {
            var (describe, house) = (services.GetRequiredService<Describe>(), services.GetRequiredService<FediverseHouse>());
            var follow = new JsonObject { ["id"] = follower.FollowId, ["type"] = "Follow", ["actor"] = follower.Actor, ["object"] = house.Actor(handle) };
            return new Saying(name, describe.Activity(house.Activity(name), type, handle, follow));
        }
    }

    private static async Task<IReadOnlyList<(Saying Activity, Guid? PostId)>> ActivitiesAsync(IServiceProvider services, string handle, Guid id, ToTell told, DateTimeOffset now, CancellationToken ct)
    {
        var (db, describe, house) = (services.GetRequiredService<HouseDb>(), services.GetRequiredService<Describe>(), services.GetRequiredService<FediverseHouse>());
        switch (told.What)
        {
            case Telling.Created or Telling.Changed:
                var post = told.Subjects[0];
                var fediverse = services.GetRequiredService<ReadFediverse>();
                var create = await fediverse.CreateAsync(post, ct);
                if (create is null) return [];
                if (told.What == Telling.Created)
                {
                    if (await db.FederatedPosts.AsTracking().FirstOrDefaultAsync(p => p.PostId == post, ct) is { } before) before.Told(now);
                    else db.FederatedPosts.Add(new FederatedPost(post, told.SpaceId, now));
                    return [(new Saying(id, create), post)];
                }

                var note = create["object"]!.DeepClone();
                note["updated"] ??= Shell.Format.Machine(now);
                return [(new Saying(id, describe.Activity(house.Activity(id), "Update", handle, note, now)), post)];
            case Telling.Withdrawn or Telling.Left:
                return [.. told.Subjects.Select((gone, number) => (Delete(gone, number == 0 ? id : Guid.CreateVersion7(now)), (Guid?)null))];
            case Telling.Announced:
                return [(new Saying(id, Announce(now)), null)];
            case Telling.AnnounceUndone:
                return [(new Saying(id, describe.Activity(house.Activity(id), "Undo", handle, ReadFediverse.Bare(Announce(null)), now)), null)];
            default:
                return [];
        }

        Saying Delete(Guid gone, Guid name)
        {
            var tombstone = describe.Gone(gone, now);
            return new Saying(name, describe.Activity(house.Activity(name), "Delete", handle, ReadFediverse.Bare(tombstone), now));
        }

        JsonObject Announce(DateTimeOffset? at) => describe.Activity(house.Activity(told.Announcement!.Value), "Announce", handle, told.Object!, at);
    }
}

/// <summary>Something that is said, and its name.</summary>
internal sealed record Saying(Guid Id, JsonObject Json);

/// <summary>Puts an activity on its way, once to each inbox and to none of a blocked server. Inside a transaction.</summary>
internal sealed class Inboxes(HouseDb db, BlockedHosts blocked)
{
    public async Task PutAsync(Saying saying, Guid spaceId, Guid? postId, IEnumerable<string> inboxes, DateTimeOffset now, CancellationToken ct)
    {
        db.SentActivities.Add(new SentActivity(saying.Id, spaceId, postId, saying.Json.ToJsonString(), now));
        foreach (var inbox in inboxes.Distinct(StringComparer.Ordinal))
        {
            var host = new Uri(inbox).IdnHost.ToLowerInvariant();
            if (!await blocked.HasAsync(host, ct)) db.Deliveries.Add(new Delivery(saying.Id, spaceId, inbox, host, now));
        }
    }
}

[JsonSerializable(typeof(ToTell))]
internal sealed partial class FediverseJson : JsonSerializerContext;
