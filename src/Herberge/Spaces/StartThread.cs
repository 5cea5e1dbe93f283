using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Moderation.Held;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="Files">Ids of uploaded files of the author, beside those the text itself links.</param>
/// <param name="ClientKey">What the sender calls this post; the same key again gives the same thread.</param>
/// <param name="SourceId">A thread of another space the new one points to; see <see cref="PassOnThread"/>.</param>
/// <param name="Beside">What another room needs to open it later, should it have to wait for a moderator; see <see cref="IHeldThread"/>.</param>
public sealed record StartThreadInput(
    Guid SpaceId, ThreadKind Kind, string Title, string Body, IReadOnlyList<Guid>? Files = null, string? ClientKey = null, Guid? SourceId = null,
    string? Beside = null);

/// <summary>Opens a conversation, asks a question or, as a host, announces something.</summary>
internal sealed class StartThread(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, MarkdownRenderer markdown, WritePost write,
    Gate gate, HoldBack hold, TimeProvider clock)
{
    public async Task<Result<ThreadStarted>> HandleAsync(StartThreadInput input, Viewer viewer, CancellationToken ct) =>
        input.Kind is ThreadKind.Idea or ThreadKind.Poll or ThreadKind.Page ? Problem.Invalid(nameof(input.Kind), "thread-kind-unknown") : await WriteAsync(input, null, null, viewer, ct);

    /// <summary>Opens what a moderator looked at, as <see cref="AddPost.ApprovedAsync"/> does.</summary>
    /// <param name="input">The thread.</param>
    /// <param name="also">As in <see cref="TogetherAsync"/>.</param>
    /// <param name="settled">Called in the transaction; false when somebody else settled it meanwhile.</param>
    /// <param name="viewer">Who sent it.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<Result<ThreadStarted>> ApprovedAsync(StartThreadInput input, Func<DiscussionThread, CancellationToken, Task>? also,
        Func<Post, CancellationToken, Task<bool>> settled, Viewer viewer, CancellationToken ct) => WriteAsync(input, also, settled, viewer, ct);

    /// <summary>Opens it together with what another room makes of it, in one transaction.</summary>
    /// <param name="input">The thread.</param>
    /// <param name="also">Writes the other room's part; called before anything is saved, and not when the same key opened the thread before.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<Result<ThreadStarted>> TogetherAsync(
        StartThreadInput input, Func<DiscussionThread, CancellationToken, Task>? also, Viewer viewer, CancellationToken ct) => WriteAsync(input, also, null, viewer, ct);

    private async Task<Result<ThreadStarted>> WriteAsync(
        StartThreadInput input, Func<DiscussionThread, CancellationToken, Task>? also, Func<Post, CancellationToken, Task<bool>>? settled, Viewer viewer, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (PostText.CheckTitle(nameof(input.Title), input.Title) is { } title) problems.Add(title);
        if (PostText.Check(nameof(input.Body), input.Body) is { } body) problems.Add(body);
        if (!Enum.IsDefined(input.Kind)) problems.Add(Problem.Invalid(nameof(input.Kind), "thread-kind-unknown"));
        if (input.ClientKey?.Length > AddPost.LongestKey) problems.Add(Problem.Invalid(nameof(input.ClientKey), "client-key-long", AddPost.LongestKey));
        if (problems.Count > 0) return Result<ThreadStarted>.From(problems);

        var (me, spaceId, at) = (viewer.MemberId, input.SpaceId, viewer.AsOf);
        var found = await db.ReadableSpacesTo(viewer).Where(s => s.Id == spaceId)
            .Select(s => new { Space = s, Role = s.Memberships.Where(m => m.MemberId == me).Select(m => (SpaceRole?)(m.DeputyFrom <= at && m.DeputyUntil > at ? SpaceRole.Host : m.Role)).FirstOrDefault() })
            .FirstOrDefaultAsync(ct);
        if (found is null) return Problem.NotFound();
        if (found.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        if (input.Kind == ThreadKind.Announcement && found.Role != SpaceRole.Host && !viewer.IsHost) return Problem.Forbidden("announcement-hosts-only");
        if (input.SourceId is { } source && !await db.VisibleThreadsTo(viewer).AnyAsync(t => t.Id == source, ct)) return Problem.NotFound();
        if (await EarlierAsync(me, input.ClientKey, ct) is { } earlier) return earlier;

        var text = PostText.Clean(input.Body);
        var rendered = markdown.Render(text);
        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        if (settled is null)
        {
            if (await hold.EarlierAsync(me, input.ClientKey, ct) is { } waiting) return new ThreadStarted(Guid.Empty, Guid.Empty) { HeldId = waiting };
            var passage = await gate.AskAsync(found.Space, null, text, rendered.Html, viewer, ct);
            if (passage.Stop is { } stop) return stop;
            if (passage.Wait is { } why)
            {
                // A poll or a page can't wait half done.
                if (also is not null && input.Beside is null) return Problem.Conflict("moderation-words-first");
                var held = hold.Keep(input, text, why, viewer);
                if (also is null) await write.DropDraftAsync(me, Drafts.OfSpace(spaceId), ct);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return new ThreadStarted(Guid.Empty, Guid.Empty) { HeldId = held };
            }
        }

        var open = await db.Spaces.Where(s => s.Id == spaceId && s.ArchivedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount + 1).SetProperty(x => x.LastActivityAt, now), ct);
        if (open == 0) return Problem.Conflict("space-archived");
        var thread = new DiscussionThread(Guid.CreateVersion7(now), spaceId, input.Kind, input.Title.Trim(), me, now) { PostCount = 1, SourceId = input.SourceId };
        var post = new Post(Guid.CreateVersion7(now), thread.Id, spaceId, me, 1, text, rendered.Html, now) { ClientKey = input.ClientKey };
        db.Threads.Add(thread);
        if (input.SourceId is not null) db.Set<Occasion>().Add(new Occasion(PassOnThread.Occasion, thread.Id, now, to: null));
        var told = await write.AddAsync(found.Space, thread, post, rendered, answered: null, input.Files ?? [], ct);
        if (also is not null) await also(thread, ct);
        if (settled is not null && !await settled(post, ct)) return Problem.Conflict("moderation-settled");
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (input.ClientKey is not null && engine.IsDuplicate(twice))
        {
            await transaction.DisposeAsync();
            db.ChangeTracker.Clear();
            if (await EarlierAsync(me, input.ClientKey, ct) is { } first) return first;
            throw;
        }

        await transaction.CommitAsync(ct);
        await write.TellAsync(post, told, CancellationToken.None);
        return new ThreadStarted(thread.Id, post.Id);
    }

    private async Task<ThreadStarted?> EarlierAsync(Guid me, string? key, CancellationToken ct) => key is null
        ? null
        : await db.Posts.AsNoTracking().Where(p => p.AuthorId == me && p.ClientKey == key).Select(p => new ThreadStarted(p.ThreadId, p.Id)).FirstOrDefaultAsync(ct);
}

public sealed record ThreadStarted(Guid ThreadId, Guid PostId)
{
    /// <summary>It waits for a moderator and isn't written yet; the other values say nothing.</summary>
    public Guid? HeldId { get; init; }

    public string Address => HeldId is { } held ? $"/held/{held}" : $"/threads/{ThreadId}";
}
