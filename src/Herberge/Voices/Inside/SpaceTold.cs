using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Inside;

/// <summary>The notice everybody in a space reads while it is listened to, with what they can do about it; and what hosts are asked before.</summary>
internal sealed class SpaceTold(HouseDb db, ObservedNow observed, Format format, IStringLocalizer<VoicesWords> words) : ISpaceNotices, IPostOffers
{
    public async ValueTask<IReadOnlyList<SpaceNotice>> OfAsync(Guid spaceId, Viewer viewer, CancellationToken ct)
    {
        if (await observed.OfAsync(spaceId, ct) is not { } space) return [];
        var me = viewer.MemberId;
        var slug = await db.VisibleSpacesTo(viewer).Where(s => s.Id == spaceId).Select(s => s.Slug).SingleOrDefaultAsync(ct);
        var runs = slug is not null && await SpaceStanding.FindAsync(db, slug, viewer, ct) is { MayRun: true };
        if (space.AnnouncedAt is not { } since)
        {
            return runs
                ? [new SpaceNotice("ear", words["inside-asked"], words["inside-asked-text", space.Purpose],
                    [new NoticeAct($"/voices/spaces/{spaceId}/agree", words["inside-agree"]), new NoticeAct($"/voices/spaces/{spaceId}/stop", words["inside-decline"])])]
                : [];
        }

        var refused = await db.ObservationRefusals.AnyAsync(r => r.SpaceId == spaceId && r.MemberId == me, ct);
        List<NoticeAct> acts = [refused
            ? new NoticeAct($"/voices/spaces/{spaceId}/allow", words["inside-allow"])
            : new NoticeAct($"/voices/spaces/{spaceId}/refuse", words["inside-refuse"])];
        if (runs) acts.Add(new NoticeAct($"/voices/spaces/{spaceId}/stop", words["inside-stop"]));
        return [new SpaceNotice("ear", words["inside-told", format.Date(since)], words[refused ? "inside-told-refused" : "inside-told-text", space.Purpose], acts)];
    }

    ValueTask<IReadOnlyList<PostOffer>> IPostOffers.OfAsync(Guid postId, Viewer viewer, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<PostOffer>>(viewer.HearsVoices ? [new PostOffer($"/voices/new?post={postId}", words["inside-quote"], "microphone")] : []);
}
