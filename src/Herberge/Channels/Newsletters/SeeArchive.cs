using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

public sealed record ArchiveLine(Guid Id, string Title, DateTimeOffset PublishedAt);

/// <param name="Next">Key of the next page; null at the end.</param>
public sealed record ArchiveView(NewsletterView Newsletter, IReadOnlyList<ArchiveLine> Issues, Guid? Next);

public sealed record ArchivePicture(string Address, string Alt);

public sealed record IssueView(NewsletterView Newsletter, Guid Id, string Title, string Html, DateTimeOffset PublishedAt, IReadOnlyList<ArchivePicture> Pictures);

/// <summary>What a newsletter said, for whoever may ask for it.</summary>
internal sealed class SeeArchive(HouseDb db, SeeNewsletters newsletters)
{
    public const int PageSize = 30;

    public async Task<ArchiveView?> HandleAsync(string slug, Guid? after, Viewer viewer, CancellationToken ct)
    {
        if (await newsletters.FindAsync(slug, viewer, ct) is not { } newsletter) return null;
        var issues = Of(newsletter.Id);
        if (after is { } key) issues = issues.Where(i => i.Id.CompareTo(key) < 0);
        var lines = await issues.OrderByDescending(i => i.Id).Take(PageSize + 1).Select(i => new ArchiveLine(i.Id, i.Title, i.PublishedAt)).ToListAsync(ct);
        return new ArchiveView(newsletter, [.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Id : null);
    }

    public async Task<IssueView?> FindAsync(string slug, Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await newsletters.FindAsync(slug, viewer, ct) is not { } newsletter || await Of(newsletter.Id).FirstOrDefaultAsync(i => i.Id == id, ct) is not { } issue) return null;
        var pictures = await db.IssuePictures.AsNoTracking().Where(p => p.IssueId == id).OrderBy(p => p.Number).Select(p => new { p.Number, p.Alt }).ToListAsync(ct);
        return new IssueView(newsletter, id, issue.Title, issue.Html, issue.PublishedAt, [.. pictures.Select(p => new ArchivePicture($"/newsletter/{slug}/archive/{id}/pictures/{p.Number}", p.Alt))]);
    }

    /// <summary>The newest, whole, for a feed.</summary>
    public async Task<(NewsletterView Newsletter, IReadOnlyList<Issue> Issues)?> NewestAsync(string slug, Viewer viewer, CancellationToken ct) =>
        await newsletters.FindAsync(slug, viewer, ct) is { } newsletter ? (newsletter, await Of(newsletter.Id).OrderByDescending(i => i.Id).Take(PageSize).ToListAsync(ct)) : null;

    public async Task<StoredFile?> PictureAsync(string slug, Guid issue, int number, Viewer viewer, CancellationToken ct)
    {
        if (await newsletters.FindAsync(slug, viewer, ct) is not { } newsletter || !await Of(newsletter.Id).AnyAsync(i => i.Id == issue, ct)) return null;
        var pictures = db.IssuePictures.Where(p => p.IssueId == issue && p.Number == number);
        return await db.Files.AsNoTracking().FirstOrDefaultAsync(f => pictures.Any(p => p.FileId == f.Id), ct);
    }

    private IQueryable<Issue> Of(Guid newsletter) => db.Issues.AsNoTracking().Where(i => i.NewsletterId == newsletter && i.WithdrawnAt == null);
}
