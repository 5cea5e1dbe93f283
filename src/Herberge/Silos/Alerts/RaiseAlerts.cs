using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos.Releases;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Alerts;

/// <summary>
/// Every four weeks: compares each top unit's released openness with its own earlier releases (<see cref="OpennessBand"/>)
/// and tells those who run the house, in one line and at most one mail. It reads released figures only, so units that are
/// hidden raise nothing and the alert tells nothing that was not released.
/// </summary>
internal sealed class RaiseAlerts(
    HouseDb db, IDatabaseEngine engine, WriteTransactions writes, House house, TimeProvider clock, ReleaseFigures release, SeeSilos see, SeeAlerts shown, Bell bell)
{
    /// <returns>How many were raised.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var points = release.Trend(new FigureKey(ReleaseCalendar.LastEnd(now, house.TimeZone), ReleaseCalendar.TrendWindow, 1, GroupedBy.Unit, null)).ToList();
        var judged = points[^1].To;
        if (await db.SiloAlerts.AnyAsync(a => a.To == judged, ct)) return 0;
        var alerts = Judge(await SeriesAsync(points, ct), judged, now);
        if (alerts.Count == 0) return 0;

        var hosts = await db.Set<Member>().AsNoTracking()
            .Where(m => m.State == MemberState.Active && (m.Roles & (HouseRoles.Host | HouseRoles.Administrator)) != 0).Select(m => m.Id).ToListAsync(ct);
        try
        {
            await using var write = await writes.BeginAsync(db, ct);
            db.SiloAlerts.AddRange(alerts);
            db.Audit.AddRange(alerts.Select(alert => new AuditEntry(null, "silos.alert-raised", alert.Unit, LastDay(alert.To), now)));
            await bell.AddAsync([.. hosts.Select(host => new Notification(host, NotificationKind.SiloAlert, null, null, null, null, now))], ct);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            // Another node raised them.
            db.ChangeTracker.Clear();
            return 0;
        }

        shown.Forget();
        await bell.RingAsync(hosts, CancellationToken.None);
        return alerts.Count;
    }

    private string LastDay(DateTimeOffset to) => TimeZoneInfo.ConvertTime(to.AddHours(-12), house.TimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<SiloAlert> Judge(Dictionary<string, List<(DateTimeOffset To, double Openness)>> series, DateTimeOffset judged, DateTimeOffset now)
    {
        var ready = series.Where(unit => unit.Value[^1].To == judged && unit.Value.Count > OpennessBand.FewestEarlier).ToList();
        var alerts = new List<SiloAlert>();
        foreach (var (unit, values) in ready)
        {
            var earlier = values.SkipLast(1).TakeLast(OpennessBand.MostEarlier).Select(value => value.Openness).ToList();
            if (OpennessBand.Of(earlier, ready.Count) is { } band && !band.Holds(values[^1].Openness))
                alerts.Add(new SiloAlert(unit, judged, values[^1].Openness, band, now));
        }

        return alerts;
    }

    private async Task<Dictionary<string, List<(DateTimeOffset To, double Openness)>>> SeriesAsync(List<FigureKey> points, CancellationToken ct)
    {
        var series = new Dictionary<string, List<(DateTimeOffset, double)>>();
        foreach (var point in points.TakeLast(OpennessBand.MostEarlier + 1))
        {
            if (await release.FindAsync(point, ct) is not { Missing: NoFigures.None } known) continue;
            foreach (var unit in see.Unpacked(known).ByUnit)
            {
                if (unit.Openness is not { } openness) continue;
                if (!series.TryGetValue(unit.Unit, out var values)) series[unit.Unit] = values = [];
                values.Add((point.To, openness));
            }
        }

        return series;
    }
}
