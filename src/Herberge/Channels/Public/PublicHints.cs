using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Channels.Public;

/// <summary>What people of the house see of it: that a space has a window, that a conversation can be read outside, and where they decide about it.</summary>
internal sealed class PublicHints(HouseDb db, House house, PublicNow known, IStringLocalizer<PublicWords> words) : ISpaceNotices, ISpaceOffers, IPostOffers, IThreadBanners
{
    async ValueTask<IReadOnlyList<SpaceNotice>> ISpaceNotices.OfAsync(Guid spaceId, Viewer viewer, CancellationToken ct) =>
        await known.HandleOfAsync(db, spaceId, ct) is { } handle
            ? [new SpaceNotice("world", words["notice"], words["notice-text"], []) { Link = new NoticeLink($"/p/{handle}", words["notice-link"]) }]
            : [];

    IReadOnlyList<SpaceOffer> ISpaceOffers.Of(SpaceStanding standing) => house.PublicSpaces && standing is { MayRun: true, Viewer.IsInside: true, Space.Kind: SpaceKind.Open }
        ? [new SpaceOffer(PublicDoor.WindowOf(standing.Space.Slug), words["window"], "world")]
        : [];

    async ValueTask<IReadOnlyList<PostOffer>> IPostOffers.OfAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside || !await known.AnyAsync(db, ct)) return [];
        var me = viewer.MemberId;
        var post = await db.VisiblePostsTo(viewer).Where(p => p.Id == postId && p.AuthorId == me && p.DeletedAt == null).Select(p => new { p.SpaceId, p.Thread!.Kind }).FirstOrDefaultAsync(ct);
        if (post is null || !PublicQueries.MayBeShown(post.Kind) || await known.HandleOfAsync(db, post.SpaceId, ct) is null) return [];
        var shown = await db.Shown.AnyAsync(s => s.PostId == postId, ct);
        return [new PostOffer($"/channels/public/posts/{postId}", words[shown ? "offer-shown" : "offer"], "world")];
    }

    async ValueTask<ThreadBanner?> IThreadBanners.OfAsync(ThreadPlace thread, Viewer viewer, CancellationToken ct)
    {
        if (!PublicQueries.MayBeShown(thread.Kind) || await known.HandleOfAsync(db, thread.SpaceId, ct) is null) return null;
        var (threadId, windows) = (thread.Id, db.PublicSpaces());
        var handle = await db.PublicThreads().Where(t => t.ThreadId == threadId).Select(t => windows.Where(w => w.SpaceId == t.SpaceId).Select(w => w.Handle).FirstOrDefault()).FirstOrDefaultAsync(ct);
        return handle is null ? null : new ThreadBanner("world", words["banner"], words["banner-state"], $"/p/{handle}/{threadId}", words["banner-link"]) { IsOutside = true };
    }
}
