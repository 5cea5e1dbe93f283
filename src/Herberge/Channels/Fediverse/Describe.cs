using System.Net;
using System.Text.Json.Nodes;
using Herberge.Channels.Public;
using Herberge.Foundation.Storage;
using Herberge.Shell;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>
/// Spaces and posts as ActivityStreams. A space is a Group that says what its people show outside: nobody of the house is an actor of their
/// own, and whoever agreed to be named is named in the text.
/// </summary>
internal sealed class Describe(FediverseHouse house)
{
    private const int MostAttachments = 16;

    public JsonObject Space(PublicWindow window, string publicKey) => new()
    {
        ["@context"] = ActivityJson.List(ActivityJson.Streams, "https://w3id.org/security/v1"),
        ["id"] = house.Actor(window.Handle),
        ["type"] = "Group",
        ["preferredUsername"] = window.Handle,
        ["name"] = window.Name,
        ["summary"] = $"<p>{WebUtility.HtmlEncode(window.Summary)}</p>",
        ["url"] = $"{house.Root}/p/{window.Handle}",
        ["inbox"] = $"{house.Actor(window.Handle)}/inbox",
        ["outbox"] = $"{house.Actor(window.Handle)}/outbox",
        ["followers"] = house.Followers(window.Handle),
        ["endpoints"] = new JsonObject { ["sharedInbox"] = house.SharedInbox },
        ["published"] = Format.Machine(window.OpenedAt),
        ["manuallyApprovesFollowers"] = false,
        ["publicKey"] = new JsonObject { ["id"] = house.KeyOf(window.Handle), ["owner"] = house.Actor(window.Handle), ["publicKeyPem"] = publicKey },
    };

    /// <param name="openingId">The post that opened its conversation.</param>
    public JsonObject Post(PublicText post, Guid openingId, int likes)
    {
        var note = new JsonObject
        {
            ["id"] = house.Post(post.PostId),
            ["type"] = "Note",
            ["attributedTo"] = house.Actor(post.Handle),
            ["audience"] = house.Actor(post.Handle),
            ["to"] = ActivityJson.List(ActivityJson.Public),
            ["cc"] = ActivityJson.List(house.Followers(post.Handle)),
            ["content"] = Content(post),
            ["url"] = $"{house.Root}{post.Page}",
            ["published"] = Format.Machine(post.ShownAt),
            ["likes"] = new JsonObject { ["id"] = $"{house.Post(post.PostId)}#likes", ["type"] = "Collection", ["totalItems"] = likes },
        };
        if (post.Number == 1) note["name"] = post.Title;
        else note["inReplyTo"] = house.Post(post.ReplyToId ?? openingId);
        if (post.EditedAt > post.ShownAt) note["updated"] = Format.Machine(post.EditedAt.Value);
        var pictures = post.Files.Where(f => f.ContentType.StartsWith("image/", StringComparison.Ordinal)).Take(MostAttachments).ToList();
        if (pictures.Count > 0) note["attachment"] = new JsonArray([.. pictures.Select(Picture)]);
        return note;
    }

    public JsonObject Gone(Guid postId, DateTimeOffset at) => new()
    {
        ["@context"] = ActivityJson.Streams,
        ["id"] = house.Post(postId),
        ["type"] = "Tombstone",
        ["deleted"] = Format.Machine(at),
    };

    /// <summary>Something a space does.</summary>
    /// <param name="thing">With what: an object, or the address of one.</param>
    public JsonObject Activity(string id, string type, string handle, JsonNode thing, DateTimeOffset? at = null)
    {
        var activity = new JsonObject { ["@context"] = ActivityJson.Streams, ["id"] = id, ["type"] = type, ["actor"] = house.Actor(handle), ["object"] = thing };
        if (at is not { } published) return activity;
        activity["to"] = ActivityJson.List(ActivityJson.Public);
        activity["cc"] = ActivityJson.List(house.Followers(handle));
        activity["published"] = Format.Machine(published);
        return activity;
    }

    public JsonObject Create(PublicText post, Guid openingId, int likes) => Activity(house.Activity(post.PostId), "Create", post.Handle, Post(post, openingId, likes), post.ShownAt);

    /// <summary>Title and name stand in the text, because most programs show nothing else of a Note.</summary>
    private string Content(PublicText post)
    {
        var title = post.Number == 1 ? $"<p><strong>{WebUtility.HtmlEncode(post.Title)}</strong></p>" : "";
        var author = post.Author is { } name ? $"<p>{WebUtility.HtmlEncode(post.AuthorHandle is { } handle ? $"{name} ({handle})" : name)}:</p>" : "";
        return title + author + PublicHtml.Absolute(post.Html, house.Root);
    }

    private JsonObject Picture(PublicFile file)
    {
        var picture = new JsonObject { ["type"] = "Image", ["mediaType"] = file.ContentType, ["url"] = house.Root + file.Address, ["name"] = file.Name };
        if (file.Width is { } width) picture["width"] = width;
        if (file.Height is { } height) picture["height"] = height;
        return picture;
    }
}

/// <summary>Answers what other servers ask for; null for what isn't there, or isn't public any more.</summary>
internal sealed class ReadFediverse(HouseDb db, ReadPublic read, SpaceKeys keys, Describe describe, FediverseHouse house)
{
    public const int PageSize = 20;

    public async Task<JsonObject?> SpaceAsync(string handle, CancellationToken ct) =>
        await WindowAsync(handle, ct) is { } window ? describe.Space(window, await keys.PublicAsync(window.SpaceId, ct)) : null;

    /// <summary>How many follow; who they are is nobody's business.</summary>
    public async Task<JsonObject?> FollowersAsync(string handle, CancellationToken ct)
    {
        if (await WindowAsync(handle, ct) is not { } window) return null;
        var space = window.SpaceId;
        return Collection(house.Followers(handle), await db.Followers.CountAsync(f => f.SpaceId == space, ct));
    }

    public async Task<JsonObject?> OutboxAsync(string handle, CancellationToken ct)
    {
        if (await WindowAsync(handle, ct) is not { } window) return null;
        var space = window.SpaceId;
        var address = $"{house.Actor(handle)}/outbox";
        var outbox = Collection(address, await db.PublicPosts().CountAsync(p => p.SpaceId == space, ct));
        outbox["first"] = $"{address}?after=";
        return outbox;
    }

    /// <param name="after">What an earlier page named; empty for the newest.</param>
    public async Task<JsonObject?> OutboxPageAsync(string handle, string after, CancellationToken ct)
    {
        if (await WindowAsync(handle, ct) is not { } window) return null;
        var (posts, next) = await read.PageAsync(window.SpaceId, after, PageSize, ct);
        var (openings, likes) = (await OpeningsAsync(posts, ct), await LikesAsync(posts, ct));
        var address = $"{house.Actor(handle)}/outbox";
        var page = new JsonObject
        {
            ["@context"] = ActivityJson.Streams,
            ["id"] = $"{address}?after={Uri.EscapeDataString(after)}",
            ["type"] = "OrderedCollectionPage",
            ["partOf"] = address,
            ["orderedItems"] = new JsonArray([.. posts.Select(post => Bare(describe.Create(post, openings[post.ThreadId], likes.GetValueOrDefault(post.PostId))))]),
        };
        if (next is not null) page["next"] = $"{address}?after={next}";
        return page;
    }

    public async Task<JsonObject?> PostAsync(Guid id, CancellationToken ct)
    {
        if (await FederatedAsync(id, ct) is not { } post) return null;
        var note = describe.Post(post, (await OpeningsAsync([post], ct))[post.ThreadId], (await LikesAsync([post], ct)).GetValueOrDefault(id));
        note.Insert(0, "@context", ActivityJson.Streams);
        return note;
    }

    /// <summary>What a post that was told outside leaves behind.</summary>
    public async Task<JsonObject?> GoneAsync(Guid id, CancellationToken ct) =>
        house.IsOn && await db.FederatedPosts.AsNoTracking().FirstOrDefaultAsync(p => p.PostId == id, ct) is { } told ? describe.Gone(id, told.GoneAt ?? told.ToldAt) : null;

    /// <summary>That a post was said; named after the post.</summary>
    public async Task<JsonObject?> CreateAsync(Guid id, CancellationToken ct) =>
        await FederatedAsync(id, ct) is { } post ? describe.Create(post, (await OpeningsAsync([post], ct))[post.ThreadId], (await LikesAsync([post], ct)).GetValueOrDefault(id)) : null;

    /// <summary>WebFinger (RFC 7033): by <c>acct:</c> or by address.</summary>
    public async Task<JsonObject?> FingerAsync(string resource, CancellationToken ct)
    {
        if (!house.IsOn) return null;
        var handle = house.HandleOf(resource)
            ?? (resource.StartsWith($"{house.Root}/p/", StringComparison.Ordinal) ? resource[(house.Root.Length + 3)..] : null)
            ?? (resource.StartsWith("acct:", StringComparison.OrdinalIgnoreCase) && resource[5..].TrimStart('@').Split('@') is [var name, var host] && string.Equals(host, house.Host, StringComparison.OrdinalIgnoreCase) ? name.ToLowerInvariant() : null);
        if (handle is null || await WindowAsync(handle, ct) is not { } window) return null;
        var (actor, page) = (house.Actor(window.Handle), $"{house.Root}/p/{window.Handle}");
        return new JsonObject
        {
            ["subject"] = $"acct:{window.Handle}@{house.Host}",
            ["aliases"] = ActivityJson.List(actor, page),
            ["links"] = new JsonArray(
                new JsonObject { ["rel"] = "self", ["type"] = ActivityJson.MediaType, ["href"] = actor },
                new JsonObject { ["rel"] = "http://webfinger.net/rel/profile-page", ["type"] = "text/html", ["href"] = page }),
        };
    }

    /// <summary>NodeInfo 2.1: of the house's people it tells nothing; its users are the spaces that can be followed.</summary>
    public async Task<JsonObject?> NodeInfoAsync(string version, CancellationToken ct) => !house.IsOn ? null : new JsonObject
    {
        ["version"] = "2.1",
        ["software"] = new JsonObject { ["name"] = "herberge", ["version"] = version },
        ["protocols"] = ActivityJson.List("activitypub"),
        ["services"] = new JsonObject { ["inbound"] = new JsonArray(), ["outbound"] = ActivityJson.List("atom1.0", "rss2.0") },
        ["openRegistrations"] = false,
        ["usage"] = new JsonObject { ["users"] = new JsonObject { ["total"] = await db.FederatedSpaces().CountAsync(ct) } },
        ["metadata"] = new JsonObject(),
    };

    private async Task<PublicWindow?> WindowAsync(string handle, CancellationToken ct)
    {
        if (!house.IsOn || !await db.FederatedSpaces().AnyAsync(w => w.Handle == handle, ct)) return null;
        return await read.WindowAsync(handle, ct);
    }

    private async Task<PublicText?> FederatedAsync(Guid id, CancellationToken ct)
    {
        if (!house.IsOn || await read.PostAsync(id, ct) is not { } post) return null;
        var space = post.SpaceId;
        return await db.FederatedSpaces().AnyAsync(w => w.SpaceId == space, ct) ? post : null;
    }

    internal async Task<Dictionary<Guid, Guid>> OpeningsAsync(IEnumerable<PublicText> posts, CancellationToken ct)
    {
        var threads = posts.Select(p => p.ThreadId).Distinct().ToList();
        return await db.PublicThreads().Where(p => threads.Contains(p.ThreadId)).ToDictionaryAsync(p => p.ThreadId, p => p.PostId, ct);
    }

    internal async Task<Dictionary<Guid, int>> LikesAsync(IEnumerable<PublicText> posts, CancellationToken ct)
    {
        var ids = posts.Select(p => p.PostId).ToList();
        return await db.RemoteLikes.Where(l => ids.Contains(l.PostId)).GroupBy(l => l.PostId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <summary>Without the context, which stands outside.</summary>
    internal static JsonObject Bare(JsonObject thing)
    {
        thing.Remove("@context");
        return thing;
    }

    private static JsonObject Collection(string id, int total) => new() { ["@context"] = ActivityJson.Streams, ["id"] = id, ["type"] = "OrderedCollection", ["totalItems"] = total };
}
