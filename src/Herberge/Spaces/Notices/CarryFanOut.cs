using System.Text.Json;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <summary>
/// Tells those a post is for, some hundred in one transaction. Who has a line about the post already is left out, and each
/// transaction first takes the message's row: whenever the house is killed, and if two carry the same message, everybody gets one.
/// </summary>
internal sealed class CarryFanOut(IServiceScopeFactory scopes, TimeProvider clock) : IOutboxCarrier
{
    public const int AtOnce = 250;

    /// <summary>As long as one batch may take; each renews it.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    public string Kind => FanOut.Kind;

    public async Task CarryAsync(OutboxMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var note = JsonSerializer.Deserialize(message.Payload, FanOutJson.Default.FanOutNote) ?? throw new FormatException("The payload names no post.");
        IReadOnlyCollection<Guid> told;
        do
        {
            // A scope of its own: the message is still tracked in that of the drain.
            await using var scope = scopes.CreateAsyncScope();
            told = await BatchAsync(scope.ServiceProvider, message.Id, note.PostId, ct);
            await scope.ServiceProvider.GetRequiredService<Bell>().RingAsync(told, ct);
        }
        while (told.Count == AtOnce);
    }

    private async Task<IReadOnlyCollection<Guid>> BatchAsync(IServiceProvider services, Guid messageId, Guid postId, CancellationToken ct)
    {
        var db = services.GetRequiredService<HouseDb>();
        var until = clock.GetUtcNow() + Claim;
        await using var write = await services.GetRequiredService<WriteTransactions>().BeginAsync(db, ct);
        if (await db.Outbox.Where(m => m.Id == messageId && m.DeliveredAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, until), ct) == 0) return [];
        if (await StandingAsync(db, postId, ct) is not { } post) return [];
        foreach (var holds in services.GetServices<IHeldPosts>())
        {
            if (await holds.IsHeldAsync(postId, ct)) return [];
        }

        var (threadId, spaceId, author) = (post.ThreadId, post.SpaceId, post.AuthorId);
        var thread = await db.Threads.AsNoTracking().FirstAsync(t => t.Id == threadId, ct);
        var space = await db.Spaces.AsNoTracking().FirstAsync(s => s.Id == spaceId, ct);
        var (kind, audience) = await AudienceAsync(db, space, thread, post, ct);
        // A call reaches those, too, who are told otherwise; everybody else hears of a post once.
        var isCall = kind == NotificationKind.CalledAll;
        var lines = db.Notifications.Where(n => n.PostId == postId && (isCall ? n.Kind == NotificationKind.CalledAll : n.Kind != NotificationKind.Reaction));
        var members = await services.GetRequiredService<Notify>().ReadersOf(space, thread.AlsoInId)
            .Where(m => m.Id != author && audience.Contains(m.Id) && !lines.Any(n => n.MemberId == m.Id))
            .OrderBy(m => m.Id).Select(m => m.Id).Take(AtOnce).ToListAsync(ct);
        if (members.Count == 0) return [];
        await services.GetRequiredService<Bell>().AddAsync([.. members.Select(m => new Notification(m, kind, author, spaceId, threadId, postId, post.CreatedAt, Guid.CreateVersion7(clock.GetUtcNow())))], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return members;
    }

    /// <summary>The post, in a thread whose row is taken: whoever rearranges threads takes it, too, so that the lines name the place where the post stands.</summary>
    private static async Task<Post?> StandingAsync(HouseDb db, Guid postId, CancellationToken ct)
    {
        Guid thread;
        Post? post;
        do
        {
            thread = await db.Posts.Where(p => p.Id == postId).Select(p => p.ThreadId).FirstOrDefaultAsync(ct);
            var held = thread;
            await db.Threads.Where(t => t.Id == held).ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version), ct);
            post = await db.Posts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == postId && p.DeletedAt == null && p.Thread!.DeletedAt == null, ct);
        }
        while (post is not null && post.ThreadId != thread);

        return post;
    }

    /// <summary>Whom a post is for: an answer for those who follow the thread, an announcement for the space's members, another new thread for those who want to hear of each.</summary>
    private static async Task<(NotificationKind Kind, IQueryable<Guid> Audience)> AudienceAsync(HouseDb db, Space space, DiscussionThread thread, Post post, CancellationToken ct)
    {
        var (spaceId, threadId, postId) = (space.Id, thread.Id, post.Id);
        if (post.Number > 1) return (NotificationKind.Reply, db.Follows.Where(f => f.ThreadId == threadId && f.State == FollowState.Following).Select(f => f.MemberId));
        var members = db.SpaceMembers.Where(m => m.SpaceId == spaceId).Select(m => m.MemberId);
        if (thread.Kind == ThreadKind.Announcement)
            return (await db.SpaceCalls.AnyAsync(c => c.PostId == postId, ct) ? NotificationKind.CalledAll : NotificationKind.Announcement, members);
        var wishes = db.MailWishes.Where(w => w.Kind == NotificationKind.SpaceNews);
        return (NotificationKind.SpaceNews, db.Set<Member>().Where(m => members.Contains(m.Id)
            && (wishes.Any(w => w.MemberId == m.Id && w.SpaceId == spaceId && w.Pace == NoticePace.AtOnce)
                || (wishes.Any(w => w.MemberId == m.Id && w.SpaceId == Guid.Empty && w.Pace == NoticePace.AtOnce) && !wishes.Any(w => w.MemberId == m.Id && w.SpaceId == spaceId))))
            .Select(m => m.Id));
    }
}
