using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Questions;

public sealed record OpenQuestion(Guid Id, string Title, DateTimeOffset AskedAt, string Author, string? Unit, int? Hue, bool Guest, string SpaceSlug, string SpaceName, int SpaceHue);

/// <param name="Next">For the page that follows; null at the end.</param>
public sealed record OpenQuestions(IReadOnlyList<OpenQuestion> Items, Guid? Next, int Total);

/// <summary>
/// Questions nobody has answered, the oldest first: of one space or of the whole house, as far as the viewer may read.
/// Duplicates wait for nobody, closed threads and archived spaces take no answer.
/// </summary>
internal sealed class ListOpenQuestions(HouseDb db)
{
    public const int PageSize = 25;

    public async Task<OpenQuestions> HandleAsync(Guid? spaceId, Guid? after, Viewer viewer, CancellationToken ct)
    {
        var duplicates = db.DuplicateQuestions;
        var open = db.VisibleThreadsTo(viewer).Where(t => t.Kind == ThreadKind.Question && t.ReplyCount == 0 && t.AcceptedPostId == null && t.LockedAt == null
            && t.Space!.ArchivedAt == null && !duplicates.Any(d => d.ThreadId == t.Id));
        if (spaceId is { } space) open = open.Where(t => t.SpaceId == space);
        var total = await open.CountAsync(ct);
        if (after is { } last) open = open.Where(t => t.Id.CompareTo(last) > 0);
        var members = db.Set<Member>();
        // Ids begin with the time: the oldest come first.
        var items = await open.OrderBy(t => t.Id).Take(PageSize + 1)
            .Join(members, t => t.AuthorId, m => m.Id, (t, m) => new OpenQuestion(
                t.Id, t.Title, t.CreatedAt, m.Name, m.Unit == null ? null : m.Unit.Name, m.Unit == null ? (int?)null : m.Unit.Hue, m.PartnerId != null,
                t.Space!.Slug, t.Space.Name, t.Space.Hue)).ToListAsync(ct);
        Guid? next = items.Count > PageSize ? items[PageSize - 1].Id : null;
        return new OpenQuestions([.. items.Take(PageSize)], next, total);
    }
}
