using Herberge.Foundation.Access;
using Herberge.Foundation.Live;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Moderation.Held;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="Title">New title of the thread, for its opening post; null leaves it.</param>
/// <param name="Files">Ids of uploaded files of the author, beside those the text itself links.</param>
/// <param name="Expected">The edition the caller read; null to change whatever stands now.</param>
public sealed record EditPostInput(Guid PostId, string Body, string? Title = null, IReadOnlyList<Guid>? Files = null, string? Expected = null);

/// <summary>Changes what one wrote. What stood there before stays readable; who is newly mentioned is told.</summary>
internal sealed class EditPost(
    HouseDb db, WriteTransactions writes, MarkdownRenderer markdown, SearchIndex search, WritePost write, Contacts contacts, Notify notify,
    IEnumerable<IPostFollower> followers, IEnumerable<IPostListener> listeners, Gate gate, LivePublisher live, TimeProvider clock)
{
    public Task<Result<PostAdded>> HandleAsync(EditPostInput input, Viewer viewer, CancellationToken ct) => WriteAsync(input, null, viewer, ct);

    /// <summary>A moderator changes somebody's post; called where it is known that they may.</summary>
    /// <param name="input">The new words.</param>
    /// <param name="also">What moderation writes beside it, in the same transaction.</param>
    /// <param name="viewer">The moderator.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<Result<PostAdded>> ModerateAsync(EditPostInput input, Func<CancellationToken, Task> also, Viewer viewer, CancellationToken ct) =>
        WriteAsync(input, also, viewer, ct);

    private async Task<Result<PostAdded>> WriteAsync(EditPostInput input, Func<CancellationToken, Task>? also, Viewer viewer, CancellationToken ct)
    {
        if (await PostStanding.FindAsync(db, input.PostId, viewer, ct) is not { } standing || standing.Post.DeletedAt is not null) return Problem.NotFound();
        var (before, thread) = (standing.Post, standing.In.Thread);
        if (!standing.IsMine && also is null) return Problem.Forbidden("post-of-another");
        if (standing.In.Closed is { } closed && also is null) return closed;
        if (also is null && await gate.StoppedAsync(standing.In.Space.Id, viewer.MemberId, clock.GetUtcNow(), ct) is { } stopped) return stopped;
        var problems = new List<Problem>();
        if (PostText.Check(nameof(input.Body), input.Body) is { } wrong) problems.Add(wrong);
        if (before.Number == 1 && input.Title is not null && PostText.CheckTitle(nameof(input.Title), input.Title) is { } wrongTitle) problems.Add(wrongTitle);
        if (problems.Count > 0) return Result<PostAdded>.From(problems);

        var text = PostText.Clean(input.Body);
        var title = before.Number == 1 && input.Title is not null ? input.Title.Trim() : thread.Title;
        var answer = new PostAdded(before.Id, thread.Id, before.Number);
        if (text == before.Body && title == thread.Title) return answer;

        var rendered = markdown.Render(text);
        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.Threads.Where(t => t.Id == thread.Id)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version + 1).SetProperty(x => x.Title, title), ct);
        var post = await db.Posts.FirstAsync(p => p.Id == before.Id, ct);
        if (input.Expected is { } expected && expected != Edition.Of(post.Body)) return Problem.Outdated();
        if (text != post.Body)
        {
            db.PostRevisions.Add(new PostRevision(Guid.CreateVersion7(now), post.Id, post.Body, post.Html, viewer.MemberId, post.EditedAt ?? post.CreatedAt));
            post.Body = text;
            post.Html = rendered.Html;
            post.EditedAt = now;
            foreach (var follower in followers) await follower.WithdrawnAsync([post.Id], ct);
            foreach (var listener in listeners) await listener.RewrittenAsync(post, ct);
        }

        await ChangeMentionsAsync(standing, post, rendered, ct);
        await search.PutAsync(WritePost.Document(post, title, rendered.Text), ct);
        await write.AttachAsync(post, rendered.Html, input.Files ?? [], ct);
        var (me, key) = (viewer.MemberId, Drafts.OfPost(post.Id));
        await db.Drafts.Where(d => d.MemberId == me && d.Key == key).ExecuteDeleteAsync(ct);
        if (also is not null) await also(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await live.ChangedAsync(thread.Id, CancellationToken.None);
        return answer;
    }

    private async Task ChangeMentionsAsync(PostStanding standing, Post post, Rendered rendered, CancellationToken ct)
    {
        var known = await db.Mentions.Where(m => m.PostId == post.Id).ToListAsync(ct);
        var now = await write.MentionedAsync(standing.In.Space, rendered.Handles, ct);
        foreach (var gone in known.Where(m => !now.Contains(m.MemberId)))
        {
            db.Mentions.Remove(gone);
            contacts.Mention(post, gone.MemberId, -1);
        }

        var added = now.Where(id => known.TrueForAll(m => m.MemberId != id)).ToList();
        foreach (var member in added)
        {
            db.Mentions.Add(new Mention(post.Id, member));
            contacts.Mention(post, member);
        }

        notify.OfMentions(post, added);
    }
}
