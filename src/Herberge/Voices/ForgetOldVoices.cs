using System.Globalization;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Voices;

/// <summary>Every night: deletes what is older than its source keeps.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetOldVoices(HouseDb db, WriteTransactions writes, ForgetObservations forget, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await HandleAsync(cancellationToken);

    /// <returns>How many are gone.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = 0;
        foreach (var source in await db.VoiceSources.AsNoTracking().Select(s => new { s.Id, s.Name, s.KeepMonths }).ToListAsync(ct))
        {
            var before = now.AddMonths(-source.KeepMonths);
            await using var write = await writes.BeginAsync(db, ct);
            var gone = await forget.HandleAsync(db.Observations.Where(o => o.SourceId == source.Id && o.SaidAt < before), ct);
            if (gone.Count == 0) continue;
            db.Audit.Add(new AuditEntry(null, "voices.forgotten", source.Name, gone.Count.ToString(CultureInfo.InvariantCulture), now));
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            forget.EraseFiles(gone);
            all += gone.Count;
        }

        return all;
    }
}
