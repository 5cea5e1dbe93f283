using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Silos.Alerts;

/// <param name="AcknowledgedBy">Null while nobody took note.</param>
public sealed record AlertView(Guid Id, string Unit, DateTimeOffset To, double Openness, double Low, double High, string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt);

/// <summary>
/// Alerts nobody took note of, and those of the last weeks; the same for all who see the figures. They change a few times a
/// year and stand on a busy page, so they are remembered for a moment.
/// </summary>
internal sealed class SeeAlerts(HouseDb db, IMemoryCache cache, TimeProvider clock)
{
    private const int Most = 20;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Shown = TimeSpan.FromDays(56);

    public async Task<Result<IReadOnlyList<AlertView>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        if (cache.TryGetValue(typeof(SeeAlerts), out List<AlertView>? known)) return known!;
        var since = clock.GetUtcNow() - Shown;
        var alerts = await (
            from alert in db.SiloAlerts.AsNoTracking()
            where alert.AcknowledgedAt == null || alert.AcknowledgedAt > since
            join member in db.Set<Member>() on alert.AcknowledgedBy equals (Guid?)member.Id into members
            from member in members.DefaultIfEmpty()
            orderby alert.To descending, alert.Unit
            select new AlertView(alert.Id, alert.Unit, alert.To, alert.Openness, alert.Low, alert.High, member == null ? null : member.Name, alert.AcknowledgedAt))
            .Take(Most).ToListAsync(ct);
        return cache.Set(typeof(SeeAlerts), alerts, Remembered);
    }

    /// <summary>After a change.</summary>
    public void Forget() => cache.Remove(typeof(SeeAlerts));
}
