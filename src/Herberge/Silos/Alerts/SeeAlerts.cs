using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Alerts;

/// <param name="AcknowledgedBy">Null while nobody took note.</param>
public sealed record AlertView(Guid Id, string Unit, DateTimeOffset To, double Openness, double Low, double High, string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt);

/// <summary>Alerts nobody took note of, and those of the last weeks; for all who see the figures.</summary>
internal sealed class SeeAlerts(HouseDb db, TimeProvider clock)
{
    private const int Most = 20;
    private static readonly TimeSpan Shown = TimeSpan.FromDays(56);

    public async Task<Result<IReadOnlyList<AlertView>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        var since = clock.GetUtcNow() - Shown;
        return await (
            from alert in db.SiloAlerts.AsNoTracking()
            where alert.AcknowledgedAt == null || alert.AcknowledgedAt > since
            join member in db.Set<Member>() on alert.AcknowledgedBy equals (Guid?)member.Id into members
            from member in members.DefaultIfEmpty()
            orderby alert.To descending, alert.Unit
            select new AlertView(alert.Id, alert.Unit, alert.To, alert.Openness, alert.Low, alert.High, member == null ? null : member.Name, alert.AcknowledgedAt))
            .Take(Most).ToListAsync(ct);
    }
}
