using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Sight;
using Herberge.Ideas.Stages;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Campaigns;

/// <summary>An idea as boards and lists show it.</summary>
/// <param name="Supporters">Different people.</param>
/// <param name="Votes">What they spent on it.</param>
/// <param name="AcrossSilos">As last released; null before.</param>
/// <param name="Mine">Votes of the viewer.</param>
/// <param name="IsOwn">The viewer is one of its authors.</param>
/// <param name="Customers">Who stands behind the needs it answers.</param>
/// <param name="AnswerLate">Working days an answer was promised for and is overdue; null when it isn't.</param>
/// <param name="DecisionLate">The same of a decision.</param>
/// <param name="Judged">Jurors who have judged it.</param>
/// <param name="Verdict">What stands decided.</param>
public sealed record IdeaCard(
    Guid Id, string Label, string Title, string Lead, Guid CampaignId, Guid StageId, StageKind StageKind, IdeaFace Author, string? LooksFor, int Comments, int Supporters, int Votes, double? AcrossSilos,
    int Mine, bool IsOwn, int Customers, int? AnswerLate, int? DecisionLate, int Judged, Verdict? Verdict);

/// <summary>Makes cards of ideas. The viewer's right to see them is asked by whoever chose them.</summary>
internal sealed class IdeaCards(HouseDb db, IEnumerable<IIdeaOrigins> origins, House house, TimeProvider clock)
{
    /// <returns>The cards in the order of the ids.</returns>
    public async Task<IReadOnlyList<IdeaCard>> OfAsync(IReadOnlyList<Guid> ids, Viewer viewer, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var me = viewer.MemberId;
        var (votes, judgements, decisions) = (db.Votes, db.ScoreCards, db.Decisions);
        var today = house.DayOf(clock.GetUtcNow());
        var rows = await db.Ideas.AsNoTracking().Where(i => ids.Contains(i.Id)).Join(db.Set<Member>(), i => i.Thread!.AuthorId, m => m.Id, (i, m) => new
        {
            i.Id, i.Number, i.Thread!.Title, i.Lead, i.CampaignId, i.StageId, i.Stage!.Kind, i.LooksFor, i.Thread.ReplyCount, i.Supporters, i.Votes, i.AcrossSilos, i.AnswerDueOn, i.FirstAnswerAt, i.DecisionDueOn, i.DecidedAt,
            Author = new IdeaFace(m.Id, m.Name, m.Handle, m.Unit != null ? m.Unit.Name : null, m.PartnerId == null ? m.Unit != null ? m.Unit.Hue : Member.HueWithoutUnit : null),
            Mine = votes.Where(v => v.IdeaId == i.Id && v.MemberId == me).Select(v => v.Count).FirstOrDefault(),
            IsOwn = i.Team.Any(p => p.MemberId == me && !p.IsAsked && p.Role != TeamRole.Helper),
            Judged = i.Stage.Kind == StageKind.Evaluated ? judgements.Count(c => c.IdeaId == i.Id && !c.IsConflicted) : 0,
            Verdict = i.DecidedAt == null ? null : decisions.Where(d => d.IdeaId == i.Id && d.ReopenedAt == null).OrderByDescending(d => d.At).Select(d => (Verdict?)d.Verdict).FirstOrDefault(),
        }).ToDictionaryAsync(row => row.Id, ct);
        var customers = new Dictionary<Guid, int>();
        foreach (var room in origins)
            foreach (var (id, count) in await room.CustomersAsync(ids, viewer, ct)) customers[id] = count;
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(r => new IdeaCard(
            r.Id, Idea.LabelOf(r.Number), r.Title, r.Lead, r.CampaignId, r.StageId, r.Kind, r.Author, r.LooksFor, r.ReplyCount, r.Supporters, r.Votes, r.AcrossSilos, r.Mine, r.IsOwn, customers.GetValueOrDefault(r.Id),
            Promises.LateBy(r.AnswerDueOn, r.FirstAnswerAt is not null || IsOver(r.Kind), today), Promises.LateBy(r.DecisionDueOn, r.DecidedAt is not null || IsOver(r.Kind), today), r.Judged, r.Verdict))];
    }

    /// <summary>Whoever got a reason or a decision waits no more.</summary>
    private static bool IsOver(StageKind kind) => kind >= StageKind.Decided;
}
