using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Threads;

/// <summary>Undoes the deletion of a thread, by whoever moderates its space. Lines behind bells don't come back.</summary>
internal sealed class RestoreThread(HouseDb db, WriteTransactions writes, SearchIndex search, MarkdownRenderer markdown, Contacts contacts, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var spaces = db.ModeratedSpacesTo(viewer);
        await using var transaction = await writes.BeginAsync(db, ct);
        var thread = await db.Threads.AsNoTracking().FirstOrDefaultAsync(t => t.Id == threadId && t.MergedIntoId == null && spaces.Any(s => s.Id == t.SpaceId && s.ArchivedAt == null), ct);
        // Its author left the house and took it along.
        if (thread is null || thread.Title.Length == 0) return Problem.NotFound();
        var back = await db.Threads.Where(t => t.Id == threadId && t.DeletedAt != null).ExecuteUpdateAsync(t => t
            .SetProperty(x => x.DeletedAt, (DateTimeOffset?)null).SetProperty(x => x.Version, x => x.Version + 1), ct);
        if (back == 0) return new Done();
        await db.Spaces.Where(s => s.Id == thread.SpaceId || s.Id == thread.AlsoInId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount + 1), ct);
        foreach (var post in await db.Posts.AsNoTracking().Where(p => p.ThreadId == threadId && p.DeletedAt == null).ToListAsync(ct))
        {
            await search.PutAsync(WritePost.Document(post, thread.Title, markdown.Render(post.Body).Text), ct);
            await contacts.AgainAsync(post, thread.AuthorId, 1, ct);
        }

        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.restored", threadId.ToString(), thread.Title, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }
}
