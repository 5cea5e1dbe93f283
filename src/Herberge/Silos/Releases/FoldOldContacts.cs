using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Silos.Oversight;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Silos.Releases;

/// <summary>
/// Folds single contacts older than the settings allow into monthly sums of units, and deletes them. Who had contact with whom
/// is then known to nobody any more.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class FoldOldContacts(
    HouseDb db, WriteTransactions writes, TimeProvider clock, ReadRules readRules, ILogger<FoldOldContacts> log) : IJob
{
    private const int Batch = 5000;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await HandleAsync(cancellationToken);

    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Whole months, so that no month is folded by halves.
        var before = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(-(await readRules.HandleAsync(ct)).KeepMonths);
        var units = await db.Roster.AsNoTracking().Where(e => e.UnitPath != null).ToDictionaryAsync(e => e.MemberId, e => e.UnitPath!, ct);
        var folded = 0;
        while (true)
        {
            await using var write = await writes.BeginAsync(db, ct);
            var old = await db.Ties.Where(t => t.At < before).OrderBy(t => t.At).Take(Batch).ToListAsync(ct);
            if (old.Count == 0) break;
            await AddUpAsync(old, units, ct);
            db.Ties.RemoveRange(old);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            db.ChangeTracker.Clear();
            folded += old.Count;
        }

        if (folded > 0) LogFolded(log, folded, before);
        return folded;
    }

    private async Task AddUpAsync(List<Tie> ties, Dictionary<Guid, string> units, CancellationToken ct)
    {
        var sums = new Dictionary<(DateOnly Month, string A, string B, byte Kind), int>();
        foreach (var tie in ties)
        {
            if (!units.TryGetValue(tie.FromId, out var a) || !units.TryGetValue(tie.ToId, out var b)) continue;
            if (string.CompareOrdinal(a, b) > 0) (a, b) = (b, a);
            var key = (new DateOnly(tie.At.Year, tie.At.Month, 1), a, b, (byte)tie.Kind);
            sums[key] = sums.GetValueOrDefault(key) + (tie.Weight < 0 ? -1 : 1);
        }

        foreach (var ((month, a, b, kind), contacts) in sums)
        {
            var sum = await db.FoldedContacts.FindAsync([month, a, b, kind], ct);
            if (sum is null) db.FoldedContacts.Add(sum = new FoldedContact(month, a, b, kind));
            sum.Contacts += contacts;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Folded {Count} contacts from before {Before} into sums of units")]
    private static partial void LogFolded(ILogger log, int count, DateTimeOffset before);
}
