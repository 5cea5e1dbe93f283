using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Channels.Listening;

/// <summary>
/// Every few minutes: looks at what came in since the last look. A rule strikes once a day of each kind; further hits of the day are added to the
/// alert. A day is judged as it grows against whole days before, so looking often makes no more false alarms than looking once.
/// </summary>
internal sealed class WatchMentions(HouseDb db, WriteTransactions writes, Bell bell, House house, TimeProvider clock)
{
    /// <summary>What is being written at this moment may carry an earlier time.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>What was said longer ago and comes in only now is no news.</summary>
    private const int NewsDays = 7;
    private const int MostHits = 100;

    /// <returns>How many alerts were made.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var made = 0;
        foreach (var id in await db.ListeningRules.Select(r => r.Id).ToListAsync(ct)) made += await LookAsync(id, ct);
        return made;
    }

    private async Task<int> LookAsync(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        var (until, today) = (now - Settled, house.DayOf(now));
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.ListeningRules.AsTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } rule || Keywords.Read(rule.Words) is not { } words || rule.SeenUntil >= until) return 0;
        var since = rule.SeenUntil;
        var hits = new List<(Guid Id, DateOnly Day)>();
        await foreach (var one in db.Of(rule.SourceIds).Where(o => o.ReceivedAt > since && o.ReceivedAt <= until).OrderBy(o => o.SaidAt).Select(o => new { o.Id, o.Quote, o.SaidAt }).AsAsyncEnumerable().WithCancellation(ct))
            if (words.Hit(one.Quote)) hits.Add((one.Id, house.DayOf(one.SaidAt)));
        rule.SeenUntil = until;
        var alerts = new List<ListeningAlert>();
        if (hits.Count > 0)
        {
            await CountAsync(rule, hits, today, ct);
            var fresh = hits.FindAll(h => h.Day > today.AddDays(-NewsDays));
            if (rule.PausedAt is null && fresh.Count > 0)
            {
                if (rule.TellsHits) await StrikeAsync(rule, ListeningAlertKind.Hits, today, fresh.ConvertAll(h => h.Id), null, now, alerts, ct);
                if (rule.TellsSpikes) await JudgeAsync(rule, words, today, now, alerts, ct);
            }
        }

        var told = alerts.Count == 0 ? [] : await db.SpeakersForTheHouse().Where(m => rule.IsPublic ? (m.Roles & HouseRoles.SocialMediaManager) != 0 || m.Id == rule.CreatedBy : m.Id == rule.CreatedBy).Select(m => m.Id).ToListAsync(ct);
        await bell.AddAsync([.. alerts.SelectMany(alert => told.Select(m => new Notification(m, NotificationKind.HeardOutside, null, null, null, null, now) { SubjectId = alert.Id }))], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync(told, CancellationToken.None);
        return alerts.Count;
    }

    private async Task CountAsync(ListeningRule rule, List<(Guid Id, DateOnly Day)> hits, DateOnly today, CancellationToken ct)
    {
        var earliest = today.AddDays(-RateTest.Window);
        await db.ListeningDays.Where(d => d.RuleId == rule.Id && d.Day < earliest).ExecuteDeleteAsync(ct);
        foreach (var day in hits.Where(h => h.Day >= earliest && h.Day <= today).GroupBy(h => h.Day))
        {
            var key = day.Key;
            if (await db.ListeningDays.AsTracking().FirstOrDefaultAsync(d => d.RuleId == rule.Id && d.Day == key, ct) is { } known) known.Count += day.Count();
            else db.ListeningDays.Add(new ListeningDay(rule.Id, key, day.Count()));
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task JudgeAsync(ListeningRule rule, Keywords words, DateOnly today, DateTimeOffset now, List<ListeningAlert> alerts, CancellationToken ct)
    {
        var counts = await db.ListeningDays.AsNoTracking().Where(d => d.RuleId == rule.Id).ToDictionaryAsync(d => d.Day, d => d.Count, ct);
        var first = rule.CountsSince > today.AddDays(-RateTest.Window) ? rule.CountsSince : today.AddDays(-RateTest.Window);
        List<int> before = [.. Enumerable.Range(0, Math.Max(0, today.DayNumber - first.DayNumber)).Select(n => counts.GetValueOrDefault(first.AddDays(n)))];
        var count = counts.GetValueOrDefault(today);
        if (RateTest.Of(count, before) is not { } rate || !RateTest.IsMoreThanUsual(count, rate)) return;
        var yesterday = now.AddDays(-2);
        var said = new List<Guid>();
        await foreach (var one in db.Of(rule.SourceIds).Where(o => o.SaidAt > yesterday && o.ReceivedAt <= now).Select(o => new { o.Id, o.Quote, o.SaidAt }).AsAsyncEnumerable().WithCancellation(ct))
            if (house.DayOf(one.SaidAt) == today && words.Hit(one.Quote)) said.Add(one.Id);
        await StrikeAsync(rule, ListeningAlertKind.Spike, today, said, (count, rate), now, alerts, ct);
    }

    private async Task StrikeAsync(ListeningRule rule, ListeningAlertKind kind, DateOnly today, List<Guid> hits, (int Count, Rate Rate)? spike, DateTimeOffset now, List<ListeningAlert> alerts, CancellationToken ct)
    {
        var alert = await db.ListeningAlerts.AsTracking().FirstOrDefaultAsync(a => a.RuleId == rule.Id && a.Kind == kind && a.Day == today, ct);
        if (alert is null)
        {
            alert = new ListeningAlert(Guid.CreateVersion7(now), rule.Id, kind, today, rule.IsPublic, now);
            db.ListeningAlerts.Add(alert);
            alerts.Add(alert);
        }

        var id = alert.Id;
        var known = await db.ListeningHits.Where(h => h.AlertId == id).Select(h => h.ObservationId).ToListAsync(ct);
        db.ListeningHits.AddRange(hits.Except(known).Take(MostHits - known.Count).Select(o => new ListeningHit(id, o)));
        if (spike is var (count, rate)) (alert.Count, alert.Usual, alert.Days, alert.Chance) = (count, rate.Usual, rate.Days, rate.Chance);
        else alert.Count += hits.Count;
    }
}

[DisallowConcurrentExecution]
internal sealed class WatchMentionsOften(WatchMentions watch, ForgetAlerts forget) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await watch.HandleAsync(cancellationToken);
        await forget.HandleAsync(cancellationToken);
    }
}

/// <summary>Alerts are kept for half a year; one somebody answered to stays as long as what was said.</summary>
internal sealed class ForgetAlerts(HouseDb db, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(183);

    public Task HandleAsync(CancellationToken ct)
    {
        var (before, hits, replies) = (clock.GetUtcNow() - Kept, db.ListeningHits, db.MentionReplies);
        return db.ListeningAlerts.Where(a => a.At < before && !hits.Any(h => h.AlertId == a.Id && replies.Any(r => r.ObservationId == h.ObservationId))).ExecuteDeleteAsync(ct);
    }
}
