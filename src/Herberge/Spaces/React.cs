using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Live;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="On">True gives the word, false takes it back, null does the other of what is.</param>
public sealed record ReactInput(Guid PostId, ReactionKind Kind, bool? On = null);

public sealed record Reacted(Guid PostId, Guid ThreadId, int Number, bool On);

/// <summary>Says one of the words under a post, or takes it back. Nobody reacts to their own post.</summary>
internal sealed class React(HouseDb db, WriteTransactions writes, Contacts contacts, Notify notify, Bell bell, LivePublisher live, TimeProvider clock)
{
    public async Task<Result<Reacted>> HandleAsync(ReactInput input, Viewer viewer, CancellationToken ct)
    {
        if (!Enum.IsDefined(input.Kind)) return Problem.Invalid(nameof(input.Kind), "reaction-unknown");
        if (await PostStanding.FindAsync(db, input.PostId, viewer, ct) is not { } standing || standing.Post.DeletedAt is not null) return Problem.NotFound();
        if (standing.IsMine) return Problem.Conflict("reaction-own-post");
        if (standing.In.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");

        var post = standing.Post;
        var (postId, threadId, me, kind) = (post.Id, post.ThreadId, viewer.MemberId, input.Kind);
        await using var transaction = await writes.BeginAsync(db, ct);
        // Holds the thread's row, so that two reactions can't count past each other.
        await db.Threads.Where(t => t.Id == threadId).ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version + 1), ct);
        var given = await db.Reactions.AsNoTracking().FirstOrDefaultAsync(r => r.PostId == postId && r.MemberId == me && r.Kind == kind, ct);
        var on = input.On ?? given is null;
        var answer = new Reacted(postId, threadId, post.Number, on);
        if (on == given is not null) return answer;

        IReadOnlyCollection<Guid> told = [];
        if (given is null)
        {
            var now = clock.GetUtcNow();
            db.Reactions.Add(new Reaction(postId, me, kind, now));
            db.Acts.Add(new Act(me, ActKind.Reacted, now, post.SpaceId, postId));
            contacts.Reaction(post, me, now);
            told = await notify.OfReaction(post, me, ct);
        }
        else
        {
            await db.Reactions.Where(r => r.PostId == postId && r.MemberId == me && r.Kind == kind).ExecuteDeleteAsync(ct);
            contacts.Reaction(post, me, given.At, -1);
            await db.Notifications.Where(n => n.MemberId == post.AuthorId && n.SeenAt == null && n.PostId == postId && n.ActorId == me
                && n.Kind == NotificationKind.Reaction).ExecuteDeleteAsync(ct);
        }

        await db.SaveChangesAsync(ct);
        await CountAsync(postId, ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync(told, CancellationToken.None);
        await live.ChangedAsync(threadId, CancellationToken.None);
        return answer;
    }

    private async Task CountAsync(Guid postId, CancellationToken ct)
    {
        var counts = await db.Reactions.AsNoTracking().Where(r => r.PostId == postId).GroupBy(r => r.Kind)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var summary = ReactionWords.Write(counts.Select(c => (c.Key, c.Count)));
        await db.Posts.Where(p => p.Id == postId).ExecuteUpdateAsync(p => p.SetProperty(x => x.ReactionSummary, summary), ct);
    }
}
