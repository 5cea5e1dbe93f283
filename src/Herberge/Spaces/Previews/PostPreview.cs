using Herberge.Foundation.Storage;
using Herberge.Spaces.Life;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Previews;

/// <param name="Site">What the page calls its site, else its host.</param>
public sealed record PostPreview(string Address, string Title, string Description, string Site);

internal static class PostPreviews
{
    private static readonly ILookup<Guid, PostPreview> None = Array.Empty<PostPreview>().ToLookup(_ => Guid.Empty);

    /// <summary>What the pages that posts link say of themselves; asked only where something is linked.</summary>
    /// <param name="db">The house.</param>
    /// <param name="posts">Posts with what is shown of them.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<ILookup<Guid, PostPreview>> PreviewsOfAsync(this HouseDb db, IEnumerable<(Guid Id, string Html)> posts, CancellationToken ct)
    {
        var linking = posts.Where(p => p.Html.Contains("href=\"http", StringComparison.OrdinalIgnoreCase)).Select(p => p.Id).ToList();
        if (linking.Count == 0) return None;
        var settings = db.LifeSettings;
        return (await db.PostLinks.AsNoTracking().Where(l => linking.Contains(l.PostId) && settings.Any(s => s.LinkPreviews))
            .Join(db.LinkPreviews.Where(p => p.Title != ""), l => l.Key, p => p.Key, (l, p) => new { l.PostId, l.Number, l.Address, p.Title, p.Description, p.Site })
            .OrderBy(l => l.Number).ToListAsync(ct)).ToLookup(l => l.PostId, l => new PostPreview(l.Address, l.Title, l.Description, l.Site.Length > 0 ? l.Site : new Uri(l.Address).Host));
    }
}
