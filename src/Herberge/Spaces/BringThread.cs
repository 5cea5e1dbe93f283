using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="At">When it was opened, in the house or before it came there.</param>
/// <param name="IsOwn">Whether the author wrote it: only then it is an act of theirs.</param>
internal sealed record BroughtThread(Guid AuthorId, ThreadKind Kind, string Title, string Body, DateTimeOffset At, bool IsOwn);

/// <summary>
/// Writes threads that another room brings from elsewhere, with their opening posts, as if written at their time. Nobody is told:
/// it is no news. Inside the caller's transaction.
/// </summary>
internal sealed class BringThread(HouseDb db, MarkdownRenderer markdown, SearchIndex search)
{
    public async Task<IReadOnlyList<DiscussionThread>> HandleAsync(Guid spaceId, IReadOnlyList<BroughtThread> brought, CancellationToken ct)
    {
        var threads = new List<DiscussionThread>(brought.Count);
        var documents = new List<SearchDocument>(brought.Count);
        foreach (var one in brought)
        {
            var rendered = markdown.Render(PostText.Clean(one.Body));
            var thread = new DiscussionThread(Guid.CreateVersion7(one.At), spaceId, one.Kind, one.Title, one.AuthorId, one.At) { PostCount = 1 };
            var post = new Post(Guid.CreateVersion7(one.At), thread.Id, spaceId, one.AuthorId, 1, PostText.Clean(one.Body), rendered.Html, one.At);
            db.Threads.Add(thread);
            db.Posts.Add(post);
            db.Follows.Add(new ThreadFollow(thread.Id, one.AuthorId, FollowState.Following));
            db.ReadMarks.Add(new ReadMark(thread.Id, one.AuthorId, spaceId, 1));
            if (one.IsOwn) db.Acts.Add(new Act(one.AuthorId, ActKind.StartedThread, one.At, spaceId, post.Id));
            documents.Add(WritePost.Document(post, thread.Title, rendered.Text));
            threads.Add(thread);
        }

        await search.PutAsync(documents, ct);
        var (count, latest) = (brought.Count, brought.Count == 0 ? default : brought.Max(b => b.At));
        await db.Spaces.Where(s => s.Id == spaceId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount + count)
            .SetProperty(x => x.LastActivityAt, x => x.LastActivityAt < latest ? latest : x.LastActivityAt), ct);
        return threads;
    }
}
