using Herberge.Foundation.Access;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Discovery;

/// <summary>Lets a post be kept from its menu.</summary>
internal sealed class BookmarkOffer(IStringLocalizer<DiscoveryWords> words) : IPostOffers
{
    public ValueTask<IReadOnlyList<PostOffer>> OfAsync(Guid postId, Viewer viewer, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<PostOffer>>(viewer.IsSignedIn ? [new PostOffer($"/posts/{postId}/bookmark", words["bookmark"], "bookmark")] : []);
}
