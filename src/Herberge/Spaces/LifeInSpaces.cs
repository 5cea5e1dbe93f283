using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Spaces in common and the latest posts of somebody, as far as the viewer may read.</summary>
internal sealed class LifeInSpaces(HouseDb db) : ISharedLife
{
    private const int Shown = 5;
    private const int MostSpaces = 12;

    /// <summary>Several answers in one conversation are one line.</summary>
    private const int Read = 25;

    public async Task<SharedLife> OfAsync(Guid memberId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var common = me == memberId ? [] : await db.VisibleSpacesTo(viewer)
            .Where(s => s.ArchivedAt == null && s.Memberships.Any(m => m.MemberId == me) && s.Memberships.Any(m => m.MemberId == memberId))
            .OrderBy(s => s.Name).Take(MostSpaces).Select(s => new CommonPlace(s.Name, "/spaces/" + s.Slug, s.Hue)).ToListAsync(ct);
        var posts = await db.VisiblePostsTo(viewer).Where(p => p.AuthorId == memberId && p.DeletedAt == null)
            .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(Read)
            .Select(p => new { p.ThreadId, p.Number, p.Thread!.Title, Where = p.Thread.Space!.Name, p.CreatedAt }).ToListAsync(ct);
        return new SharedLife(common, [.. posts.DistinctBy(p => p.ThreadId).Take(Shown).Select(p => new Contribution(p.Title, ThreadActions.Address(p.ThreadId, p.Number), p.Where, p.CreatedAt))]);
    }
}
