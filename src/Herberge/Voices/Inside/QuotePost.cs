using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Inside;

/// <param name="MayBeOwn">Whether what its author says may be quoted: the space is listened to, they were told, they don't mind.</param>
internal sealed record PostToQuote(SaidPost Post, Guid SpaceId, Guid? SourceId, string Quote, string Context, bool MayBeOwn, bool MayBeCustomers);

/// <summary>
/// A post somebody wants to keep as a voice. A customer's words pasted into it are a customer's; its author's own words count
/// only under the same rules as everything in a space that is listened to.
/// </summary>
internal sealed class QuotePost(HouseDb db, ReadSpaceTalk talk, ObservedNow observed)
{
    public async Task<Result<PostToQuote>> HandleAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (await talk.OneAsync(postId, viewer, ct) is not var (post, spaceId, writtenAt)) return Problem.NotFound();
        var space = await observed.OfAsync(spaceId, ct);
        var kind = await talk.KindAsync(spaceId, ct);
        var author = post.AuthorId;
        var refused = await db.ObservationRefusals.AnyAsync(r => r.SpaceId == spaceId && r.MemberId == author, ct);
        var told = space is { AnnouncedAt: { } since, IsPaused: false } && writtenAt >= since;
        var text = post.Text.Length > Observation.LongestQuote ? post.Text[..Observation.LongestQuote] : post.Text;
        return new PostToQuote(post, spaceId, space?.SourceId, FetchSpace.Mask(text, post).Text, FetchSpace.Mask(post.ThreadTitle, post).Text,
            MayBeOwn: told && !refused, MayBeCustomers: kind == SpaceKind.Open || told);
    }
}
