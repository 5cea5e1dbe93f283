using Herberge.Foundation.Outward;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Importing;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Voices.Feeds;

/// <summary>Every few minutes: fetches the feeds that are due, one after the other. One that fails is asked again later, and later still.</summary>
[DisallowConcurrentExecution]
internal sealed class FetchFeeds(HouseDb db, WriteTransactions writes, FetchOutward fetch, BringIn bring, House house, TimeProvider clock) : IJob
{
    private const int MostAtOnce = 20;
    private const int MostDoublings = 6;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await HandleAsync(cancellationToken);

    /// <returns>How many observations came in.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.VoiceSources.AsNoTracking().Where(s => s.Kind == SourceKind.Feed && s.EndedAt == null && s.DueAt <= now)
            .OrderBy(s => s.DueAt).Take(MostAtOnce).ToListAsync(ct);
        var brought = 0;
        foreach (var source in due) brought += await RunAsync(source, ct);
        return brought;
    }

    private async Task<int> RunAsync(Source known, CancellationToken ct)
    {
        var fetched = await fetch.HandleAsync(known.Address!, known.ETag, known.LastModified, ct);
        var table = fetched.Body is null ? null : ReadFeed.Read(fetched.Body, known);
        var fault = fetched.Fault ?? (fetched.Body is not null && table is null ? "fetch-no-feed" : null);
        var now = clock.GetUtcNow();
        var keys = (await db.Observations.Where(o => o.SourceId == known.Id).Select(o => o.ExternalKey!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var plan = table is null ? new VoicesPlan([], 0, []) : new PlanVoices(table, ReadFeed.Mapping, house.TimeZone, now, known.Language).Make(keys);
        var authors = await bring.KeysAsync(plan, ct);
        await using var write = await writes.BeginAsync(db, ct);
        var source = await db.VoiceSources.AsTracking().SingleAsync(s => s.Id == known.Id, ct);
        (source.LastRunAt, source.LastError, source.LastBrought) = (now, fault, plan.Voices.Count);
        source.Failures = fault is null ? 0 : source.Failures + 1;
        source.DueAt = now.AddMinutes((double)source.EveryMinutes! * (1 << Math.Min(source.Failures, MostDoublings)));
        if (fault is null) (source.ETag, source.LastModified) = (fetched.ETag, fetched.LastModified);
        await bring.HandleAsync(plan, authors, known.Id, now, ct);
        await write.CommitAsync(ct);
        return plan.Voices.Count;
    }
}
