using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Live;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Marks the answer that solved a question, or takes the mark away. By who asked, or a host.</summary>
internal sealed class AcceptAnswer(HouseDb db, WriteTransactions writes, Notify notify, Bell bell, LivePublisher live, TimeProvider clock)
{
    public async Task<Result<PostAdded>> HandleAsync(Guid postId, bool accept, Viewer viewer, CancellationToken ct)
    {
        if (await PostStanding.FindAsync(db, postId, viewer, ct) is not { } standing || standing.Post.DeletedAt is not null) return Problem.NotFound();
        var (post, thread) = (standing.Post, standing.In.Thread);
        if (thread.AuthorId != viewer.MemberId && !standing.In.MayHost) return Problem.Forbidden("answer-not-yours-to-accept");
        if (thread.Kind != ThreadKind.Question) return Problem.Conflict("thread-no-question");
        if (post.Number == 1) return Problem.Conflict("question-is-no-answer");
        if (standing.In.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");

        var done = new PostAdded(postId, thread.Id, post.Number);
        Guid? accepted = accept ? postId : null;
        var now = clock.GetUtcNow();
        IReadOnlyCollection<Guid> told = [];
        await using var transaction = await writes.BeginAsync(db, ct);
        var changed = await db.Threads
            .Where(t => t.Id == thread.Id && (accept ? t.AcceptedPostId != postId || t.AcceptedPostId == null : t.AcceptedPostId == postId))
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.AcceptedPostId, accepted).SetProperty(x => x.Version, x => x.Version + 1), ct);
        if (changed == 0) return done;
        if (accept)
        {
            db.Acts.Add(new Act(viewer.MemberId, ActKind.AcceptedAnswer, now, post.SpaceId, postId));
            if (!standing.IsMine)
            {
                db.Acts.Add(new Act(post.AuthorId, ActKind.AnswerAccepted, now, post.SpaceId, postId));
                told = notify.OfAcceptedAnswer(post, viewer.MemberId);
                await bell.MailAddedAsync(ct);
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync(told, CancellationToken.None);
        await live.ChangedAsync(thread.Id, CancellationToken.None);
        return done;
    }
}
