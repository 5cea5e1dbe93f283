using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <summary>
/// What a post that many may hear of leaves in its own transaction: one message. <see cref="CarryFanOut"/> tells them after
/// the commit, so that whoever writes waits for nobody's bell.
/// </summary>
internal sealed class FanOut(HouseDb db, TimeProvider clock)
{
    public const string Kind = "spaces.fan-out";

    /// <summary>Inside the transaction; also for a post that was held back and stands now.</summary>
    /// <param name="told">Who hears of it otherwise.</param>
    public async Task EnqueueAsync(Space space, DiscussionThread thread, Post post, IReadOnlyCollection<Guid> told, CancellationToken ct)
    {
        if (!await AnybodyAsync(space.Id, thread, post, told, ct)) return;
        db.Outbox.Add(new OutboxMessage(Kind, JsonSerializer.Serialize(new FanOutNote(post.Id), FanOutJson.Default.FanOutNote), clock.GetUtcNow()));
    }

    private Task<bool> AnybodyAsync(Guid spaceId, DiscussionThread thread, Post post, IReadOnlyCollection<Guid> told, CancellationToken ct)
    {
        var (threadId, author) = (thread.Id, post.AuthorId);
        if (post.Number > 1)
            return db.Follows.AnyAsync(f => f.ThreadId == threadId && f.State == FollowState.Following && f.MemberId != author && !told.Contains(f.MemberId), ct);
        if (thread.Kind == ThreadKind.Announcement) return db.SpaceMembers.AnyAsync(m => m.SpaceId == spaceId && m.MemberId != author, ct);
        return db.MailWishes.AnyAsync(w => w.Kind == NotificationKind.SpaceNews && w.Pace == NoticePace.AtOnce && (w.SpaceId == spaceId || w.SpaceId == Guid.Empty) && w.MemberId != author, ct);
    }
}

internal sealed record FanOutNote(Guid PostId);

[JsonSerializable(typeof(FanOutNote))]
internal sealed partial class FanOutJson : JsonSerializerContext;

/// <summary>Another room, or another part of this one, holds a post back: nobody is told of it as long as it does.</summary>
public interface IHeldPosts
{
    ValueTask<bool> IsHeldAsync(Guid postId, CancellationToken ct);
}
