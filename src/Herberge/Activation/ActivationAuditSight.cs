using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Storage;
using Herberge.People.Admin.AuditLog;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation;

/// <summary>In the audit log too, a round of a space is named only to those who may know of it. Initiatives and journeys are of the whole house.</summary>
internal sealed class ActivationAuditSight(HouseDb db) : IAuditSight
{
    public async Task<IReadOnlySet<long>> HiddenAsync(IReadOnlyList<AuditEntry> entries, Viewer viewer, CancellationToken ct)
    {
        var ours = entries.Where(e => e.Action.StartsWith("activation.programme-", StringComparison.Ordinal) || e.Action == "activation.round-drawn").ToList();
        if (ours.Count == 0) return new HashSet<long>();
        var ids = ours.Select(e => Guid.Parse(e.Subject)).Distinct().ToList();
        var seen = await db.VisibleProgrammesTo(viewer).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(ct);
        return ours.Where(e => !seen.Contains(Guid.Parse(e.Subject))).Select(e => e.Id).ToHashSet();
    }
}
