using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Rulebook;

/// <param name="Waits">An answer has a version that nobody agreed to yet.</param>
/// <param name="IsDue">The day to look at it again has come.</param>
public sealed record RuleCard(Guid Id, RuleKind Kind, string Language, string Title, DateTimeOffset At, bool Waits, bool IsDue, DateTimeOffset? ArchivedAt);

/// <param name="Cards">By kind, then by title.</param>
public sealed record RulebookView(IReadOnlyList<RuleCard> Cards, bool MayWrite, int Archived);

/// <summary>What stands in the rulebook, as far as the viewer may read it.</summary>
internal sealed class SeeRulebook(HouseDb db, House house, TimeProvider clock)
{
    /// <returns>Null for guests.</returns>
    public async Task<RulebookView?> HandleAsync(RuleKind? kind, bool archived, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return null;
        var (today, rules, versions) = (house.DayOf(clock.GetUtcNow()), db.VisibleRulesTo(viewer), db.RuleVersions);
        var rows = await rules.Where(r => (kind == null || r.Kind == kind) && (r.ArchivedAt != null) == archived)
            .Join(versions, r => r.Id, v => v.RuleId, (r, v) => new { Rule = r, Version = v })
            .Where(x => x.Version.Number == (x.Rule.InForce ?? x.Rule.Version))
            .Select(x => new RuleCard(x.Rule.Id, x.Rule.Kind, x.Rule.Language, x.Version.Title, x.Version.At, x.Rule.InForce == null || x.Rule.InForce < x.Rule.Version, x.Rule.ReviewOn != null && x.Rule.ReviewOn <= today, x.Rule.ArchivedAt))
            .ToListAsync(ct);
        var hidden = viewer.IsOfTeam ? await rules.CountAsync(r => r.ArchivedAt != null, ct) : 0;
        return new RulebookView([.. rows.OrderBy(r => r.Kind).ThenBy(r => r.Title, StringComparer.CurrentCultureIgnoreCase).ThenBy(r => r.Id)], viewer.IsOfTeam, hidden);
    }
}
