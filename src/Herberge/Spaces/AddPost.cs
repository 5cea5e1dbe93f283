using Herberge.Foundation.Access;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Moderation.Held;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="ReplyToId">The post answered; null answers the thread's opening post.</param>
/// <param name="Files">Ids of uploaded files of the author, beside those the text itself links.</param>
/// <param name="ClientKey">What the sender calls this post; the same key again gives the same post.</param>
public sealed record AddPostInput(
    Guid ThreadId, string Body, Guid? ReplyToId = null, IReadOnlyList<Guid>? Files = null, string? ClientKey = null);

/// <summary>A post that was written, and where it stands in its thread.</summary>
public sealed record PostAdded(Guid PostId, Guid ThreadId, int Number)
{
    /// <summary>It waits for a moderator and isn't written yet; the other values say nothing.</summary>
    public Guid? HeldId { get; init; }

    public string Address => HeldId is { } held ? $"/held/{held}" : ThreadActions.Address(ThreadId, Number);

    internal static PostAdded Waiting(Guid held, Guid threadId) => new(Guid.Empty, threadId, 0) { HeldId = held };
}

/// <summary>Answers in a thread. Who may read may write, unless the thread is locked or the space archived.</summary>
internal sealed class AddPost(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, MarkdownRenderer markdown, WritePost write, Contacts contacts,
    Gate gate, HoldBack hold, TimeProvider clock)
{
    public const int LongestKey = 64;

    public Task<Result<PostAdded>> HandleAsync(AddPostInput input, Viewer viewer, CancellationToken ct) => WriteAsync(input, null, viewer, ct);

    /// <summary>Writes what somebody looked at, or what another room writes for its own: it waits for nobody.</summary>
    /// <param name="input">The post.</param>
    /// <param name="also">Called in the same transaction; false takes everything back.</param>
    /// <param name="viewer">Its author.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<Result<PostAdded>> ApprovedAsync(AddPostInput input, Func<Post, CancellationToken, Task<bool>> also, Viewer viewer, CancellationToken ct) =>
        WriteAsync(input, also, viewer, ct);

    private async Task<Result<PostAdded>> WriteAsync(AddPostInput input, Func<Post, CancellationToken, Task<bool>>? also, Viewer viewer, CancellationToken ct)
    {
        if (PostText.Check(nameof(input.Body), input.Body) is { } wrong) return wrong;
        if (input.ClientKey?.Length > LongestKey) return Problem.Invalid(nameof(input.ClientKey), "client-key-long", LongestKey);
        if (await ThreadStanding.FindAsync(db, input.ThreadId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (await EarlierAsync(viewer.MemberId, input.ClientKey, ct) is { } earlier) return earlier;
        if (standing.Closed is { } closed) return closed;
        if (input.ReplyToId is { } replyTo && !await db.Posts.AnyAsync(p => p.Id == replyTo && p.ThreadId == input.ThreadId, ct))
            return Problem.Invalid(nameof(input.ReplyToId), "post-answered-missing");

        var text = PostText.Clean(input.Body);
        var rendered = markdown.Render(text);
        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        if (also is null)
        {
            if (await hold.EarlierAsync(viewer.MemberId, input.ClientKey, ct) is { } waiting) return PostAdded.Waiting(waiting, input.ThreadId);
            var passage = await gate.AskAsync(standing.Space, input.ThreadId, text, rendered.Html, viewer, ct);
            if (passage.Stop is { } stop) return stop;
            if (passage.Wait is { } why)
            {
                var held = hold.Keep(input, standing.Space.Id, text, why, viewer);
                await write.DropDraftAsync(viewer.MemberId, Drafts.OfThread(input.ThreadId), ct);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return PostAdded.Waiting(held, input.ThreadId);
            }
        }

        if (await NextNumberAsync(standing, now, ct) is not { } number) return Problem.Conflict("thread-locked");
        var post = new Post(Guid.CreateVersion7(now), input.ThreadId, standing.Space.Id, viewer.MemberId, number, text, rendered.Html, now)
        {
            ReplyToId = input.ReplyToId,
            ClientKey = input.ClientKey,
        };
        var answered = await contacts.AnsweredAsync(input.ReplyToId, standing.Thread.AuthorId, ct);
        var told = await write.AddAsync(standing.Space, standing.Thread, post, rendered, answered, input.Files ?? [], ct);
        if (also is not null && !await also(post, ct)) return Problem.Conflict("moderation-settled");
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (input.ClientKey is not null && engine.IsDuplicate(twice))
        {
            await transaction.DisposeAsync();
            db.ChangeTracker.Clear();
            if (await EarlierAsync(viewer.MemberId, input.ClientKey, ct) is { } first) return first;
            throw;
        }

        await transaction.CommitAsync(ct);
        await write.TellAsync(post, told, CancellationToken.None);
        return new PostAdded(post.Id, post.ThreadId, number);
    }

    /// <summary>The post of this number in a thread, for forms that name it so.</summary>
    public async Task<Guid?> IdOfAsync(Guid threadId, int? number, CancellationToken ct) => number is null
        ? null
        : await db.Posts.AsNoTracking().Where(p => p.ThreadId == threadId && p.Number == number).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// Counts the post and takes its number in one go: the update holds the thread's row until the commit, so that two
    /// writers can't take the same number. Null when the thread was locked or deleted meanwhile.
    /// </summary>
    private async Task<int?> NextNumberAsync(ThreadStanding standing, DateTimeOffset now, CancellationToken ct)
    {
        var (id, spaceId, me) = (standing.Thread.Id, standing.Space.Id, standing.Viewer.MemberId);
        var counted = await db.Threads.Where(t => t.Id == id && t.DeletedAt == null && t.LockedAt == null && t.ArchivedAt == null).ExecuteUpdateAsync(t => t
            .SetProperty(x => x.PostCount, x => x.PostCount + 1)
            .SetProperty(x => x.ReplyCount, x => x.ReplyCount + 1)
            .SetProperty(x => x.Version, x => x.Version + 1)
            .SetProperty(x => x.LastPostAt, now)
            .SetProperty(x => x.LastPosterId, me), ct);
        if (counted == 0) return null;
        var also = standing.Thread.AlsoInId;
        await db.Spaces.Where(s => s.Id == spaceId || s.Id == also).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastActivityAt, now), ct);
        return await db.Threads.AsNoTracking().Where(t => t.Id == id).Select(t => t.PostCount).FirstAsync(ct);
    }

    private async Task<PostAdded?> EarlierAsync(Guid me, string? key, CancellationToken ct) => key is null
        ? null
        : await db.Posts.AsNoTracking().Where(p => p.AuthorId == me && p.ClientKey == key)
            .Select(p => new PostAdded(p.Id, p.ThreadId, p.Number)).FirstOrDefaultAsync(ct);
}
