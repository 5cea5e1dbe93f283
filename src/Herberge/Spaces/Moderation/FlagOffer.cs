using Herberge.Foundation.Access;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Moderation;

/// <summary>“Melden” in the menu of a post.</summary>
internal sealed class FlagOffer(IStringLocalizer<ModerationWords> words) : IPostOffers
{
    public IReadOnlyList<PostOffer> Of(Guid postId, Viewer viewer) => viewer.IsSignedIn ? [new PostOffer($"/posts/{postId}/flag", words["flag"], "flag")] : [];
}
