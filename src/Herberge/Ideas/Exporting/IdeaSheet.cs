using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Spreadsheets;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Tables;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.Exporting;

/// <summary>A line for each idea.</summary>
internal sealed class IdeaSheet(HouseDb db, VisibleMembers visible, House house, HouseAddress address, IStringLocalizer<IdeasWords> words) : IIdeaSheet
{
    private static readonly string[] Columns =
    [
        "number", "title", "lead", "text", "campaign", "stage", "stage-since", "submitted", "author", "unit", "team", "tags", "supporters", "across", "replies",
        "answer-due", "answered", "decision-due", "decided", "looks-for", "link",
    ];

    public IReadOnlyList<string> Header => [.. Columns.Select(column => words[$"export-{column}"].Value)];

    public async Task<IReadOnlyList<IReadOnlyList<TableCell>>> LinesAsync(IReadOnlyList<TableIdea> ideas, Viewer viewer, CancellationToken ct)
    {
        var ids = ideas.Select(i => i.Id).ToList();
        var more = await db.Ideas.AsNoTracking().Where(i => ids.Contains(i.Id)).Select(i => new
        {
            i.Id, i.StageSince, i.LooksFor,
            Text = db.Set<Post>().Where(p => p.ThreadId == i.ThreadId && p.Number == 1).Select(p => p.Body).FirstOrDefault(),
        }).ToDictionaryAsync(i => i.Id, ct);
        var tags = (await db.Set<IdeaTag>().AsNoTracking().Where(t => ids.Contains(t.IdeaId)).OrderBy(t => t.Tag).ToListAsync(ct)).ToLookup(t => t.IdeaId, t => t.Tag);
        var team = (await db.IdeaPeople.AsNoTracking().Where(p => ids.Contains(p.IdeaId) && !p.IsAsked)
            .Join(visible.To(viewer), p => p.MemberId, m => m.Id, (p, m) => new { p.IdeaId, p.Role, m.Name }).OrderBy(p => p.Role).ThenBy(p => p.Name).ToListAsync(ct)).ToLookup(p => p.IdeaId, p => p.Name);
        return [.. ideas.Select(idea => (IReadOnlyList<TableCell>)
        [
            idea.Label, idea.Title, idea.Lead, more[idea.Id].Text, idea.Campaign, idea.Stage, Day(more[idea.Id].StageSince), Day(idea.SubmittedAt), idea.Author, idea.Unit,
            string.Join(", ", team[idea.Id]), string.Join(", ", tags[idea.Id]), idea.Supporters, TableCell.Share(idea.AcrossSilos), idea.Replies,
            TableCell.Day(idea.AnswerDueOn), Day(idea.FirstAnswerAt), TableCell.Day(idea.DecisionDueOn), Day(idea.DecidedAt), more[idea.Id].LooksFor, $"{address.Value}/ideas/{idea.Id}",
        ])];
    }

    private TableCell Day(DateTimeOffset? at) => TableCell.Day(at is { } known ? house.DayOf(known) : null);
}
