using Herberge.Foundation.Ledger;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Silos.Alerts;
using Quartz;

namespace Herberge.Silos.Releases;

/// <summary>Every night: computes what this week's release still lacks, so that pages only read, and looks for units that left their band. Most nights there is nothing to do.</summary>
[DisallowConcurrentExecution]
internal sealed partial class ReleaseEverything(
    HouseDb db, House house, TimeProvider clock, ReleaseFigures release, Measurable measurable, RaiseAlerts alerts, ILogger<ReleaseEverything> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await HandleAsync(cancellationToken);

    public async Task<int> HandleAsync(CancellationToken ct)
    {
        if (!house.IsOpen) return 0;
        var to = ReleaseCalendar.LastEnd(clock.GetUtcNow(), house.TimeZone);
        var before = db.ReleasedFigures.Count();
        foreach (var key in await measurable.KeysAsync(to, ct))
            await release.HandleAsync(key, ct);
        await alerts.HandleAsync(ct);
        var computed = db.ReleasedFigures.Count() - before;
        if (computed > 0) LogReleased(log, computed, to);
        return computed;
    }

    [LoggerMessage(1, LogLevel.Information, "Released {Count} figures of the windows that end before {To}")]
    private static partial void LogReleased(ILogger log, int count, DateTimeOffset to);
}
