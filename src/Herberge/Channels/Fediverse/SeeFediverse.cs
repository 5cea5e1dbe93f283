using Herberge.Channels.Public;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

public sealed record FollowedSpace(string Slug, string Name, string Handle, int Followers, int Posts, int Likes);

public sealed record WaitingReply(Guid Id, string Name, string Handle, string Host, string Link, string Html, DateTimeOffset WrittenAt, string Space, Guid ThreadId, string Title, bool IsShown);

public sealed record OpenReport(Guid Id, string Host, string Text, DateTimeOffset At, string Space, Guid? ThreadId, string? Title);

public sealed record BlockedHost(string Name, string Note, DateTimeOffset At, string By);

/// <param name="Fault">Code of why there was no answer, or null with a <paramref name="Status"/>.</param>
public sealed record DeliveryTrouble(string Host, int Waiting, int Dead, int? Status, string? Fault, DateTimeOffset? NextAt);

/// <param name="Replies">Those that wait, or those shown last.</param>
public sealed record FediverseView(IReadOnlyList<FollowedSpace> Spaces, IReadOnlyList<WaitingReply> Replies, int Waiting, IReadOnlyList<OpenReport> Reports, IReadOnlyList<BlockedHost> Blocked, IReadOnlyList<DeliveryTrouble> Troubles);

/// <summary>What the community team works on: answers and reports from elsewhere, servers, and numbers of followers. Who follows is shown to nobody.</summary>
internal sealed class SeeFediverse(HouseDb db)
{
    public const int AtOnce = 50;

    public async Task<FediverseView?> HandleAsync(bool shown, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return null;
        var (followers, posts, likes, spaces, threads, housePosts, members) = (db.Followers, db.FederatedPosts, db.RemoteLikes, db.Set<Space>(), db.Set<DiscussionThread>(), db.Set<Post>(), db.Set<Member>());
        var followed = await (from w in db.FederatedSpaces()
                              join s in spaces on w.SpaceId equals s.Id
                              orderby s.Name
                              select new FollowedSpace(s.Slug, s.Name, w.Handle, followers.Count(f => f.SpaceId == s.Id), posts.Count(p => p.SpaceId == s.Id && p.GoneAt == null), likes.Count(l => posts.Any(p => p.PostId == l.PostId && p.SpaceId == s.Id))))
            .ToListAsync(ct);
        var wanted = shown ? ReplyState.Shown : ReplyState.Waiting;
        var rows = from r in db.RemoteReplies.AsNoTracking()
                   where r.State == wanted
                   join p in housePosts on r.PostId equals p.Id
                   join t in threads on p.ThreadId equals t.Id
                   join s in spaces on r.SpaceId equals s.Id
                   select new { Reply = r, t.Id, t.Title, s.Name };
        var replies = (await (shown ? rows.OrderByDescending(r => r.Reply.ReceivedAt).ThenByDescending(r => r.Reply.Id) : rows.OrderBy(r => r.Reply.ReceivedAt).ThenBy(r => r.Reply.Id)).Take(AtOnce).ToListAsync(ct))
            .ConvertAll(r => new WaitingReply(r.Reply.Id, r.Reply.Name, r.Reply.Handle, r.Reply.Host, r.Reply.Link, r.Reply.Html, r.Reply.WrittenAt, r.Name, r.Id, r.Title, shown));
        var reports = await (from r in db.OpenReportsTo(viewer)
                             join s in spaces on r.SpaceId equals s.Id
                             join p in housePosts on r.PostId equals (Guid?)p.Id into about
                             from post in about.DefaultIfEmpty()
                             orderby r.At, r.Id
                             select new OpenReport(r.Id, r.Host, r.Text, r.At, s.Name, post == null ? null : (Guid?)post.ThreadId, post == null ? null : threads.Where(t => t.Id == post.ThreadId).Select(t => t.Title).FirstOrDefault()))
            .Take(AtOnce).ToListAsync(ct);
        var blocked = await db.RemoteHosts.AsNoTracking().Where(h => h.BlockedAt != null).OrderBy(h => h.Name)
            .Select(h => new BlockedHost(h.Name, h.Note, h.BlockedAt!.Value, members.Where(m => m.Id == h.BlockedBy).Select(m => m.Name).FirstOrDefault() ?? "")).ToListAsync(ct);
        var stuck = await db.Deliveries.AsNoTracking().Where(d => d.DeliveredAt == null && d.Attempts > 0).OrderByDescending(d => d.DueAt).Take(1000)
            .Select(d => new { d.Host, d.Status, d.Fault, d.DueAt, IsDead = d.DeadAt != null }).ToListAsync(ct);
        var troubles = stuck.GroupBy(d => d.Host).Select(g => new DeliveryTrouble(g.Key, g.Count(d => !d.IsDead), g.Count(d => d.IsDead), g.First().Status, g.First().Fault,
            g.Where(d => !d.IsDead).Select(d => (DateTimeOffset?)d.DueAt).Min())).OrderBy(t => t.Host, StringComparer.Ordinal).ToList();
        return new FediverseView(followed, replies, shown ? await WaitingAsync(ct) : replies.Count < AtOnce ? replies.Count : await WaitingAsync(ct), reports, blocked, troubles);
    }

    private Task<int> WaitingAsync(CancellationToken ct) => db.RemoteReplies.CountAsync(r => r.State == ReplyState.Waiting, ct);
}
