using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People.Accounts;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Leaving;

/// <summary>
/// Takes away what somebody wrote, because they wish so. Answers leave an empty place; a conversation others took part
/// in keeps their words under a neutral heading; one nobody else wrote in goes.
/// </summary>
internal sealed class EraseOwnPosts(HouseDb db, SearchIndex search, MarkdownRenderer markdown, House house, TimeProvider clock, IStringLocalizer<SpacesWords> words)
{
    public async Task HandleAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former, now) = (erasure.MemberId, erasure.FormerId, clock.GetUtcNow());
        var own = db.Posts.Where(p => p.AuthorId == id);
        await RemoveFilesAsync(own, erasure, ct);
        await EndThreadsAsync(id, now, ct);

        using var language = new LanguageScope(house.Language == "de");
        var (title, body) = (words["thread-withdrawn"].Value, words["post-withdrawn"].Value);
        var html = markdown.Render(body).Html;
        var openings = own.Where(p => p.Number == 1 && p.Thread!.DeletedAt == null);
        await db.Threads.Where(t => t.DeletedAt == null && t.AuthorId == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.Title, title), ct);
        foreach (var opening in await openings.AsNoTracking().ToListAsync(ct))
        {
            opening.Body = body;
            await search.PutAsync(WritePost.Document(opening, title, body), ct);
        }

        await openings.ExecuteUpdateAsync(p => p.SetProperty(x => x.Body, body).SetProperty(x => x.Html, html), ct);
        var answers = own.Where(p => p.Number > 1 && p.DeletedAt == null);
        await db.Threads.Where(t => answers.Any(p => p.ThreadId == t.Id)).ExecuteUpdateAsync(t => t
            .SetProperty(x => x.ReplyCount, x => x.ReplyCount - answers.Count(p => p.ThreadId == x.Id))
            .SetProperty(x => x.AcceptedPostId, x => answers.Any(p => p.Id == x.AcceptedPostId) ? null : x.AcceptedPostId), ct);
        foreach (var answer in await answers.Select(p => p.Id).ToListAsync(ct)) await search.RemoveAsync(SearchKind.Post, answer, ct);
        await db.Notifications.Where(n => answers.Any(p => p.Id == n.PostId)).ExecuteDeleteAsync(ct);
        await answers.ExecuteUpdateAsync(p => p.SetProperty(x => x.Body, "").SetProperty(x => x.Html, "")
            .SetProperty(x => x.DeletedAt, now).SetProperty(x => x.DeletedBy, former), ct);
    }

    private async Task RemoveFilesAsync(IQueryable<Post> own, Erasure erasure, CancellationToken ct)
    {
        var files = db.Files.Where(f => f.OwnerId == erasure.MemberId && own.Any(p => p.Id == f.PostId));
        foreach (var file in await files.Select(f => f.Id).ToListAsync(ct)) erasure.Files.Add(file);
        await files.ExecuteDeleteAsync(ct);
    }

    /// <summary>Conversations nobody else's words stand in.</summary>
    private async Task EndThreadsAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var posts = db.Posts;
        var lonely = await db.Threads.Where(t => t.AuthorId == id && t.DeletedAt == null
            && !posts.Any(p => p.ThreadId == t.Id && p.AuthorId != id && p.DeletedAt == null)).Select(t => new { t.Id, t.SpaceId, t.AlsoInId }).ToListAsync(ct);
        foreach (var thread in lonely)
        {
            await db.Threads.Where(t => t.Id == thread.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.DeletedAt, now).SetProperty(x => x.Title, ""), ct);
            await db.Posts.Where(p => p.ThreadId == thread.Id && p.AuthorId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Body, "").SetProperty(x => x.Html, ""), ct);
            await db.Spaces.Where(s => s.Id == thread.SpaceId || s.Id == thread.AlsoInId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount - 1), ct);
            await db.Notifications.Where(n => n.ThreadId == thread.Id).ExecuteDeleteAsync(ct);
            await search.RemoveThreadAsync(thread.Id, ct);
        }
    }
}
