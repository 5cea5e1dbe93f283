using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Questions;

public sealed record SameQuestion(Guid ThreadId, string Title, int Replies, bool Answered);

/// <param name="Of">Where it was asked before; null where it wasn't, or where the viewer may not read that.</param>
/// <param name="Duplicates">Where it was asked again, of what the viewer may read.</param>
public sealed record DuplicatesView(SameQuestion? Of, IReadOnlyList<SameQuestion> Duplicates);

/// <summary>The same question elsewhere, both ways. Who may not read the other thread learns nothing of it.</summary>
internal sealed class SeeDuplicates(HouseDb db)
{
    public async Task<DuplicatesView> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var links = db.DuplicateQuestions;
        var found = await db.VisibleThreadsTo(viewer)
            .Where(t => links.Any(d => (d.ThreadId == threadId && d.OfId == t.Id) || (d.OfId == threadId && d.ThreadId == t.Id)))
            .OrderBy(t => t.CreatedAt)
            .Select(t => new { Same = new SameQuestion(t.Id, t.Title, t.ReplyCount, t.AcceptedPostId != null), IsEarlier = links.Any(d => d.ThreadId == threadId && d.OfId == t.Id) })
            .ToListAsync(ct);
        return new DuplicatesView(found.Find(f => f.IsEarlier)?.Same, [.. found.Where(f => !f.IsEarlier).Select(f => f.Same)]);
    }
}
