using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>What a viewer is to an idea, as far as rules need it.</summary>
/// <param name="IsAuthor">Author or co-author.</param>
/// <param name="IsInTeam">Any place in the team.</param>
/// <param name="IsOwner">Carries it out.</param>
/// <param name="IsLead">Runs its campaign, or asked its question.</param>
/// <param name="Runs">Runs the room.</param>
internal sealed record IdeaStanding(
    Guid IdeaId, Guid CampaignId, StageKind Stage, bool IsAuthor, bool IsInTeam, bool IsOwner, bool IsLead, bool IsJuror, bool IsDecider, bool Runs)
{
    /// <summary>Decides in public: a decider of the campaign, or who runs the room and writes down what others decided.</summary>
    public bool MayDecide => IsDecider || Runs;

    /// <summary>Says who carries it out and for when.</summary>
    public bool MayPlan => IsLead || IsDecider || IsOwner || Runs;

    /// <summary>Keeps milestones, benefits and the story.</summary>
    public bool MayCarryOut => MayPlan || IsAuthor;

    public StageMovers Movers =>
        (IsAuthor ? StageMovers.Authors : 0) | (IsJuror ? StageMovers.Jurors : 0) | (IsLead ? StageMovers.Leads : 0) | (IsDecider ? StageMovers.Deciders : 0) | (Runs ? StageMovers.Innkeepers : 0);

    /// <summary>Null when the viewer may not see the idea.</summary>
    public static async Task<IdeaStanding?> FindAsync(HouseDb db, Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var runs = viewer.RunsIdeas;
        return await db.VisibleIdeasTo(viewer).Where(i => i.Id == ideaId).Select(i => new IdeaStanding(
            i.Id, i.CampaignId, i.Stage!.Kind,
            i.Team.Any(p => p.MemberId == me && !p.IsAsked && p.Role != TeamRole.Helper),
            i.Team.Any(p => p.MemberId == me && !p.IsAsked),
            i.OwnerId == me,
            i.Campaign!.SponsorId == me || i.Campaign.People.Any(p => p.MemberId == me && p.Role == CampaignRole.Lead),
            i.Campaign.People.Any(p => p.MemberId == me && p.Role == CampaignRole.Juror),
            i.Campaign.People.Any(p => p.MemberId == me && p.Role == CampaignRole.Decider),
            runs)).FirstOrDefaultAsync(ct);
    }
}
