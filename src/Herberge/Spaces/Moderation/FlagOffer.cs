using Herberge.Foundation.Access;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Moderation;

/// <summary>“Melden” in the menu of a post.</summary>
internal sealed class FlagOffer(IStringLocalizer<ModerationWords> words) : IPostOffers
{
    public ValueTask<IReadOnlyList<PostOffer>> OfAsync(Guid postId, Viewer viewer, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<PostOffer>>(viewer.IsSignedIn ? [new PostOffer($"/posts/{postId}/flag", words["flag"], "flag")] : []);
}
