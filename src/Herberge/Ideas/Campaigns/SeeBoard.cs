using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

public enum IdeaFilter
{
    All,

    /// <summary>By people of the viewer's top unit.</summary>
    MyUnit,

    /// <summary>Whose team looks for somebody.</summary>
    TeamWanted,
}

/// <param name="Count">All ideas of the stage that pass the filter.</param>
public sealed record BoardColumn(Stage Stage, string Name, int Count, IReadOnlyList<IdeaCard> Cards);

/// <param name="Count">Ideas that pass the filter.</param>
/// <param name="Stages">All stages, also those without a column.</param>
/// <param name="Is">What the viewer acts as when ideas move, beside being an author.</param>
public sealed record Board(IReadOnlyList<BoardColumn> Columns, int Count, int TeamWanted, IReadOnlyList<Stage> Stages, StageMovers Is)
{
    /// <summary>Where the viewer may bring an idea; what is missing for it is told when they do.</summary>
    public IEnumerable<Stage> NextOf(IdeaCard card)
    {
        var (from, who) = (Stages.First(stage => stage.Id == card.StageId), card.IsOwn ? Is | StageMovers.Authors : Is);
        return Stages.Where(to => to.Id != from.Id && to.RetiredAt is null && StageRules.MayMove(from, to, who));
    }
}

/// <summary>
/// The ideas of a campaign by stage, those with most supporters first. Costs a handful of queries, however many ideas there are: one
/// counts, one picks the first of each column, one reads them.
/// </summary>
internal sealed class SeeBoard(HouseDb db, IdeaCards cards)
{
    public const int First = 4;
    public const int More = 30;

    /// <param name="campaignId">The campaign.</param>
    /// <param name="filter">Which ideas.</param>
    /// <param name="openStage">The column of which more are shown.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    /// <param name="withCards">False for who wants to know only how many there are.</param>
    public async Task<Result<Board>> HandleAsync(Guid campaignId, IdeaFilter filter, Guid? openStage, Viewer viewer, CancellationToken ct, bool withCards = true)
    {
        var me = viewer.MemberId;
        var campaign = await db.VisibleCampaignsTo(viewer).AsNoTracking().Where(c => c.Id == campaignId)
            .Select(c => new { Campaign = c, Roles = c.People.Where(p => p.MemberId == me).Select(p => p.Role).ToList() }).FirstOrDefaultAsync(ct);
        if (campaign is null) return Problem.NotFound();
        var all = db.IdeasOf(campaignId, viewer);
        var query = await all.PassingAsync(filter, db, viewer, ct);
        var stages = await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct);
        var groups = await query.GroupBy(i => i.StageId).Select(g => new { g.Key, Count = g.Count(), Wanted = g.Count(i => i.LooksFor != null) }).ToListAsync(ct);
        var counts = groups.ToDictionary(g => g.Key, g => g.Count);
        var shown = stages.Where(s => counts.ContainsKey(s.Id) || (s.RetiredAt is null && s.Kind <= StageKind.Decided)).ToList();
        var picked = shown.Where(s => withCards && counts.ContainsKey(s.Id)).Select(stage =>
        {
            var (id, most) = (stage.Id, stage.Id == openStage ? More : First);
            return query.Where(i => i.StageId == id).OrderByDescending(i => i.Supporters).ThenBy(i => i.Number).Take(most).Select(i => i.Id);
        }).ToList();
        var ids = picked.Count == 0 ? [] : await picked.Aggregate((one, other) => one.Concat(other)).ToListAsync(ct);
        var byStage = (await cards.OfAsync(ids, viewer, ct)).OrderByDescending(card => card.Supporters).ThenBy(card => card.Label.Length).ThenBy(card => card.Label, StringComparer.Ordinal).ToLookup(card => card.StageId);
        var columns = shown.Select(s => new BoardColumn(s, s.NameIn(viewer.Language), counts.GetValueOrDefault(s.Id), [.. byStage[s.Id]])).ToList();
        var wanted = filter == IdeaFilter.MyUnit ? await all.CountAsync(i => i.LooksFor != null, ct) : groups.Sum(g => g.Wanted);
        return new Board(columns, counts.Values.Sum(), wanted, stages, IdeaStanding.RolesOf(campaign.Campaign, campaign.Roles, isAuthor: false, viewer));
    }
}

internal static class CampaignIdeas
{
    extension(HouseDb db)
    {
        /// <summary>Ideas of a campaign the viewer may read, without those that became part of others.</summary>
        public IQueryable<Idea> IdeasOf(Guid campaignId, Viewer viewer) => db.VisibleIdeasTo(viewer).Where(i => i.CampaignId == campaignId && i.MergedIntoId == null);
    }

    extension(IQueryable<Idea> ideas)
    {
        public async Task<IQueryable<Idea>> PassingAsync(IdeaFilter filter, HouseDb db, Viewer viewer, CancellationToken ct)
        {
            if (filter == IdeaFilter.TeamWanted) return ideas.Where(i => i.LooksFor != null);
            if (filter != IdeaFilter.MyUnit) return ideas;
            var me = viewer.MemberId;
            var path = await db.Set<Member>().AsNoTracking().Where(m => m.Id == me).Select(m => m.Unit!.Path).FirstOrDefaultAsync(ct);
            if (path is null) return ideas.Where(i => false);
            var top = path.Split('/')[0];
            var below = $"{top}/";
            return ideas.Where(i => db.Set<Member>().Any(m => m.Id == i.Thread!.AuthorId && (m.Unit!.Path == top || m.Unit.Path.StartsWith(below))));
        }
    }
}
