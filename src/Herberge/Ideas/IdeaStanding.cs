using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>An idea the viewer may read, and what they are to it.</summary>
/// <param name="Is">What the viewer may act as when the idea moves.</param>
/// <param name="Role">The viewer's place in the team, agreed to or only asked for; null for none.</param>
public sealed record IdeaStanding(Idea Idea, Campaign Campaign, DiscussionThread Thread, Space Space, Stage Stage, StageMovers Is, TeamRole? Role, bool IsAsked, Viewer Viewer)
{
    /// <summary>Works on it and said so.</summary>
    public bool IsOfTeam => Role is not null && !IsAsked;

    public bool IsAuthor => Is.HasFlag(StageMovers.Authors);

    /// <summary>Runs the campaign it belongs to, or the room.</summary>
    public bool Runs => (Is & (StageMovers.Leads | StageMovers.Innkeepers)) != 0;

    /// <summary>What stands in the way of changing anything about it; null when nothing does.</summary>
    public Problem? Closed =>
        Space.ArchivedAt is not null ? Problem.Conflict("space-archived")
        : Idea.MergedIntoId is not null ? Problem.Conflict("idea-merged")
        : null;

    /// <summary>Null when there is no such idea or it is hidden from the viewer.</summary>
    public static async Task<IdeaStanding?> FindAsync(HouseDb db, Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var found = await db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => i.Id == ideaId)
            .Select(i => new
            {
                Idea = i,
                Campaign = i.Campaign!,
                Thread = i.Thread!,
                Space = i.Thread!.Space!,
                Stage = i.Stage!,
                Roles = i.Campaign!.People.Where(p => p.MemberId == me).Select(p => p.Role).ToList(),
                Mine = i.Team.Where(p => p.MemberId == me).Select(p => new { p.Role, p.IsAsked }).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var authors = found.Mine is { IsAsked: false, Role: not TeamRole.Helper };
        return new IdeaStanding(found.Idea, found.Campaign, found.Thread, found.Space, found.Stage, RolesOf(found.Campaign, found.Roles, authors, viewer),
            found.Mine?.Role, found.Mine?.IsAsked == true, viewer);
    }

    /// <summary>What somebody may act as towards an idea of this campaign.</summary>
    public static StageMovers RolesOf(Campaign campaign, IEnumerable<CampaignRole> roles, bool isAuthor, Viewer viewer)
    {
        var all = isAuthor ? StageMovers.Authors : StageMovers.None;
        if (campaign.SponsorId == viewer.MemberId) all |= StageMovers.Leads;
        if (viewer.RunsIdeas) all |= StageMovers.Innkeepers;
        foreach (var role in roles)
        {
            all |= role switch { CampaignRole.Lead => StageMovers.Leads, CampaignRole.Juror => StageMovers.Jurors, _ => StageMovers.Deciders };
        }

        return all;
    }
}
