using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Public;

/// <summary>
/// What the world may read, as queries. Pages, feeds, files and federation start here and nowhere else: the house's switch, the space's
/// kind, the author's word and standing and the state of post and thread are asked each time, so that no flag can be forgotten.
/// </summary>
internal static class PublicQueries
{
    /// <summary>Open windows of open spaces.</summary>
    public static IQueryable<PublicSpace> PublicSpaces(this HouseDb db) => db.Set<PublicSpace>().AsNoTracking().Where(w => w.ClosedAt == null
        && db.Set<HouseSettings>().Any(h => h.PublicSpaces)
        && db.Set<Space>().Any(s => s.Id == w.SpaceId && s.Kind == SpaceKind.Open && s.ArchivedAt == null));

    /// <summary>Windows that may be followed in the fediverse, too.</summary>
    public static IQueryable<PublicSpace> FederatedSpaces(this HouseDb db) =>
        db.PublicSpaces().Where(w => w.Federated && db.Set<HouseSettings>().Any(h => h.FederatedSpaces));

    /// <summary>Posts whose authors agreed, where they agreed to it, below an opening post that is public itself.</summary>
    public static IQueryable<PublicPost> PublicPosts(this HouseDb db)
    {
        var standing = db.Standing();
        return standing.Where(p => standing.Any(o => o.ThreadId == p.ThreadId && o.Number == 1));
    }

    /// <summary>Opening posts of public conversations.</summary>
    public static IQueryable<PublicPost> PublicThreads(this HouseDb db) => db.Standing().Where(p => p.Number == 1);

    /// <summary>Kinds whose posts belong to one author each; what teams write together nobody can show alone.</summary>
    public static bool MayBeShown(ThreadKind kind) => kind is ThreadKind.Discussion or ThreadKind.Question or ThreadKind.Announcement;

    /// <summary>The author's word still fits post, thread, space and author.</summary>
    private static IQueryable<PublicPost> Standing(this HouseDb db)
    {
        var windows = db.PublicSpaces();
        return db.Set<PublicPost>().AsNoTracking().Where(c => windows.Any(w => w.SpaceId == c.SpaceId)
            && db.Set<Member>().Any(m => m.Id == c.MemberId && m.State == MemberState.Active && m.PartnerId == null)
            && db.Set<Post>().Any(p => p.Id == c.PostId && p.DeletedAt == null && p.AuthorId == c.MemberId && p.Number == c.Number
                && p.SpaceId == c.SpaceId && p.ThreadId == c.ThreadId && p.Thread!.SpaceId == c.SpaceId
                && p.Thread.DeletedAt == null && p.Thread.ArchivedAt == null
                && (p.Thread.Kind == ThreadKind.Discussion || p.Thread.Kind == ThreadKind.Question || p.Thread.Kind == ThreadKind.Announcement)));
    }
}
