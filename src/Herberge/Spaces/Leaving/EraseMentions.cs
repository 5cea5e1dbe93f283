using System.Text.RegularExpressions;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Leaving;

/// <summary>
/// Takes somebody's handle out of everything said: where they were mentioned stands a former member, and their address
/// leads nowhere. In their own words, name and mail address go as well; other people's sentences stay as they are.
/// </summary>
internal sealed class EraseMentions(HouseDb db, SearchIndex search, MarkdownRenderer markdown)
{
    public async Task HandleAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, handle, former) = (erasure.MemberId, erasure.Handle, erasure.FormerName);
        var mention = new Regex($"(?:@|/people/){Regex.Escape(handle)}(?![a-z0-9-]|\\.[a-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var traces = erasure.Traces.ToList();

        foreach (var thread in await db.Threads.AsNoTracking().Where(t => t.Title.ToLower().Contains(handle)).Select(t => new { t.Id, t.Title, t.AuthorId }).ToListAsync(ct))
        {
            var title = Rewrite(thread.Title, thread.AuthorId == id);
            await db.Threads.Where(t => t.Id == thread.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Title, title), ct);
            var opening = await db.Posts.AsNoTracking().FirstOrDefaultAsync(p => p.ThreadId == thread.Id && p.Number == 1 && p.DeletedAt == null && p.Thread!.DeletedAt == null, ct);
            if (opening is not null) await search.PutAsync(WritePost.Document(opening, title, markdown.Render(opening.Body).Text), ct);
        }

        await foreach (var post in Naming(db.Posts, handle, traces, id))
        {
            var text = Rewrite(post.Body, post.AuthorId == id);
            if (text == post.Body) continue;
            var rendered = markdown.Render(text);
            await db.Posts.Where(p => p.Id == post.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Body, text).SetProperty(x => x.Html, rendered.Html), ct);
            await db.Threads.Where(t => t.Id == post.ThreadId).ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version + 1), ct);
            if (post.DeletedAt is not null) continue;
            var title = await db.Threads.Where(t => t.Id == post.ThreadId && t.DeletedAt == null).Select(t => t.Title).FirstOrDefaultAsync(ct);
            post.Body = text;
            if (title is not null) await search.PutAsync(WritePost.Document(post, title, rendered.Text), ct);
        }

        foreach (var revision in await db.PostRevisions.AsNoTracking().Where(r => r.Body.ToLower().Contains(handle)).Select(r => new { r.Id, r.Body }).ToListAsync(ct))
        {
            var text = Rewrite(revision.Body, own: false);
            var html = markdown.Render(text).Html;
            await db.PostRevisions.Where(r => r.Id == revision.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Body, text).SetProperty(x => x.Html, html), ct);
        }

        foreach (var draft in await db.Drafts.AsNoTracking().Where(d => d.Body.ToLower().Contains(handle)).Select(d => new { d.MemberId, d.Key, d.Body }).ToListAsync(ct))
        {
            var text = Rewrite(draft.Body, own: false);
            await db.Drafts.Where(d => d.MemberId == draft.MemberId && d.Key == draft.Key).ExecuteUpdateAsync(d => d.SetProperty(x => x.Body, text), ct);
        }

        string Rewrite(string text, bool own)
        {
            text = mention.Replace(text, found => found.ValueSpan[0] == '@' ? former : "/people/former-member");
            return own ? traces.Aggregate(text, (said, trace) => said.Replace(trace, former, StringComparison.OrdinalIgnoreCase)) : text;
        }
    }

    private static async IAsyncEnumerable<Post> Naming(IQueryable<Post> posts, string handle, List<string> traces, Guid author)
    {
        var found = posts.AsNoTracking().Where(p => p.Body.ToLower().Contains(handle));
        foreach (var trace in traces) found = found.Union(posts.AsNoTracking().Where(p => p.AuthorId == author && p.Body.Contains(trace)));
        foreach (var id in await found.Select(p => p.Id).ToListAsync()) yield return await posts.AsNoTracking().FirstAsync(p => p.Id == id);
    }
}
