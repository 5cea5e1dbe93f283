using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Voices.Sources;

/// <summary>Every few minutes: runs the sources that are due, one after the other.</summary>
[DisallowConcurrentExecution]
internal sealed partial class FetchSources(HouseDb db, RunSource run, IEnumerable<IFetchSource> kinds, TimeProvider clock, ILogger<FetchSources> log) : IJob
{
    private const int MostAtOnce = 20;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await HandleAsync(cancellationToken);

    /// <returns>How many observations came in.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var fetched = kinds.Select(kind => kind.Kind).ToList();
        var due = await db.VoiceSources.AsNoTracking().Where(s => fetched.Contains(s.Kind) && s.EndedAt == null && s.PausedAt == null && s.DueAt <= now)
            .OrderBy(s => s.DueAt).Take(MostAtOnce).Select(s => s.Id).ToListAsync(ct);
        var brought = 0;
        foreach (var id in due)
        {
            try
            {
                brought += (await run.RunAsync(id, ct))?.Brought ?? 0;
            }
            catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
            {
                // One source that breaks must not keep the others from being heard.
                LogBroken(log, id, unforeseen);
                db.ChangeTracker.Clear();
                await db.VoiceSources.Where(s => s.Id == id).ExecuteUpdateAsync(s => s
                    .SetProperty(x => x.LastRunAt, now).SetProperty(x => x.LastError, "fetch-broken").SetProperty(x => x.Failures, x => x.Failures + 1)
                    .SetProperty(x => x.DueAt, now.AddHours(1)), ct);
            }
        }

        return brought;
    }

    [LoggerMessage(1, LogLevel.Error, "Source {Id} could not be fetched")]
    private static partial void LogBroken(ILogger log, Guid id, Exception unforeseen);
}
