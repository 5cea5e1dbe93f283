using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Rulebook;

public sealed record RuleVersionLine(int Number, string By, DateTimeOffset At, string? Note, string? ApprovedBy, DateTimeOffset? ApprovedAt);

/// <param name="Shown">The version that is shown.</param>
/// <param name="Versions">The newest first; only those of the team see more than the one that holds.</param>
/// <param name="MayApprove">The shown version waits, and the viewer may agree to it.</param>
public sealed record RuleView(
    Guid Id, RuleKind Kind, string Language, string Title, string Body, string Html, RuleVersionLine Shown, int Newest, int? InForce, DateOnly? ReviewOn, bool IsDue, DateTimeOffset? ArchivedAt,
    IReadOnlyList<RuleVersionLine> Versions, bool MayWrite, bool MayApprove);

/// <summary>One page of the rulebook, with what it said before.</summary>
internal sealed class SeeRule(HouseDb db, House house, ApproveRule approve, TimeProvider clock)
{
    /// <param name="number">Null for the version that holds, or the newest where none does.</param>
    public async Task<RuleView?> HandleAsync(Guid id, int? number, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleRulesTo(viewer).FirstOrDefaultAsync(r => r.Id == id, ct) is not { } rule) return null;
        var wanted = viewer.IsOfTeam ? number ?? rule.InForce ?? rule.Version : rule.InForce!.Value;
        var (members, versions) = (db.Set<Member>(), db.RuleVersions);
        if (await versions.AsNoTracking().FirstOrDefaultAsync(v => v.RuleId == id && v.Number == wanted, ct) is not { } shown) return null;
        var lines = await versions.AsNoTracking().Where(v => v.RuleId == id && (viewer.IsOfTeam || v.Number == wanted)).OrderByDescending(v => v.Number)
            .Select(v => new RuleVersionLine(v.Number, members.Where(m => m.Id == v.By).Select(m => m.Name).First(), v.At, v.Note, members.Where(m => m.Id == v.ApprovedBy).Select(m => m.Name).FirstOrDefault(), v.ApprovedAt)).ToListAsync(ct);
        return new RuleView(
            id, rule.Kind, rule.Language, shown.Title, shown.Body, shown.Html, lines.Single(l => l.Number == wanted), rule.Version, rule.InForce, rule.ReviewOn,
            rule.ReviewOn <= house.DayOf(clock.GetUtcNow()), rule.ArchivedAt, lines, viewer.IsOfTeam, await approve.MayAsync(rule, shown, viewer, ct));
    }
}
