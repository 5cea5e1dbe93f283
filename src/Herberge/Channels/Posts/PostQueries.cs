using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Posts;

internal static class PostQueries
{
    /// <summary>A post with all that belongs to it, to be changed.</summary>
    public static Task<ChannelPost?> WholePostAsync(this HouseDb db, Guid id, Viewer viewer, CancellationToken ct) => db.VisibleChannelPostsTo(viewer).Whole().SingleOrDefaultAsync(p => p.Id == id, ct);

    /// <summary>As the house itself takes it, at its time.</summary>
    public static Task<ChannelPost?> WholePostAsync(this HouseDb db, Guid id, CancellationToken ct) => db.ChannelPosts.Whole().SingleOrDefaultAsync(p => p.Id == id, ct);

    public static void Note(this HouseDb db, Guid postId, Guid? by, PostDeed deed, string note, DateTimeOffset at) =>
        db.PostEvents.Add(new PostEvent(Guid.CreateVersion7(at), postId, by, deed, note.Length > PostEvent.LongestNote ? note[..PostEvent.LongestNote] : note, at));

    private static IQueryable<ChannelPost> Whole(this IQueryable<ChannelPost> posts) =>
        posts.AsTracking().AsSplitQuery().Include(p => p.Variants).ThenInclude(v => v.Account).Include(p => p.Pictures).Include(p => p.Approvers);
}
