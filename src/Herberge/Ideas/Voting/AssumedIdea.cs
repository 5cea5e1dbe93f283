using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Voting;

/// <summary>An idea as far as its assumptions go.</summary>
/// <param name="MayWrite">The viewer is one of its authors or runs the campaign.</param>
internal sealed record AssumedIdea(Guid Id, string Label, Campaign Campaign, StageKind Stage, bool MayWrite, bool TakesPart, DateOnly Today)
{
    public bool HasRule => Campaign.Rule == SupportRule.Assumptions;

    /// <summary>Opinions are taken; when this ends, what they add up to is told.</summary>
    public bool IsOpen => HasRule && Stage < StageKind.Decided && Campaign.TakesSupportOn(Today);

    public static async Task<AssumedIdea?> FindAsync(HouseDb db, Guid id, DateOnly today, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var found = await db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => i.Id == id).Select(i => new
        {
            i.Number, Campaign = i.Campaign!, i.Stage!.Kind,
            IsAuthor = i.Team.Any(p => p.MemberId == me && !p.IsAsked && p.Role != TeamRole.Helper),
            IsLead = i.Campaign!.People.Any(p => p.MemberId == me && p.Role == CampaignRole.Lead),
        }).FirstOrDefaultAsync(ct);
        return found is null ? null : new AssumedIdea(
            id, Idea.LabelOf(found.Number), found.Campaign, found.Kind, found.IsAuthor || found.IsLead || viewer.RunsIdeas, await db.AudienceOf(found.Campaign, viewer.AsOf).AnyAsync(m => m.Id == me, ct), today);
    }
}
