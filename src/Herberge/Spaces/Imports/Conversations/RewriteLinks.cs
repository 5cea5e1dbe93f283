using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Imports.Conversations;

/// <summary>
/// After an import: links from one imported post to another lead to where that one stands now. A post may link to one that came later,
/// so this is the last step; whoever stops before has posts with their old links.
/// </summary>
internal sealed class RewriteLinks(HouseDb db, WriteTransactions writes, MarkdownRenderer markdown)
{
    private const int Batch = 100;

    /// <param name="export">Knows its own addresses.</param>
    /// <param name="linking">Posts with such links.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>How many links lead into the house now.</returns>
    public async Task<long> HandleAsync(IForeignExport export, IReadOnlyList<Guid> linking, CancellationToken ct)
    {
        var rewritten = 0L;
        foreach (var some in linking.Chunk(Batch))
        {
            await using var write = await writes.BeginAsync(db, ct);
            var posts = await db.Posts.AsTracking().Where(p => some.Contains(p.Id)).ToListAsync(ct);
            var places = await PlacesAsync(export, posts, ct);
            foreach (var post in posts)
            {
                var (before, count) = (post.Body, 0);
                var body = ForeignLinks.Rewrite(before, address =>
                {
                    if (export.PostBehind(address) is not { } key || !places.TryGetValue(key, out var place)) return null;
                    count++;
                    return place;
                });
                if (count == 0) continue;
                rewritten += count;
                (post.Body, post.Html) = (body, markdown.Render(body).Html);
            }

            var threads = posts.Select(p => p.ThreadId).Distinct().ToList();
            await db.SaveChangesAsync(ct);
            await db.Threads.Where(t => threads.Contains(t.Id)).ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version + 1), ct);
            await write.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }

        return rewritten;
    }

    private async Task<Dictionary<string, string>> PlacesAsync(IForeignExport export, List<Post> posts, CancellationToken ct)
    {
        var source = export.Source;
        var keys = posts.SelectMany(p => ForeignLinks.In(p.Body)).Select(export.PostBehind).OfType<string>().Distinct().ToList();
        var found = await db.ImportedItems.AsNoTracking().Where(i => i.Source == source && keys.Contains(i.Key))
            .Join(db.Posts, i => i.Id, p => p.Id, (i, p) => new { i.Key, p.ThreadId, p.Number }).ToListAsync(ct);
        return found.ToDictionary(f => f.Key, f => ThreadActions.Address(f.ThreadId, f.Number));
    }
}
