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
/// Every four weeks: compares the released openness of each unit, of every level, with its own earlier releases
/// (<see cref="OpennessBand"/>), all units of all levels judged together, and tells those who run the house, in one line and at most one mail. It reads released figures only, so units that are
/// hidden raise nothing and the alert tells nothing that was not released.
/// </summary>
internal sealed class RaiseAlerts(
    HouseDb db, IDatabaseEngine engine, WriteTransactions writes, House house, TimeProvider clock, ReleaseFigures release, Measurable measurable, SeeSilos see, SeeAlerts shown, Bell bell)
{
    /// <returns>How many were raised.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var top = new FigureKey(ReleaseCalendar.LastEnd(now, house.TimeZone), ReleaseCalendar.TrendWindow, 1, GroupedBy.Unit, null);
        var judged = release.Trend(top).Last().To;
        if (await db.SiloAlerts.AnyAsync(a => a.To == judged, ct)) return 0;
        var series = new Dictionary<string, List<(DateTimeOffset To, double Openness)>>();
        for (var level = 1; level <= (await measurable.OfferAsync(ct)).Levels; level++)
            await AddSeriesAsync(series, release.Trend(top with { Level = level }).TakeLast(OpennessBand.MostEarlier + 1), ct);
        var alerts = Judge(series, judged, now);
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

    // A unit without parts stands in the levels below too; it is one unit and judged where it is first met.
    private async Task AddSeriesAsync(Dictionary<string, List<(DateTimeOffset To, double Openness)>> series, IEnumerable<FigureKey> points, CancellationToken ct)
    {
        var known = series.Keys.ToHashSet();
        foreach (var point in points)
        {
            if (await release.FindAsync(point, ct) is not { Missing: NoFigures.None } released) continue;
            foreach (var unit in see.Unpacked(released).ByUnit)
            {
                if (unit.Openness is not { } openness || known.Contains(unit.Unit)) continue;
                if (!series.TryGetValue(unit.Unit, out var values)) series[unit.Unit] = values = [];
                values.Add((point.To, openness));
            }
        }
    }
}
