using System.Runtime.CompilerServices;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Spaces that aren't archived, and the posts that stand.</summary>
internal sealed class SpacesSearchSource(HouseDb db, MarkdownRenderer markdown) : ISearchSource
{
    private const int PageSize = 500;

    private IQueryable<Post> Standing => db.Posts.AsNoTracking().Where(p => p.DeletedAt == null && p.Thread!.DeletedAt == null);

    public static SearchDocument Document(Space space) =>
        new(SearchKind.Space, space.Id, space.Id, null, null, space.Name, space.Purpose, space.CreatedAt);

    public async Task<SearchGap> CompareAsync(CancellationToken ct)
    {
        var standing = Standing;
        return new SearchGap(
            await db.Spaces.LongCountAsync(s => s.ArchivedAt == null && !db.SearchRows.Any(r => r.Kind == SearchKind.Space && r.Id == s.Id), ct)
                + await standing.LongCountAsync(p => !db.SearchRows.Any(r => r.Kind == SearchKind.Post && r.Id == p.Id), ct),
            await db.SearchRows.LongCountAsync(r => r.Kind == SearchKind.Post && !standing.Any(p => p.Id == r.Id), ct));
    }

    public async IAsyncEnumerable<SearchDocument> DocumentsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var space in await db.Spaces.AsNoTracking().Where(s => s.ArchivedAt == null).ToListAsync(ct)) yield return Document(space);

        // Page by page: PostgreSQL can't read on while the index is written on the same connection.
        var last = Guid.Empty;
        while (true)
        {
            var after = last;
            var posts = await Standing.Where(p => p.Id > after).OrderBy(p => p.Id).Take(PageSize)
                .Select(p => new { Post = p, p.Thread!.Title }).ToListAsync(ct);
            foreach (var row in posts) yield return WritePost.Document(row.Post, row.Title, markdown.Render(row.Post.Body).Text);
            if (posts.Count < PageSize) yield break;
            last = posts[^1].Post.Id;
        }
    }
}
