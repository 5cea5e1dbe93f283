using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Storage;
using Herberge.People.Admin.AuditLog;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <summary>In the audit log too, a gathering is named only to those who may see one of that name.</summary>
internal sealed class GatheringsAuditSight(HouseDb db) : IAuditSight
{
    public async Task<IReadOnlySet<long>> HiddenAsync(IReadOnlyList<AuditEntry> entries, Viewer viewer, CancellationToken ct)
    {
        var ours = entries.Where(e => e.Action.StartsWith("gathering.", StringComparison.Ordinal)).ToList();
        if (ours.Count == 0) return new HashSet<long>();
        var titles = ours.Select(e => e.Subject).Distinct().ToList();
        var seen = await db.VisibleGatheringsTo(viewer).Where(g => titles.Contains(g.Title)).Select(g => g.Title).Distinct().ToHashSetAsync(ct);
        // A title that changed since is no longer anybody's: its entry stays closed to those who may not see every gathering.
        return ours.Where(e => !seen.Contains(e.Subject)).Select(e => e.Id).ToHashSet();
    }
}
