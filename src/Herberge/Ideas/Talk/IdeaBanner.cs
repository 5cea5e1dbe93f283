using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.Talk;

/// <summary>The way from the talk about an idea to the idea, and from a post to a new one.</summary>
internal sealed class IdeaBanner(HouseDb db, IStringLocalizer<IdeasWords> words) : IThreadBanners, IPostOffers
{
    public async ValueTask<ThreadBanner?> OfAsync(ThreadPlace thread, Viewer viewer, CancellationToken ct)
    {
        if (thread.Kind != ThreadKind.Idea) return null;
        var threadId = thread.Id;
        var found = await db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => i.ThreadId == threadId)
            .Select(i => new { i.Id, i.Number, i.Stage, Campaign = i.Campaign!.Title }).FirstOrDefaultAsync(ct);
        return found is null ? null : new ThreadBanner("bulb", words["idea-banner", Idea.LabelOf(found.Number), found.Campaign], found.Stage!.NameIn(viewer.Language), $"/ideas/{found.Id}", words["idea-banner-to"]);
    }

    ValueTask<IReadOnlyList<PostOffer>> IPostOffers.OfAsync(Guid postId, Viewer viewer, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<PostOffer>>([new PostOffer($"/ideas/new?post={postId}", words["submit-from-post"], "bulb")]);
}
