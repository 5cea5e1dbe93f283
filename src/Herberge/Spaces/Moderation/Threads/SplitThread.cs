using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Threads;

/// <param name="Numbers">The posts that become a thread of their own; not the opening one.</param>
public sealed record SplitThreadInput(Guid ThreadId, IReadOnlyList<int> Numbers, string Title);

/// <summary>Chosen posts become a thread of their own in the same space, with signposts both ways.</summary>
internal sealed class SplitThread(HouseDb db, WriteTransactions writes, Regroup regroup, Bell bell, TimeProvider clock)
{
    private const int Most = 500;

    /// <returns>The new thread.</returns>
    public async Task<Result<Guid>> HandleAsync(SplitThreadInput input, Viewer viewer, CancellationToken ct)
    {
        var numbers = (input.Numbers ?? []).ToHashSet();
        var problems = new List<Problem>();
        if (numbers.Count is 0 or > Most) problems.Add(Problem.Invalid(nameof(input.Numbers), "split-which", Most));
        if (PostText.CheckTitle(nameof(input.Title), input.Title) is { } title) problems.Add(title);
        if (problems.Count > 0) return Result<Guid>.From(problems);

        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await ThreadStanding.FindAsync(db, input.ThreadId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayHost) return Problem.Forbidden("hosts-only");
        if (standing.Thread.Kind == ThreadKind.Idea) return Problem.Conflict("thread-of-idea");
        if (standing.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        var old = standing.Thread;
        await regroup.HoldAsync([old.Id], ct);
        var posts = await regroup.PostsOfAsync(old.Id, ct);
        var chosen = posts.Where(p => numbers.Contains(p.Number)).ToList();
        if (chosen.Count != numbers.Count || numbers.Contains(1)) return Problem.Invalid(nameof(input.Numbers), "split-opening");
        if (!chosen[0].Stands) return Problem.Invalid(nameof(input.Numbers), "split-deleted");

        await regroup.NameAnsweredAsync(old.Id, ct);
        var made = new DiscussionThread(Guid.CreateVersion7(now), old.SpaceId, ThreadKind.Discussion, input.Title.Trim(), chosen[0].AuthorId, chosen[0].At) { SourceId = old.Id };
        var change = new Rearrangement(RearrangementKind.Split, old.Id, made.Id, old.SpaceId, old.SpaceId, viewer.MemberId, now)
        {
            AcceptedPostId = chosen.Exists(p => p.PostId == old.AcceptedPostId) ? old.AcceptedPostId : null,
        };
        db.Threads.Add(made);
        db.Rearrangements.Add(change);
        db.RearrangedPosts.AddRange(chosen.Select(p => new RearrangedPost(change.Id, p.PostId, p.Number, posts.FindLast(s => s.Number < p.Number && !numbers.Contains(s.Number))!.PostId)));
        foreach (var follow in await db.Follows.AsNoTracking().Where(f => f.ThreadId == old.Id).ToListAsync(ct))
            db.Follows.Add(new ThreadFollow(made.Id, follow.MemberId, follow.State));
        await db.Spaces.Where(s => s.Id == old.SpaceId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount + 1), ct);
        await db.LogAsync(old.SpaceId, DeedKind.ThreadSplit, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.split", made.Id.ToString(), made.Title, now));
        if (made.AuthorId != viewer.MemberId)
            await bell.AddAsync([new Notification(made.AuthorId, NotificationKind.ThreadRearranged, null, made.SpaceId, made.Id, null, now)], ct);
        await db.SaveChangesAsync(ct);
        await regroup.ApplyAsync(new Dictionary<DiscussionThread, IReadOnlyList<Placed>> { [old] = posts.Except(chosen).ToList(), [made] = chosen }, ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync([made.AuthorId], CancellationToken.None);
        return made.Id;
    }
}
