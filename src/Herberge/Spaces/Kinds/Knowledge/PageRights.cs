using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Knowledge;

/// <summary>Who may change a page: its owner, hosts, and where it is open the members of its space.</summary>
internal static class PageRights
{
    public static async Task<bool> MayWriteAsync(HouseDb db, ThreadStanding standing, CancellationToken ct)
    {
        if (standing.Thread.Kind != ThreadKind.Page) return false;
        if (standing.MayHost) return true;
        var (id, me) = (standing.Thread.Id, standing.Viewer.MemberId);
        var member = standing.Role is not null;
        return await db.KnowledgePages.AnyAsync(p => p.ThreadId == id && (p.OwnerId == me || (member && p.IsOpen)), ct);
    }

    /// <summary>The same for one post of a thread: a page is its opening post.</summary>
    public static async Task<bool> MayWriteAsync(HouseDb db, PostStanding standing, CancellationToken ct) =>
        standing.IsMine || (standing.Post.Number == 1 && await MayWriteAsync(db, standing.In, ct));
}
