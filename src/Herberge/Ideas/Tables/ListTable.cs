using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Tables;

/// <param name="Total">How many the filter leaves in all.</param>
/// <param name="Next">Key to read on from; null at the end.</param>
public sealed record IdeaTable(IReadOnlyList<TableIdea> Rows, int Total, string? Next);

/// <summary>What the table can be narrowed by.</summary>
/// <param name="Units">Top units; none for guests.</param>
/// <param name="MayMove">Whether the viewer moves ideas of any campaign, so that rows can be chosen.</param>
public sealed record TableChoices(IReadOnlyList<FilterChoice> Campaigns, IReadOnlyList<FilterChoice> Stages, IReadOnlyList<string> Tags, IReadOnlyList<FilterChoice> Units, bool MayMove);

/// <param name="IsGone">A stage that takes no more ideas.</param>
public sealed record FilterChoice(Guid Id, string Name, bool IsGone = false);

/// <summary>The table of ideas: a page of what a filter leaves, by key, and what it can be narrowed by.</summary>
internal sealed class ListTable(HouseDb db, FilteredIdeas filtered, VisibleMembers visible)
{
    public const int PageSize = 50;
    private const int MostTags = 60;

    public async Task<IdeaTable> HandleAsync(IdeasFilter filter, string? after, Viewer viewer, CancellationToken ct)
    {
        var ideas = filtered.For(filter, viewer);
        var rows = await RowsAsync(ideas.After(filter.Sort, after).Sorted(filter.Sort).Take(PageSize + 1), viewer, ct);
        var page = rows.Take(PageSize).ToList();
        return new IdeaTable(page, after is null && rows.Count <= PageSize ? rows.Count : await ideas.CountAsync(ct), rows.Count > PageSize ? IdeaOrder.KeyOf(filter.Sort, page[^1]) : null);
    }

    /// <summary>Ideas as rows, in the order they come.</summary>
    public async Task<List<TableIdea>> RowsAsync(IQueryable<Idea> ideas, Viewer viewer, CancellationToken ct)
    {
        var (english, known) = (viewer.Language == "en", visible.To(viewer));
        var rows = await ideas.Select(i => new
        {
            i.Id, i.Number, i.Thread!.Title, i.Lead, i.StageId, i.Stage!.Kind, Stage = english ? i.Stage.NameEn : i.Stage.NameDe, i.CampaignId, Campaign = i.Campaign!.Title, i.SubmittedAt,
            i.Thread.LastPostAt, i.Thread.ReplyCount, i.AnswerDueOn, i.FirstAnswerAt, i.DecisionDueOn, i.DecidedAt, i.Supporters, i.AcrossSilos,
            Author = known.Where(m => m.Id == i.Thread.AuthorId).Select(m => new { m.Name, Path = m.Unit == null ? null : m.Unit.Path, Hue = m.Unit == null ? null : (int?)m.Unit.Hue, Partner = m.Partner == null ? null : m.Partner.Name }).FirstOrDefault(),
        }).ToListAsync(ct);
        return rows.ConvertAll(r => new TableIdea(r.Id, r.Number, r.Title, r.Lead, r.StageId, r.Kind, r.Stage, r.CampaignId, r.Campaign, r.Author?.Name, r.Author?.Partner ?? r.Author?.Path?.Split('/')[0], r.Author?.Hue,
            r.SubmittedAt, r.LastPostAt, r.ReplyCount, r.AnswerDueOn, r.FirstAnswerAt, r.DecisionDueOn, r.DecidedAt, r.Supporters, r.AcrossSilos));
    }

    public async Task<TableChoices> ChoicesAsync(Viewer viewer, CancellationToken ct)
    {
        var (me, english, inside) = (viewer.MemberId, viewer.Language == "en", viewer.IsInside);
        // One question for the names of three kinds: a page asks few.
        var named = await db.Stages.AsNoTracking().Select(s => new { Kind = 1, s.Id, Name = english ? s.NameEn : s.NameDe, Place = s.Position, Gone = s.RetiredAt != null })
            .Concat(db.VisibleCampaignsTo(viewer).AsNoTracking().Select(c => new { Kind = 0, c.Id, Name = c.Title, Place = c.IsBox ? 0 : 1, Gone = false }))
            .Concat(db.Set<OrgUnit>().AsNoTracking().Where(u => u.Depth == 0 && inside).Select(u => new { Kind = 2, u.Id, u.Name, Place = 0, Gone = false })).ToListAsync(ct);
        var names = named.OrderBy(n => n.Place).ThenBy(n => n.Name, StringComparer.CurrentCulture).ToLookup(n => n.Kind, n => new FilterChoice(n.Id, n.Name, n.Gone));
        var seen = db.VisibleIdeasTo(viewer).Select(i => i.Id);
        var tags = await db.Set<IdeaTag>().Where(t => seen.Contains(t.IdeaId)).GroupBy(t => t.Tag).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(MostTags).Select(g => g.Key).ToListAsync(ct);
        var moves = viewer.RunsIdeas || await db.Campaigns.AnyAsync(c => c.SponsorId == me || c.People.Any(p => p.MemberId == me), ct);
        return new TableChoices([.. names[0]], [.. names[1]], [.. tags.Order(StringComparer.CurrentCulture)], [.. names[2]], moves);
    }
}
