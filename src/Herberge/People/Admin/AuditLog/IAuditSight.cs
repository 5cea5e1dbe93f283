using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;

namespace Herberge.People.Admin.AuditLog;

/// <summary>
/// Says which entries speak of things this administrator may not know of: running the house opens no private space. The
/// room that holds those things knows.
/// </summary>
public interface IAuditSight
{
    /// <returns>Ids of the entries whose subject and detail stay hidden.</returns>
    Task<IReadOnlySet<long>> HiddenAsync(IReadOnlyList<AuditEntry> entries, Viewer viewer, CancellationToken ct);
}
