using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Graphs.Effects;
using Herberge.Silos.Guard;
using Herberge.Silos.Oversight;
using Herberge.Silos.Releases;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Silos.Interventions;

/// <summary>
/// Computes the effects this week's release owes, once and for good: every night, and for whoever looks before the night did.
/// Always in the same order, so that of two lists too much alike the same one is released wherever it is computed.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ReleaseEffects(
    HouseDb db, IDatabaseEngine engine, WriteTransactions writes, House house, TimeProvider clock, ContactsOfTheWeek week, StartRelease start,
    ReadRules readRules, StudyIntervention study, KeptInterventions kept, ILogger<ReleaseEffects> log) : IJob
{
    public static int Fewest { get; } = new EffectOptions().Fewest;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await HandleAsync(cancellationToken);

    public async Task<int> HandleAsync(CancellationToken ct)
    {
        if (!house.IsOpen) return 0;
        var to = ReleaseCalendar.LastEnd(clock.GetUtcNow(), house.TimeZone);
        var monday = ReleaseDays.Today(to, house.TimeZone);
        if ((await DueAsync(monday, ct)).Count == 0) return 0;
        var rules = ReleaseRules.ForHouse((await readRules.HandleAsync(ct)).SmallestGroup);
        var released = 0;
        await week.OneAtATimeAsync(async () =>
        {
            await start.HandleAsync(to, rules, ct);
            foreach (var id in await DueAsync(monday, ct))
                if (await ReleaseAsync(id, monday, rules, ct)) released++;
        }, ct);
        if (released == 0) return 0;
        kept.Forget();
        LogReleased(log, released, monday);
        return released;
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(DateOnly monday, CancellationToken ct)
    {
        var waiting = await db.Interventions.AsNoTracking().Where(i => i.Effect == null && i.RemovedAt == null && i.Day < monday)
            .OrderBy(i => i.Day).ThenBy(i => i.Id).ToListAsync(ct);
        return [.. waiting.Where(i => i.DueOn <= monday).Select(i => i.Id)];
    }

    private async Task<bool> ReleaseAsync(Guid id, DateOnly monday, ReleaseRules rules, CancellationToken ct)
    {
        var measured = await db.Interventions.AsNoTracking().Include(i => i.Participants).SingleAsync(i => i.Id == id, ct);
        var found = await study.HandleAsync(measured, rules, ct);
        try
        {
            await using var write = await writes.BeginAsync(db, ct);
            var intervention = await db.Interventions.Include(i => i.Participants).Include(i => i.Effect).SingleAsync(i => i.Id == id, ct);
            // Changed or taken out while it was being computed: then it is due later, or not at all.
            if (intervention.Effect is not null || intervention.RemovedAt is not null || intervention.DueOn > monday) return false;
            intervention.Release(new ReleasedEffect(id, found.State, clock.GetUtcNow(), found.Numbers));
            foreach (var participant in intervention.Participants) participant.IsCounted = found.Counted.Contains(participant.MemberId);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            return true;
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            // Another node was first: its figure is the released one.
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Released {Count} effects of interventions, due on {Monday}")]
    private static partial void LogReleased(ILogger log, int count, DateOnly monday);
}
