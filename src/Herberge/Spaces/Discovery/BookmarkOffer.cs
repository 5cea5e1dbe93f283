using Herberge.Foundation.Access;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Discovery;

/// <summary>Lets a post be kept from its menu.</summary>
internal sealed class BookmarkOffer(IStringLocalizer<DiscoveryWords> words) : IPostOffers
{
    public IReadOnlyList<PostOffer> Of(Guid postId, Viewer viewer) => viewer.IsSignedIn ? [new PostOffer($"/posts/{postId}/bookmark", words["bookmark"], "bookmark")] : [];
}
