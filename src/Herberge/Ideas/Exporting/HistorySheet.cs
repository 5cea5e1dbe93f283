using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Spreadsheets;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Tables;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.Exporting;

/// <summary>A line for each move and each decision, idea by idea, in order of time.</summary>
internal sealed class HistorySheet(HouseDb db, VisibleMembers visible, House house, IStringLocalizer<IdeasWords> words) : IIdeaSheet
{
    private static readonly string[] Columns = ["number", "title", "at", "what", "from", "to", "by", "reason", "headline", "conditions", "budget", "stop"];

    public IReadOnlyList<string> Header => [.. Columns.Select(column => words[$"export-{column}"].Value)];

    public async Task<IReadOnlyList<IReadOnlyList<TableCell>>> LinesAsync(IReadOnlyList<TableIdea> ideas, Viewer viewer, CancellationToken ct)
    {
        var (ids, english, known) = (ideas.Select(i => i.Id).ToList(), viewer.Language == "en", visible.To(viewer));
        var stages = await db.Stages.AsNoTracking().ToDictionaryAsync(s => s.Id, s => english ? s.NameEn : s.NameDe, ct);
        var moves = await db.StageMoves.AsNoTracking().Where(m => ids.Contains(m.IdeaId))
            .Select(m => new { m.IdeaId, m.At, m.FromId, m.ToId, m.Reason, By = known.Where(p => p.Id == m.MovedBy).Select(p => p.Name).FirstOrDefault() }).ToListAsync(ct);
        var decisions = await db.Decisions.AsNoTracking().Where(d => ids.Contains(d.IdeaId)).Select(d => new
        {
            Decision = d,
            By = known.Where(p => p.Id == d.DecidedBy).Select(p => p.Name).FirstOrDefault(),
            ReopenedBy = known.Where(p => p.Id == d.ReopenedBy).Select(p => p.Name).FirstOrDefault(),
        }).ToListAsync(ct);

        var lines = moves.Select(m => new Line(m.IdeaId, m.At, m.FromId is null ? "submitted" : "moved", m.FromId is { } from ? stages[from] : null, stages[m.ToId], m.By, m.Reason))
            .Concat(decisions.Select(d => new Line(d.Decision.IdeaId, d.Decision.At, $"decided-{d.Decision.Verdict}", null, null, d.By, d.Decision.Reason,
                d.Decision.Headline, d.Decision.Conditions, d.Decision.Budget, d.Decision.StopCriterion)))
            .Concat(decisions.Where(d => d.Decision.ReopenedAt is not null).Select(d => new Line(d.Decision.IdeaId, d.Decision.ReopenedAt!.Value, "reopened", null, null, d.ReopenedBy, d.Decision.ReopenReason)))
            .ToLookup(line => line.IdeaId);
        return [.. ideas.SelectMany(idea => lines[idea.Id].OrderBy(line => line.At).Select(line => (IReadOnlyList<TableCell>)
        [
            idea.Label, idea.Title, TableCell.Moment(TimeZoneInfo.ConvertTime(line.At, house.TimeZone).DateTime), words[$"export-what-{line.What}"].Value, line.From, line.To, line.By, line.Reason,
            line.Headline, line.Conditions, line.Budget, line.Stop,
        ]))];
    }

    private sealed record Line(
        Guid IdeaId, DateTimeOffset At, string What, string? From, string? To, string? By, string? Reason, string? Headline = null, string? Conditions = null, string? Budget = null, string? Stop = null);
}
